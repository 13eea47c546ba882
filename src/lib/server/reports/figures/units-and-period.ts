// Whose figures are asked for, and of when.
import type { KpiId } from '../../../domain/kpi/catalogue';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';

export interface UnitsAndPeriod {
	readonly period: PeriodId;
	/** Only these. */
	readonly unitIds?: readonly UnitId[];
	/** All communes of the office; without either, every unit that has reported for the period. */
	readonly organisingId?: UnitId;
	/** Only this KPI. */
	readonly kpi?: KpiId;
}
