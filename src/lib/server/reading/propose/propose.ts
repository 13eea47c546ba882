// What each column of a table most likely means, for a person to decide: never decided here.
import type { ColumnTarget } from '../../../domain/reading-choices';
import { columnLetter } from '../../../domain/figures/column-letter';
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import {
	both,
	candidatesFor,
	leafOf,
	type Candidate,
	type ColumnToPropose
} from './column-candidates';
import type { ColumnProposal, Proposal, Sureness } from './proposal';
import { closeMeanings, isContested, takenBeside } from './close-meanings';
import { columnIndexOf } from '../table/columns/column-index';
import { summedColumns } from '../table/columns/column-sums';
import { meaningOf } from './column-target';
import { valuesOf } from '../table/columns/column-values';
import type { Knowledge } from '../draft';
import { layoutKey } from './layout-key';
import { bieuMau } from '../formats/bieu-mau';
import { proposeFormValue } from './form-value';
import { headOf, rememberedIn } from './relabel';
import type { Sheet, SheetRow } from '../table/sheet';
import type { TableHead } from '../table/table-head';
import { readTitle } from '../table/titles/title';
import { headingKey } from '../table/vocabulary';

const ALTERNATIVES = 5;
/** Below this nothing is proposed. */
const PROPOSED = 0.5;

/** undefined where the sheet has no table. */
export function proposeColumns(sheet: Sheet, knowledge: Knowledge): Proposal | undefined {
	if (bieuMau.recognises(sheet, knowledge)) return proposeFormValue(sheet, knowledge);
	const remembered = rememberedIn(sheet, knowledge);
	const head = remembered?.head ?? headOf(sheet, knowledge);
	if (head === undefined) return undefined;
	const body = sheet.rows.slice(head.body).filter(hasTwoCells);
	const columns = columnsOf(head, body, knowledge);
	const candidates = weigh(columns, body, knowledge);
	const assigned = assign(candidates);
	const fixed = decidedTargets(knowledge, remembered?.targets);
	const { name } = sheet;
	return {
		...(name === undefined ? {} : { sheet: name }),
		headingRow: sheet.rows[head.first]?.number ?? 0,
		lastHeadingRow: sheet.rows[head.last]?.number ?? 0,
		layoutKey: layoutKey(head.headings),
		headings: head.headings,
		columns: columns.map((column) =>
			proposalFor(column, {
				decided: fixed.get(column.index),
				proposed: assigned.get(column.index),
				candidates: candidates.get(column.index) ?? [],
				taken: takenBeside(column.index, assigned)
			})
		),
		rows: body.length,
		said: saidAbove(sheet, head, knowledge)
	};
}

/** Remarks and signatures are lines of one cell. */
function hasTwoCells({ cells }: SheetRow): boolean {
	let filled = 0;
	for (const cell of cells) if (cell.trim() !== '' && (filled += 1) > 1) return true;
	return false;
}

function columnsOf(
	head: TableHead,
	body: readonly SheetRow[],
	{ register }: Knowledge
): ColumnToPropose[] {
	const width = body.reduce((most, row) => Math.max(most, row.cells.length), head.headings.length);
	const leaves = head.headings.map((heading) => headingKey(leafOf(heading)));
	return Array.from({ length: width }, (_, index) => ({
		...valuesOf(body, index, register),
		heading: head.headings[index] ?? '',
		isLeafRepeated: leaves.filter((leaf) => leaf === leaves[index]).length > 1
	})).filter(({ heading, kind }) => heading !== '' || kind !== 'empty');
}

type Candidates = ReadonlyMap<number, readonly Candidate[]>;

/** Heading and values of each column alone, then what the columns say about each other. */
function weigh(
	columns: readonly ColumnToPropose[],
	body: readonly SheetRow[],
	{ catalogue }: Knowledge
): Candidates {
	const candidates = new Map(
		columns.map((column) => [column.index, candidatesFor(column, catalogue)])
	);
	const isLong = addValueColumn(columns, candidates);
	if (!isLong) addSums(columns, candidates, { body, catalogue });
	for (const { index, kind, heading } of columns)
		if (
			kind === 'empty' &&
			(candidates.get(index)?.[0]?.confidence ?? 0) < PROPOSED &&
			heading !== ''
		)
			add(candidates, index, {
				target: 'ignore',
				confidence: PROPOSED,
				why: { kind: 'no_values' }
			});
	return candidates;
}

function add(candidates: Map<number, Candidate[]>, index: number, candidate: Candidate): void {
	const all = candidates.get(index) ?? [];
	const before = all.find(({ target }) => target === candidate.target);
	const merged = before === undefined ? candidate : both(before, candidate);
	const others = all.filter((other) => other !== before);
	candidates.set(
		index,
		[...others, merged].sort((a, b) => b.confidence - a.confidence)
	);
}

