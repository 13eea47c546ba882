// What a column could be, by its heading and by what stands below it, each with how sure that is.
import type { ColumnTarget } from '../../../domain/reading-choices';
import type { Catalogue, Measure } from '../../../domain/kpi/catalogue';
import { meaningOf, targetOfHeading } from './column-target';
import { shareOf, type ColumnValues, type SeenKind } from '../table/columns/column-values';
import { likeHeadings } from '../table/headings/heading-likeness';
import { PATH } from '../table/table-head';
import { vocabularyOf } from '../table/vocabulary';

/** Why a meaning is proposed. */
export type ProposalReason =
	| { readonly kind: 'same_heading' }
	| { readonly kind: 'like_heading'; readonly heading: string }
	| {
			readonly kind:
				| 'unit_names'
				| 'unit_codes'
				| 'periods'
				| 'dates'
				| 'counting'
				| 'indicator_names'
				| 'field_names'
				| 'figures'
				| 'no_values'
				| 'remembered'
				| 'chosen';
	  }
	| { readonly kind: 'sum'; readonly words: string };

export interface Candidate {
	readonly target: ColumnTarget;
	/** 0 to 1. */
	readonly confidence: number;
	readonly why: ProposalReason;
}

export interface ColumnToPropose extends ColumnValues {
	/** Over all heading rows. */
	readonly heading: string;
	/** Does another column have the same words in the lowest heading row? */
	readonly isLeafRepeated: boolean;
}

/** The strongest reason for each meaning; two reasons for one make it surer. */
export function candidatesFor(column: ColumnToPropose, catalogue: Catalogue): Candidate[] {
	const byTarget = new Map<ColumnTarget, Candidate>();
	for (const candidate of [...byHeading(column, catalogue), ...byValues(column, catalogue)]) {
		const before = byTarget.get(candidate.target);
		byTarget.set(candidate.target, before === undefined ? candidate : both(before, candidate));
	}
	return [...byTarget.values()].sort((a, b) => b.confidence - a.confidence);
}

export function both(a: Candidate, b: Candidate): Candidate {
	const [first, second] = a.confidence >= b.confidence ? [a, b] : [b, a];
	const confidence = 1 - (1 - first.confidence) * (1 - second.confidence);
	return { ...first, confidence: Math.max(first.confidence, Math.min(0.98, confidence)) };
}

/** A heading that is known keeps being proposed, however odd its values are. */
const LEAST_OF_KNOWN = 0.6;

function byHeading(column: ColumnToPropose, catalogue: Catalogue): Candidate[] {
	const full = column.heading.replaceAll(PATH, ' ');
	const leaf = leafOf(column.heading);
	const why = { kind: 'same_heading' } as const;
	const same = targetOfHeading(column.heading, catalogue);
	if (same !== undefined) {
		const fitting = column.kind === 'empty' ? 1 : fit(same, column, catalogue);
		return [{ target: same, confidence: Math.max(LEAST_OF_KNOWN, fitting), why }];
	}
	const sameLeaf = leaf === full ? undefined : targetOfHeading(leaf, catalogue);
	const ofLeaf = column.isLeafRepeated ? 0.45 : 0.9;
	const found = new Map<ColumnTarget, Candidate>();
	const add = (candidate: Candidate): void => {
		const confidence = candidate.confidence * fit(candidate.target, column, catalogue);
		if (confidence > (found.get(candidate.target)?.confidence ?? 0))
			found.set(candidate.target, { ...candidate, confidence });
	};
	if (sameLeaf !== undefined) add({ target: sameLeaf, confidence: ofLeaf, why });
	for (const [text, weight] of leaf === full ? [[full, 1] as const] : weighted(full, leaf))
		for (const { target, heading, likeness } of likeHeadings(text, catalogue))
			add({ target, confidence: likeness * 0.92 * weight, why: { kind: 'like_heading', heading } });
	return [...found.values()];
}

const weighted = (full: string, leaf: string): readonly (readonly [string, number])[] => [
	[full, 1],
	[leaf, 0.85]
];

