// "Xu hướng": the Trend of the domain, over all periods of one kind with data of one office.
import type { KpiId } from '../../domain/catalogue';
import type { PeriodKind } from '../../domain/period';
import type { UnitId } from '../../domain/unit';

export interface TrendRequest {
	readonly organisingId: UnitId;
	readonly kpi: KpiId;
	readonly kind: PeriodKind;
	/** Only these; all communes that ever reported when absent. */
	readonly unitIds?: readonly UnitId[];
}
