// A file of which every unit, period and number is known.
import type { FigureIssue } from '../../../domain/checks/issue';
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';

export interface ResolvedFile {
	readonly observations: readonly Observation[];
	/** Total rows that are not the sum of their units. */
	readonly totals: readonly FigureIssue[];
	/** Organising units and periods of which the file has totals, right or wrong. */
	readonly totalsOf: readonly { readonly unitId: UnitId; readonly period: PeriodId }[];
}
