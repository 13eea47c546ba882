// "Quá hạn" without a group may be of the resolved or of the pending: the columns beside it, and their sums, say which.
import type { Catalogue, Indicator, IndicatorId } from '../../../../domain/kpi/catalogue';
import { summedColumns } from '../columns/column-sums';
import type { Heading } from '../columns/columns';
import type { HeadingMeaning } from './heading-meaning';
import type { SheetRow } from '../sheet';
import type { Vocabulary } from '../vocabulary';

export interface Neighbour {
	readonly heading: Heading;
	readonly meaning: HeadingMeaning;
	readonly indicator: Indicator;
}
export interface HeadingContext {
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

export interface Settled<Candidate> {
	readonly candidate: Candidate;
	/** Set where nobody knows which of these it is. */
	readonly asked?: readonly Indicator[];
}

/** The candidates as their neighbours make them. */
export function amongNeighbours<Candidate extends Neighbour>(
	candidates: readonly Candidate[],
	of: HeadingContext
): readonly Settled<Candidate>[] {
	const readings = candidates.map((candidate) => readingsOf(candidate, of));
	if (readings.every(({ length }) => length < 2))
		return candidates.map((candidate) => ({ candidate }));
	const firm = new Map<IndicatorId, number>();
	for (const [at, { indicator, heading }] of candidates.entries())
		if ((readings[at] ?? []).length < 2) firm.set(indicator.id, heading.index);
	let before: Reading | undefined;
	return candidates.map((candidate, at) => {
		const own = (readings[at] ?? []).filter(({ indicator }) => !isSplit(indicator, firm, of));
		const isRepeated = candidates.filter((one) => sameWords(one, candidate)).length > 1;
		const about = { candidate, firm, before, of, isRepeated };
		const reading = own.length < 2 ? own[0] : decide(own, about);
		before = reading === 'asked' ? undefined : (reading ?? familyOf(candidate, of));
		return settledAs(candidate, { reading, own, firm });
	});
}

function settledAs<Candidate extends Neighbour>(
	candidate: Candidate,
	of: {
		readonly reading: Reading | 'asked' | undefined;
		readonly own: readonly Reading[];
		readonly firm: Map<IndicatorId, number>;
	}
): Settled<Candidate> {
	if (of.reading === undefined) return { candidate };
	if (of.reading === 'asked') return { candidate, asked: of.own.map(({ indicator }) => indicator) };
	const { indicator } = of.reading;
	of.firm.set(indicator.id, candidate.heading.index);
	return { candidate: { ...candidate, indicator } };
}

/** Where "Trước hạn" and "Đúng hạn" stand by themselves, "Trong hạn" is not their sum. */
const isSplit = (
	{ id }: Indicator,
	firm: ReadonlyMap<IndicatorId, number>,
	{ catalogue }: HeadingContext
): boolean =>
	catalogue.checks.some(
		(check) =>
			check.kind === 'sum' && check.total === id && check.parts.some((part) => firm.has(part))
	);

const sameWords = (a: Neighbour, b: Neighbour): boolean => a.heading.text === b.heading.text;

/** What a heading without a group may be a part of; one reading where its words leave no doubt. */
function readingsOf({ heading, meaning, indicator }: Neighbour, of: HeadingContext): Reading[] {
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
	{ vocabulary, catalogue }: HeadingContext
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
function familyOf({ indicator }: Neighbour, of: HeadingContext): Reading | undefined {
	for (const group of GROUPS) {
		const total = of.vocabulary.heading(group);
		if (total.kind === 'one' && total.value === indicator)
			return { indicator, total: indicator.id, beside: new Set() };
		const reading = partOf(indicator, group, of);
		if (reading !== undefined) return reading;
	}
	return undefined;
}

interface About {
	readonly candidate: Neighbour;
	/** Indicators whose column is certain. */
	readonly firm: ReadonlyMap<IndicatorId, number>;
	readonly before: Reading | undefined;
	readonly of: HeadingContext;
	readonly isRepeated: boolean;
}

function decide(readings: readonly Reading[], about: About): Reading | 'asked' {
	const { firm, before, isRepeated } = about;
	const near = readings.find(({ total }) => total === before?.total);
	if (isRepeated) return near ?? 'asked';
	const backed = readings.filter(({ beside }) => [...beside].some((id) => firm.has(id)));
	const [part, ...moreParts] = backed;
	if (part !== undefined && moreParts.length === 0) return part;
	const [total, ...moreTotals] = readings.filter((reading) => firm.has(reading.total));
	if (part === undefined && moreTotals.length === 0) return total ?? readings[0] ?? 'asked';
	// Both kinds have parts: the one it stands next to. With none, nobody knows.
	return provenBySums(readings, about) ?? (part === undefined ? 'asked' : (near ?? 'asked'));
}

/** The one whose sum comes out in the rows. */
function provenBySums(readings: readonly Reading[], about: About): Reading | undefined {
	const { of, firm, candidate } = about;
	const open = [candidate.heading.index];
	const sums = summedColumns(of.rows, { catalogue: of.catalogue, known: firm, open });
	const proven = readings.filter(({ indicator }) =>
		sums.some((sum) => sum.indicator === indicator.id)
	);
	return proven.length === 1 ? proven[0] : undefined;
}