export const leafOf = (heading: string): string => heading.split(PATH).at(-1) ?? '';

/** How well the values go with the meaning: 1 as they should be, near 0 when they speak against it. */
function fit(target: ColumnTarget, column: ColumnValues, { indicators }: Catalogue): number {
	const { kind } = column;
	const meaning = meaningOf(target);
	if (meaning.kind === 'ignore') return 1;
	if (kind === 'empty') return UNPROVEN;
	if (meaning.kind === 'role') return ROLE_FITS[meaning.role]?.[kind] ?? 1;
	return MEASURE_FITS[indicators.get(meaning.indicator)?.measure ?? 'count'][kind] ?? 1;
}

/** No value speaks for or against it. */
const UNPROVEN = 0.85;

type Fits = Readonly<Partial<Record<SeenKind, number>>>;
const WORDS: Fits = { text: 0.3, date: 0.2, period: 0.2, unit: 0.2 };
const NO_FIGURES: Fits = { number: 0.3, percent: 0.2 };
const MEASURE_FITS: Readonly<Record<Measure, Fits>> = {
	count: { ...WORDS, percent: 0.4 },
	amount: { ...WORDS, percent: 0.4 },
	percent: { ...WORDS, number: 0.9 },
	flag: { date: 0.3, period: 0.3, unit: 0.3, percent: 0.3 }
};
const ROLE_FITS: Readonly<Record<string, Fits>> = {
	unit: { ...NO_FIGURES, date: 0.2, period: 0.2 },
	unitCode: { percent: 0.2, date: 0.2, period: 0.2, unit: 0.5 },
	period: { ...NO_FIGURES, unit: 0.2, text: 0.5 },
	indicator: { ...NO_FIGURES, date: 0.2, period: 0.2, unit: 0.3 },
	value: WORDS,
	field: NO_FIGURES,
	from: { ...NO_FIGURES, text: 0.4, unit: 0.2 },
	to: { ...NO_FIGURES, text: 0.4, unit: 0.2 },
	number: { date: 0.3, percent: 0.3, unit: 0.3, period: 0.3 }
};

/** From here on the values of a column speak for a meaning by themselves. */
const TELLING = 0.6;

function byValues(column: ColumnValues, catalogue: Catalogue): Candidate[] {
	const { shares, codeShare, distinct, isCounting, kind } = column;
	const found: Candidate[] = [];
	const add = (target: ColumnTarget, of: Omit<Candidate, 'target'>): void => {
		found.push({ target, ...of });
	};
	const [units = 0, periods = 0, dates = 0] = [shares.unit, shares.period, shares.date];
	if (units >= TELLING)
		add('role:unit', { confidence: 0.55 + 0.35 * units, why: { kind: 'unit_names' } });
	if (periods >= TELLING)
		add('role:period', { confidence: 0.6 + 0.35 * periods, why: { kind: 'periods' } });
	if (dates >= TELLING)
		for (const role of ['from', 'to'] as const)
			add(`role:${role}`, { confidence: 0.5 * dates, why: { kind: 'dates' } });
	if (isCounting) add('role:number', { confidence: 0.85, why: { kind: 'counting' } });
	else if (codeShare >= 0.8 && distinct.length > 1)
		add('role:unitCode', { confidence: 0.8 * codeShare, why: { kind: 'unit_codes' } });
	if (kind === 'text') found.push(...byWords(distinct, catalogue));
	return found;
}

function byWords(distinct: readonly string[], catalogue: Catalogue): Candidate[] {
	const vocabulary = vocabularyOf(catalogue);
	const indicators = shareOf(distinct, (text) => vocabulary.indicator(text).kind !== 'none');
	const fields = shareOf(distinct, (text) => vocabulary.field(text) !== undefined);
	const named: [ColumnTarget, number, ProposalReason][] = [
		['role:indicator', indicators, { kind: 'indicator_names' }],
		['role:field', fields, { kind: 'field_names' }]
	];
	return named.flatMap(([target, share, why]) =>
		share >= TELLING ? [{ target, confidence: 0.55 + 0.35 * share, why }] : []
	);
}