/** Where a column names indicators, the one column of figures holds their values. */
function addValueColumn(
	columns: readonly ColumnToPropose[],
	candidates: Map<number, Candidate[]>
): boolean {
	const isLong = columns.some(
		({ index }) => candidates.get(index)?.[0]?.target === 'role:indicator'
	);
	if (!isLong) return false;
	const figures = columns.filter(
		({ kind, isCounting, codeShare }) =>
			(kind === 'number' || kind === 'percent') && !isCounting && codeShare < 0.8
	);
	const [only] = figures;
	if (only !== undefined && figures.length === 1)
		add(candidates, only.index, {
			target: 'role:value',
			confidence: 0.8,
			why: { kind: 'figures' }
		});
	return true;
}

/** Of what is equally like two meanings. */
const GUESSED = 0.6;

/** From here on a meaning may be built upon. */
const RELIABLE = 0.7;

function addSums(
	columns: readonly ColumnToPropose[],
	candidates: Map<number, Candidate[]>,
	of: { readonly body: readonly SheetRow[]; readonly catalogue: Knowledge['catalogue'] }
): void {
	const known = new Map<IndicatorId, number>();
	const sure = [...assign(candidates)].filter(([, { confidence }]) => confidence >= RELIABLE);
	for (const [index, { target }] of sure) {
		const meaning = meaningOf(target);
		if (meaning.kind === 'indicator') known.set(meaning.indicator, index);
	}
	const isSure = new Set(sure.map(([index]) => index));
	const open = columns
		.filter(({ index, kind }) => kind === 'number' && !isSure.has(index))
		.map(({ index }) => index);
	for (const { index, indicator, words } of summedColumns(of.body, { ...of, known, open }))
		add(candidates, index, {
			target: `indicator:${indicator}`,
			confidence: 0.75,
			why: { kind: 'sum', words }
		});
}

/** The surest first; a meaning goes to one column only. Dates begin before they end. */
function assign(candidates: Candidates): Map<number, Candidate> {
	const all = [...candidates].flatMap(([index, list]) =>
		list
			.filter(({ confidence }) => confidence >= PROPOSED)
			.map((candidate) => ({ index, candidate }))
	);
	const fromFirst = (target: ColumnTarget): number => (target === 'role:to' ? 1 : 0);
	all.sort(
		(a, b) =>
			b.candidate.confidence - a.candidate.confidence ||
			a.index - b.index ||
			fromFirst(a.candidate.target) - fromFirst(b.candidate.target)
	);
	const assigned = new Map<number, Candidate>();
	const taken = new Set<ColumnTarget>();
	for (const { index, candidate } of all) {
		const { target } = candidate;
		if (assigned.has(index) || (target !== 'ignore' && taken.has(target))) continue;
		assigned.set(index, candidate);
		taken.add(target);
	}
	return assigned;
}

/** What was chosen for this file, else what was remembered from an earlier one. */
function decidedTargets(
	{ choices }: Knowledge,
	remembered: ReadonlyMap<number, ColumnTarget> | undefined
): Map<number, Candidate> {
	const chosen = Object.entries(choices.columns ?? {}).flatMap(([letter, target]) => {
		const index = columnIndexOf(letter);
		return index === undefined ? [] : [[index, target] as const];
	});
	const kind = chosen.length > 0 ? 'chosen' : 'remembered';
	const decided = chosen.length > 0 ? chosen : [...(remembered ?? [])];
	return new Map(
		decided.map(([index, target]) => [index, { target, confidence: 1, why: { kind } }])
	);
}

function proposalFor(
	{ index, heading, samples, fillRate, kind }: ColumnToPropose,
	of: {
		readonly decided: Candidate | undefined;
		readonly proposed: Candidate | undefined;
		readonly candidates: readonly Candidate[];
		/** Meanings that other columns surely have. */
		readonly taken: ReadonlySet<ColumnTarget>;
	}
): ColumnProposal {
	const best = of.decided ?? of.proposed;
	const near = closeMeanings(of.candidates, of.taken);
	const confidence = Math.min(best?.confidence ?? 0, isContested(best, near) ? GUESSED : 1);
	return {
		index,
		letter: columnLetter(index),
		...{ heading, samples, fillRate, kind },
		target: best?.target ?? null,
		confidence,
		sureness: surenessOf(confidence),
		why: best?.why ?? null,
		alternatives: of.candidates
			.map(({ target }) => target)
			.filter((target) => target !== best?.target)
			.slice(0, ALTERNATIVES),
		close: near.map(({ target }) => target)
	};
}

function surenessOf(confidence: number): Sureness {
	if (confidence >= 0.9) return 'certain';
	if (confidence >= RELIABLE) return 'fairly';
	return confidence >= PROPOSED ? 'guess' : 'unknown';
}

function saidAbove(sheet: Sheet, head: TableHead, knowledge: Knowledge): Proposal['said'] {
	const { unit, period } = readTitle(sheet.rows.slice(0, head.first), sheet, knowledge);
	const { choices } = knowledge;
	return {
		unit: unit !== null || choices.unitId !== undefined,
		period: period !== null || choices.period !== undefined
	};
}
