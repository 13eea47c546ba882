// The value of one unit against its own in another period.
import type { Kpi } from '../../../domain/kpi/catalogue';
import { areComparable } from '../../../domain/kpi/comparable-periods';
import { changeMarks, NO_MARKS, type ChangeMarks } from '../../../domain/kpi/change-marks';
import type { KpiResult } from '../../../domain/kpi/kpi';
import type { PeriodId } from '../../../domain/figures/period';
import { changeOf } from '../../../domain/kpi/office-comparison';

/** Against another period: `change` in points, as the difference of the displayed values. */
export interface Comparison {
	readonly period: PeriodId;
	readonly value: number | null;
	readonly change: number | null;
	/** Whether a change between the two would say anything. */
	readonly isComparable: boolean;
	/** What the change must be read with; none where there is no change. */
	readonly marks: ChangeMarks;
}

export function comparison(
	kpi: Pick<Kpi, 'decimals' | 'accumulates'>,
	now: KpiResult,
	before: KpiResult
): Comparison {
	const isComparable = areComparable(kpi, now.period, before.period);
	const change = isComparable ? changeOf(kpi, now.value, before.value) : null;
	return {
		period: before.period,
		value: before.value,
		change,
		isComparable,
		marks: change === null ? NO_MARKS : changeMarks([now], [before])
	};
}
