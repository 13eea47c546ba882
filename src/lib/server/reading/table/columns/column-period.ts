// Which period a column is of, by its heading and by the period that the report states elsewhere.
import {
	firstDay,
	lastDay,
	liesInside,
	parsePeriod,
	periodId,
	type Period,
	type PeriodId
} from '../../../../domain/figures/period';
import type { ColumnAside } from '../../../../domain/checks/issue';
import { withYear } from '../headings/heading-meaning';
import type { WrittenPeriod } from '../headings/heading-sense';

/** What the report says of its period outside the headings: in its rows, above the table, or by the uploader's choice. */
export interface StatedPeriods {
	readonly periods: readonly Period[];
	/** Years named above the table where they are no single period: "so sánh quý II và quý III năm 2023". */
	readonly years: readonly number[];
}
export type ColumnPeriod =
	/** The reported period. */
	| { readonly kind: 'stated' }
	/** One of its own, as it is to be read. */
	| { readonly kind: 'own'; readonly text: string }
	| { readonly kind: 'aside'; readonly why: ColumnAside }
	/** Nobody knows of which year, or which of the rows it is for. */
	| { readonly kind: 'unclear'; readonly text: string };

const STATED: ColumnPeriod = { kind: 'stated' };

export function columnPeriod(
	written: WrittenPeriod | undefined,
	stated: StatedPeriods
): ColumnPeriod {
	if (written === undefined) return STATED;
	if (written.kind === 'year') return ofYear(written.text, stated);
	const text = written.kind === 'whole' ? written.text : completed(written.text, stated);
	const period = text === undefined ? undefined : parsePeriod(text);
	if (text === undefined || period === undefined) return { kind: 'unclear', text: written.text };
	return beside(text, periodId(period), stated);
}

/** A period inside the reported one is a part of it; any other stands there to compare with. */
function beside(text: string, id: PeriodId, { periods }: StatedPeriods): ColumnPeriod {
	const [only, ...others] = periods;
	if (only === undefined) return { kind: 'own', text };
	if (others.length > 0) return { kind: 'unclear', text };
	if (periodId(only) === id) return STATED;
	return liesInside(periodId(only), id)
		? { kind: 'own', text }
		: { kind: 'aside', why: 'other_period' };
}

function completed(part: string, { periods, years }: StatedPeriods): string | undefined {
	const known = new Set([...periods.flatMap(yearsOf), ...years]);
	const [year, ...more] = known;
	return year === undefined || more.length > 0 ? undefined : withYear(part, String(year));
}

const yearsOf = (period: Period): number[] =>
	[firstDay(period), lastDay(period)].map((day) => Number(day.slice(0, 4)));

/** "Thực hiện 2023" in a report of a quarter of 2023 is that quarter, and "2022" the same one a year before. */
function ofYear(text: string, { periods }: StatedPeriods): ColumnPeriod {
	const year = Number(text.slice(-4));
	const years = new Set(periods.flatMap(yearsOf));
	if (years.size === 0)
		return /^(?:ca )?nam /.test(text) ? { kind: 'own', text } : { kind: 'unclear', text };
	if (!years.has(year)) return { kind: 'aside', why: 'earlier_period' };
	return years.size === 1 ? STATED : { kind: 'unclear', text };
}
