// "Xếp hạng": the Ranking of the domain, from the figures of one office.
import type { KpiId } from '../../domain/catalogue';
import type { PeriodId } from '../../domain/period';
import { changeSince, rankUnits, type Ranking, type TieRule } from '../../domain/ranking';
import { unitName, type UnitId } from '../../domain/unit';
import { comparedPeriods } from './compared-periods';
import type { ReportContext } from './context';
import { kpiOf, loadOfficePicture } from './office-picture';
import { openWarningsByUnit } from './open-warnings';

export interface RankingRequest {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
	readonly kpi: KpiId;
	readonly tieRule?: TieRule;
}

export function rankingReport(ctx: ReportContext, request: RankingRequest): Ranking {
	const { organisingId, period, tieRule = 'competition' } = request;
	const kpi = kpiOf(ctx, request.kpi);
	const before = comparedPeriods(period);
	const office = loadOfficePicture(ctx, {
		organisingId,
		periods: [...new Set([period, before.previous, before.lastYear])],
		kpis: [kpi]
	});
	const units = office
		.units(period)
		.map((unit) => ({ unitId: unit.unitId, code: unit.code, name: unitName(unit) }));
	const previous = office.results(kpi, before.previous);
	const total = office.total(kpi, period);
	const { unitId, code, name } = office.office(period);
	return {
		kpi: kpi.id,
		period,
		of: { unitId, code, name },
		decimals: kpi.decimals,
		direction: kpi.direction,
		tieRule,
		previousPeriod: previous.some(({ value }) => value !== null) ? before.previous : null,
		target: office.target(kpi, period),
		total,
		totalChange: changeSince(kpi, total.value, office.total(kpi, before.previous).value),
		...rankUnits({
			kpi,
			results: office.results(kpi, period),
			units,
			previous,
			lastYear: office.results(kpi, before.lastYear),
			tieRule,
			openIssues: openWarningsByUnit(
				ctx,
				units.map((unit) => unit.unitId),
				period
			)
		})
	};
}
