// "Xếp hạng": the Ranking of the domain, from the figures of one office.
import type { KpiId } from '../../domain/catalogue';
import type { PeriodId } from '../../domain/period';
import type { TieRule } from '../../domain/ranking';
import type { UnitId } from '../../domain/unit';

export interface RankingRequest {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
	readonly kpi: KpiId;
	readonly tieRule?: TieRule;
}
