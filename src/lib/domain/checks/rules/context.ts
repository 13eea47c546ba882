import type { Catalogue } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import type { IsoDate, PeriodId } from '../../figures/period';
import type { UnitId } from '../../unit/unit';

export interface RuleContext {
	readonly catalogue: Catalogue;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** Current figures of the unit and period, incoming ones in their place; none derived. */
	readonly observations: readonly Observation[];
	/** The same unit's other periods; the period itself may be among them, no rule compares it with itself. */
	readonly otherPeriods: ReadonlyMap<PeriodId, readonly Observation[]>;
	readonly today: IsoDate;
}
