// "Quá hạn" without a group may be of the resolved or of the pending: the columns beside it, and their sums, say which.
import type { Catalogue, Indicator, IndicatorId } from '../../domain/catalogue';
import { summedColumns } from './column-sums';
import type { Heading } from './columns';
import type { HeadingMeaning } from './heading-meaning';
import type { SheetRow } from './sheet';
import type { Vocabulary } from './vocabulary';

export interface Neighbour {
	readonly heading: Heading;
	readonly meaning: HeadingMeaning;
	readonly indicator: Indicator;
}
export interface Surroundings {
	readonly vocabulary: Vocabulary;
	readonly catalogue: Catalogue;
	readonly rows: readonly SheetRow[];
}
/** Groups that forms print above the words in question. */
const GROUPS = ['Đã giải quyết', 'Đang giải quyết'] as const;

interface Reading {
	readonly indicator: Indicator;
	/** What it is a part of. */
	readonly total: IndicatorId;
	/** The other parts of that total. */
	readonly beside: ReadonlySet<IndicatorId>;
}

/** The candidates as their neighbours make them; `null` for what stays a question, with its readings. */
export function amongNeighbours<Candidate extends Neighbour>(
	candidates: readonly Candidate[],
	of: Surroundings
): readonly { readonly candidate: Candidate; readonly asked?: readonly Indicator[] }[] {
	const readings = candidates.map((candidate) => readingsOf(candidate, of));
	const isOpen = (at: number): boolean => (readings[at]?.length ?? 0) > 1;
	if (!candidates.some((_, at) => isOpen(at)))
		return candidates.map((candidate) => ({ candidate }));
	const firm = new Map<IndicatorId, number>();
	for (const [at, { indicator, heading }] of candidates.entries())
		if (!isOpen(at)) firm.set(indicator.id, heading.index);
	let before: Reading | undefined;
	const settled: { readonly candidate: Candidate; readonly asked?: readonly Indicator[] }[] = [];
	for (const [at, candidate] of candidates.entries()) {
		const own = (readings[at] ?? []).filter(({ indicator }) => !isSplit(indicator, firm, of));
		const isRepeated = candidates.filter((one) => sameWords(one, candidate)).length > 1;
		const reading =
			own.length < 2 ? undefined : decide(own, { candidate, firm, before, of, isRepeated });
		before = reading === 'asked' ? undefined : (reading ?? own[0] ?? familyOf(candidate, of));
		if (reading === 'asked')
			settled.push({ candidate, asked: own.map(({ indicator }) => indicator) });
		else {
			const { indicator } = reading ?? candidate;
			settled.push({ candidate: { ...candidate, indicator } });
			if (reading !== undefined) firm.set(indicator.id, candidate.heading.index);
		}
	}
	return settled;
}

const sameWords = (a: Neighbour, b: Neighbour): boolean => a.heading.text === b.heading.text;

/** What a heading without a group may be a part of; one reading where its words leave no doubt. */
function readingsOf({ heading, meaning, indicator }: Neighbour, of: Surroundings): Reading[] {
	if (heading.path.length > 1 || !meaning.isPlain) return [];
	const own = heading.path[0] ?? '';
	const found = new Map<IndicatorId, Reading>();
	for (const group of GROUPS) {
		const below = of.vocabulary.headingBelow([group, own]);
		const reading = below.kind === 'one' ? partOf(below.value, group, of) : undefined;
		if (reading !== undefined) found.set(reading.indicator.id, reading);
	}
	if (!found.has(indicator.id)) return [];
	return [...found.values()].toSorted((a) => (a.indicator === indicator ? -1 : 1));
}

function partOf(
	indicator: Indicator,
	group: string,
	{ vocabulary, catalogue }: Surroundings
): Reading | undefined {
	const total = vocabulary.heading(group);
	if (total.kind !== 'one') return undefined;
	const sums = catalogue.checks.flatMap((check) =>
		check.kind === 'sum' && check.total === total.value.id && check.parts.includes(indicator.id)
			? [check.parts]
			: []
	);
	if (sums.length === 0) return undefined;
	const beside = new Set(sums.flat().filter((id) => id !== indicator.id));
	return { indicator, total: total.value.id, beside };
}

/** "Đã giải quyết" itself, or a part of it that needs no deciding. */
function familyOf({ indicator }: Neighbour, of: Surroundings): Reading | undefined {
	for (const group of GROUPS) {
		const total = of.vocabulary.heading(group);
		if (total.kind === 'one' && total.value === indicator)
			return { indicator, total: indicator.id, beside: new Set() };
		const reading = partOf(indicator, group, of);
		if (reading !== undefined) return reading;
	}
	return undefined;
}

function decide(
	readings: readonly Reading[],
	about: {
		readonly candidate: Neighbour;
		readonly firm: ReadonlyMap<IndicatorId, number>;
		readonly before: Reading | undefined;
		readonly of: Surroundings;
		readonly isRepeated: boolean;
	}
): Reading | 'asked' {
	const { firm, before, of, candidate, isRepeated } = about;
	const near = readings.find(({ total }) => total === before?.total);
	if (isRepeated) return near ?? 'asked';
	const backed = readings.filter(({ beside }) => [...beside].some((id) => firm.has(id)));
	const summed = readings.filter(({ total }) => firm.has(total));
	const [onlyPart, ...moreParts] = backed;
	const [onlyTotal, ...moreTotals] = summed;
	if (onlyPart !== undefined && moreParts.length === 0) return onlyPart;
	if (onlyPart === undefined && moreTotals.length === 0) return onlyTotal ?? readings[0] ?? 'asked';
	const open = [candidate.heading.index];
	const bySums = summedColumns(of.rows, { catalogue: of.catalogue, known: firm, open });
	const proven = readings.filter(({ indicator }) =>
		bySums.some((sum) => sum.indicator === indicator.id)
	);
	if (proven.length === 1) return proven[0] ?? 'asked';
	// Both kinds have parts: the one it stands next to. With none, nobody knows.
	return onlyPart === undefined ? 'asked' : (near ?? 'asked');
}
