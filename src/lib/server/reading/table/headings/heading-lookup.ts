// Headings of a table → indicators of the catalogue, each at most once.
import type { Indicator, IndicatorId } from '../../../../domain/kpi/catalogue';
import type { Issue } from '../../../../domain/checks/issue';
import { parsePeriod } from '../../../../domain/figures/period';
import { headingPlace, repeatedHeading, type Heading, type Table } from '../columns/columns';
import { nearest } from '../nearest';
import type { Found, Vocabulary } from '../vocabulary';

export interface FigureColumn extends Heading {
	readonly indicator: Indicator;
}

/** What the figures below a heading are; below the name of a field or of a period they are not what they say alone. */
export function indicatorBelow({ path }: Heading, vocabulary: Vocabulary): Found<Indicator> {
	const isOfPart = path
		.slice(0, -1)
		.some((group) => vocabulary.field(group) !== undefined || parsePeriod(group) !== undefined);
	return isOfPart ? { kind: 'none' } : vocabulary.headingBelow(path);
}

export interface FigureColumns {
	readonly columns: readonly FigureColumn[];
	readonly unknown: readonly Heading[];
	readonly issues: readonly Issue[];
}

export function figureColumns(
	{ headings }: Pick<Table, 'headings'>,
	vocabulary: Vocabulary
): FigureColumns {
	const columns: FigureColumn[] = [];
	const unknown: Heading[] = [];
	const issues: Issue[] = [];
	const taken = new Map<IndicatorId, Heading>();
	for (const heading of headings) {
		if (heading.role !== undefined) continue;
		const found = indicatorBelow(heading, vocabulary);
		if (found.kind === 'none') unknown.push(heading);
		else if (found.kind === 'many') issues.push(ambiguousHeading(heading, found.candidates));
		else {
			const before = taken.get(found.value.id);
			if (before !== undefined && before.text !== heading.text)
				issues.push(repeatedHeading(heading, [before, heading]));
			taken.set(found.value.id, heading);
			columns.push({ ...heading, indicator: found.value });
		}
	}
	return { columns, unknown, issues };
}

export const ambiguousHeading = (heading: Heading, candidates: readonly Indicator[]): Issue => ({
	code: 'ambiguous_indicator',
	severity: 'error',
	place: headingPlace(heading),
	found: heading.text,
	candidates: candidates.map(({ id }) => id)
});

export const unknownColumn = (
	heading: Heading,
	{ headings }: Pick<Vocabulary, 'headings'>,
	severity: 'error' | 'info'
): Issue => ({
	code: 'unknown_column',
	severity,
	place: headingPlace(heading),
	heading: heading.text,
	nearest: nearest(heading.text, headings)
});
