// Of several columns that say the same thing the one that is the value of each period; the others are left out and told.
import { columnLetter } from '../../../../domain/figures/column-letter';
import type { Issue } from '../../../../domain/checks/issue';
import { firstDay, parsePeriod, periodId } from '../../../../domain/figures/period';
import { headingPlace, type Heading } from './columns';
import { columnPeriod, type ColumnPeriod, type StatedPeriods } from './column-period';
import type { Said } from '../../draft';
import type { HeadingMeaning } from '../headings/heading-meaning';

export interface ValueCandidate {
	readonly heading: Heading;
	readonly meaning: Pick<HeadingMeaning, 'period' | 'aside'>;
}
export interface ValueColumn<Candidate> {
	readonly candidate: Candidate;
	/** Set where the heading names a period of its own. */
	readonly period?: Said;
}
export interface ChosenColumns<Candidate> {
	readonly values: readonly ValueColumn<Candidate>[];
	readonly issues: readonly Issue[];
}

/** Of the columns of one indicator. */
export function chooseColumns<Candidate extends ValueCandidate>(
	candidates: readonly Candidate[],
	stated: StatedPeriods
): ChosenColumns<Candidate> {
	const values: ValueColumn<Candidate>[] = [];
	const issues: Issue[] = [];
	const sum = sumAsValue(candidates, stated);
	for (const candidate of candidates) {
		const { heading, meaning } = candidate;
		const place = headingPlace(heading);
		const period = candidate === sum ? STATED : periodOf(meaning, stated);
		if (period.kind === 'aside') issues.push(leftOut(heading, period.why));
		else if (period.kind === 'stated') values.push({ candidate });
		else if (period.kind === 'own')
			values.push({ candidate, period: { text: period.text, place } });
		else issues.push({ code: 'unknown_period', severity: 'error', place, found: period.text });
	}
	return { values, issues: [...issues, ...severalFor(values)] };
}

const STATED: ColumnPeriod = { kind: 'stated' };

const periodOf = (
	{ aside, period }: ValueCandidate['meaning'],
	stated: StatedPeriods
): ColumnPeriod =>
	aside === undefined ? columnPeriod(period, stated) : { kind: 'aside', why: aside };

/** What a report of half a year reports is the sum since January; beside a value that a first quarter has too it is left out. */
function sumAsValue<Candidate extends ValueCandidate>(
	candidates: readonly Candidate[],
	stated: StatedPeriods
): Candidate | undefined {
	const [sum, ...more] = candidates.filter(({ meaning }) => meaning.aside === 'cumulative');
	const { periods } = stated;
	if (sum === undefined || more.length > 0 || periods.length === 0) return undefined;
	if (columnPeriod(sum.meaning.period, stated).kind !== 'stated') return undefined;
	const isAlone = candidates.every(({ meaning }) => meaning.aside !== undefined);
	const isSummed = periods.every(
		(period) =>
			firstDay(period).endsWith('-01-01') &&
			(isAlone || !['quarter', 'month'].includes(period.kind))
	);
	return isSummed ? sum : undefined;
}

export const leftOut = (
	heading: Heading,
	why: Extract<Issue, { readonly code: 'column_left_out' }>['why']
): Issue => ({
	code: 'column_left_out',
	severity: 'info',
	place: headingPlace(heading),
	heading: heading.path.join(' – '),
	why
});

/** Two columns for one period: nobody knows which one is meant. */
function severalFor(values: readonly ValueColumn<ValueCandidate>[]): Issue[] {
	const byPeriod = new Map<string, Heading[]>();
	for (const { candidate, period } of values) {
		const key = period === undefined ? '' : idOf(period.text);
		byPeriod.set(key, [...(byPeriod.get(key) ?? []), candidate.heading]);
	}
	return [...byPeriod.values()].flatMap((headings) => {
		const [, second] = headings;
		return second === undefined ? [] : [severalColumns(second, headings)];
	});
}

const idOf = (text: string): string => {
	const period = parsePeriod(text);
	return period === undefined ? text : periodId(period);
};

function severalColumns(at: Heading, headings: readonly Heading[]): Issue {
	return {
		code: 'several_value_columns',
		severity: 'error',
		place: headingPlace(at),
		columns: headings.map(({ index, path }) => ({
			letter: columnLetter(index),
			heading: path.join(' – ')
		}))
	};
}
