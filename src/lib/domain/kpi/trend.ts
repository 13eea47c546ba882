import type { KpiFlag, KpiId } from './catalogue';
import type { KpiResult, KpiState, KpiTotal } from './kpi';
import type { OfficeComparison } from './office-comparison';
import {
	comparePeriods,
	firstDay,
	lastDay,
	nextPeriod,
	periodFromId,
	periodId,
	type Period,
	type PeriodId,
	type PeriodKind
} from '../figures/period';
import type { UnitId, UnitRegister } from '../unit/unit';
import type { UnitSetChange } from './unit-set-changes';

export interface TrendPoint {
	readonly period: PeriodId;
	readonly state: KpiState;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	readonly flags: readonly KpiFlag[];
	/** How many units stand behind the point of an office; null in the line of one unit. */
	readonly units: number | null;
}
export interface TrendSeries {
	/** null: the organising unit's own total. */
	readonly unitId: UnitId | null;
	readonly code: string;
	readonly name: string;
	/** One per period of the trend, in order; a period without a figure is there as missing. */
	readonly points: readonly TrendPoint[];
	/** Periods at which the unit began or ended by merger, or the office's units changed: never joined over. */
	readonly breaks: readonly PeriodId[];
	/** Where a plan begins again with its year: no merger, and not joined over either. */
	readonly restarts: readonly PeriodId[];
}
export interface Trend {
	readonly kpi: KpiId;
	readonly kind: PeriodKind;
	readonly periods: readonly PeriodId[];
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly target: number | null;
	/** Begins again with each year: only the same part of different years is compared. */
	readonly accumulates: boolean;
	readonly total: TrendSeries;
	readonly series: readonly TrendSeries[];
	/** The office in the last period with a value against the first, over the units of both; null with fewer than two. */
	readonly course: OfficeComparison | null;
	/** Where other units stand behind the office's point than behind the one before. */
	readonly unitChanges: readonly UnitSetChange[];
}

/**
 * Every period of the kind between the first and the last that has data, also those without. Days that no named period
 * has are comparable with the same days of other years only: those of `shown`, else of the latest.
 */
export function comparablePeriods(
	kind: PeriodKind,
	withData: readonly PeriodId[],
	shown?: PeriodId
): PeriodId[] {
	const sorted = withData
		.filter((id) => periodFromId(id)?.kind === kind)
		.sort((a, b) => comparePeriods(a, b));
	if (kind === 'custom') return sameDays(sorted, shown ?? sorted.at(-1));
	const first = periodFromId(sorted[0] ?? '');
	const last = sorted.at(-1);
	if (first === undefined || last === undefined) return [];
	const periods = [periodId(first)];
	// A year that cannot be written any more is never asked for.
	for (let period = first; periodId(period) !== last;) {
		period = nextPeriod(period);
		periods.push(periodId(period));
	}
	return periods;
}

function sameDays(sorted: readonly PeriodId[], shown: PeriodId | undefined): PeriodId[] {
	const period = periodFromId(shown ?? '');
	if (period === undefined) return [];
	const days = daysOfYear(period);
	return sorted.filter((id) => {
		const other = periodFromId(id);
		return other !== undefined && daysOfYear(other) === days;
	});
}

/** The end of February is one day, whatever the year. */
const daysOfYear = (period: Period): string =>
	[firstDay(period), lastDay(period)]
		.map((day) => day.slice(5).replace('02-29', '02-28'))
		.concat(String(Number(lastDay(period).slice(0, 4)) - Number(firstDay(period).slice(0, 4))))
		.join();

/**
 * Periods of the list in which the unit began, ended, grew or was divided by succession: a line is never joined over
 * them.
 */
export function breaksOf(
	register: UnitRegister,
	unitId: UnitId,
	periods: readonly PeriodId[]
): PeriodId[] {
	const days = register.successors
		.filter((row) => row.unitId === unitId || row.successorId === unitId)
		.map(({ effectiveOn }) => effectiveOn);
	return periods.filter((id) => {
		const period = periodFromId(id);
		return period && days.some((day) => firstDay(period) <= day && day <= lastDay(period));
	});
}

/** One point per period; of `results` only the unit's own are used. A period without a figure stays a gap. */
export function trendSeries(input: {
	readonly unit: { readonly unitId: UnitId; readonly code: string; readonly name: string };
	readonly periods: readonly PeriodId[];
	readonly results: readonly KpiResult[];
	readonly breaks: readonly PeriodId[];
	readonly restarts?: readonly PeriodId[];
}): TrendSeries {
	const { unitId, code, name } = input.unit;
	const results = new Map(
		input.results
			.filter((result) => result.unitId === unitId)
			.map((result) => [result.period, result])
	);
	const points = input.periods.map((period) => {
		const result = results.get(period);
		return result ? pointOf(period, result.state, { ...result, units: null }) : gapAt(period, null);
	});
	return { unitId, code, name, points, breaks: input.breaks, restarts: input.restarts ?? [] };
}

/** The organising unit's own line: the sum over the units that have a value. */
export function totalSeries(input: {
	readonly of: { readonly code: string; readonly name: string };
	readonly periods: readonly PeriodId[];
	readonly totals: ReadonlyMap<PeriodId, KpiTotal>;
	readonly breaks: readonly PeriodId[];
	readonly restarts?: readonly PeriodId[];
}): TrendSeries {
	const points = input.periods.map((period) => {
		const total = input.totals.get(period);
		return total && total.value !== null ? pointOf(period, 'value', total) : gapAt(period, 0);
	});
	const { code, name } = input.of;
	const { breaks, restarts = [] } = input;
	return { unitId: null, code, name, points, breaks, restarts };
}

const pointOf = (
	period: PeriodId,
	state: KpiState,
	{ numerator, denominator, value, flags, units }: Omit<TrendPoint, 'period' | 'state'>
): TrendPoint => ({ period, state, numerator, denominator, value, flags, units });

const gapAt = (period: PeriodId, units: number | null): TrendPoint =>
	pointOf(period, 'missing', { numerator: null, denominator: null, value: null, flags: [], units });
