// The columns of figures of a table with an indicator in each heading: what each is, of which period, and which are none.
import { columnIndex } from '../../../../domain/figures/column-letter';
import type { Catalogue, Indicator, IndicatorId } from '../../../../domain/kpi/catalogue';
import type { Issue } from '../../../../domain/checks/issue';
import {
	headingPlace,
	repeatedHeading,
	repeatedHeadings,
	type Heading,
	type Table
} from './columns';
import type { StatedPeriods } from './column-period';
import type { Said } from '../../draft';
import type { FigureColumn } from '../headings/heading-lookup';
import { ambiguousHeading, unknownColumn } from '../headings/heading-lookup';
import { meaningUnder, type HeadingMeaning } from '../headings/heading-meaning';
import { amongNeighbours } from '../headings/neighbour-headings';
import { chooseColumns, leftOut, type ValueCandidate } from './value-columns';
import type { Vocabulary } from '../vocabulary';

export interface WideColumn extends FigureColumn {
	/** Of a column that names a period of its own. */
	readonly period?: Said;
	/** "(nghìn đồng)" in its heading. */
	readonly measure?: Said;
}
export interface WideColumns {
	readonly columns: readonly WideColumn[];
	/** Errors and what is told, by column. */
	readonly issues: readonly Issue[];
}

interface Candidate extends ValueCandidate {
	readonly meaning: HeadingMeaning;
	readonly indicator: Indicator;
}

export function wideColumns(
	table: Table,
	of: {
		readonly vocabulary: Vocabulary;
		readonly catalogue: Catalogue;
		readonly stated: () => StatedPeriods;
	}
): WideColumns {
	const issues: Issue[] = [];
	const candidates: Candidate[] = [];
	const kept: Heading[] = [];
	for (const heading of table.headings) {
		if (heading.role !== undefined) kept.push(heading);
		else candidates.push(...candidateOf(heading, { ...of, issues, kept }));
	}
	const settled = amongNeighbours(candidates, { ...of, rows: table.body });
	for (const { candidate, asked } of settled)
		if (asked !== undefined) issues.push(ambiguousHeading(candidate.heading, asked));
	const certain = settled.flatMap(({ candidate, asked }) =>
		asked === undefined ? [candidate] : []
	);
	const columns = chosen(certain, of.stated, issues);
	issues.push(...repeatedHeadings({ ...table, headings: kept }));
	return {
		columns: columns.toSorted((a, b) => a.index - b.index),
		issues: issues.toSorted((a, b) => orderOf(a) - orderOf(b))
	};
}

const orderOf = ({ place: { letter = '' } }: Issue): number => columnIndex(letter);

function candidateOf(
	heading: Heading,
	to: { readonly vocabulary: Vocabulary; readonly issues: Issue[]; readonly kept: Heading[] }
): Candidate[] {
	const meaning = meaningUnder(heading, to.vocabulary);
	const { found, aside } = meaning;
	if (found.kind === 'one') return [{ heading, meaning, indicator: found.value }];
	if (aside !== undefined) to.issues.push(leftOut(heading, aside));
	else if (found.kind === 'many') to.issues.push(ambiguousHeading(heading, found.candidates));
	else {
		to.issues.push(unknownColumn(heading, to.vocabulary, 'error'));
		to.kept.push(heading);
	}
	return [];
}

function chosen(
	candidates: readonly Candidate[],
	stated: () => StatedPeriods,
	issues: Issue[]
): WideColumn[] {
	const byIndicator = new Map<IndicatorId, Candidate[]>();
	for (const candidate of candidates) {
		const same = byIndicator.get(candidate.indicator.id);
		if (same === undefined) byIndicator.set(candidate.indicator.id, [candidate]);
		else same.push(candidate);
	}
	return [...byIndicator.values()].flatMap((same) => {
		const repeated = plainRepeat(same);
		if (repeated !== undefined) issues.push(repeated);
		const isAlonePlain = same.length === 1 && same[0]?.meaning.isPlain === true;
		if (repeated !== undefined || isAlonePlain) return same.map((one) => columnOf(one, undefined));
		const { values, issues: told } = chooseColumns(same, stated());
		issues.push(...told);
		return values.map(({ candidate, period }) => columnOf(candidate, period));
	});
}

/** Two headings that say one thing and nothing else. */
function plainRepeat(same: readonly Candidate[]): Issue | undefined {
	const plain = same.filter(({ meaning }) => meaning.isPlain).map(({ heading }) => heading);
	const [first, second] = plain;
	if (first === undefined || second === undefined || plain.length < same.length) return undefined;
	return repeatedHeading(second, plain);
}

function columnOf(
	{ heading, meaning, indicator }: Candidate,
	period: Said | undefined
): WideColumn {
	const { measure } = meaning;
	return {
		...heading,
		indicator,
		...(period === undefined ? {} : { period }),
		...(measure === undefined ? {} : { measure: { text: measure, place: headingPlace(heading) } })
	};
}
