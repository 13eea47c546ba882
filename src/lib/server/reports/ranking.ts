// "Xếp hạng": the Ranking of the domain, from the figures of one office.
import type { KpiId } from '../../domain/catalogue';
import type { MissingReason } from '../../domain/measured';
import type { PeriodId } from '../../domain/period';
import {
	changeSince,
	rankUnits,
	type RankedUnits,
	type Ranking,
	type TieRule,
	type UnrankedUnit
} from '../../domain/ranking';
import type { UnitId } from '../../domain/unit';
import { comparedPeriods } from './compared-periods';
import type { ReportContext } from './context';
import { kpiOf, loadOfficePicture } from './office-picture';
import { openWarningsByUnit } from './open-warnings';
import { remembered } from './remembered';
import { unitHead } from './units-in-period';

export interface RankingRequest {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
	readonly kpi: KpiId;
	readonly tieRule?: TieRule;
}

export function rankingReport(ctx: ReportContext, request: RankingRequest): Ranking {
	const { organisingId, period, kpi, tieRule = 'competition' } = request;
	return remembered(ctx, `ranking ${organisingId} ${period} ${kpi} ${tieRule}`, () =>
		rankingOf(ctx, { ...request, tieRule })
	);
}

function rankingOf(ctx: ReportContext, request: Required<RankingRequest>): Ranking {
	const { organisingId, period, tieRule } = request;
	const kpi = kpiOf(ctx, request.kpi);
	const before = comparedPeriods(period);
	const office = loadOfficePicture(ctx, {
		organisingId,
		periods: [...new Set([period, before.previous, before.lastYear])],
		kpis: [kpi]
	});
	const units = office.units(period).map(unitHead);
	const unitIds = units.map(({ unitId }) => unitId);
	const previous = office.results(kpi, before.previous);
	const total = office.total(kpi, period);
	const of = office.office(period);
	return {
		kpi: kpi.id,
		period,
		of: { unitId: of.unitId, code: of.code, name: of.name },
		decimals: kpi.decimals,
		direction: kpi.direction,
		tieRule,
		previousPeriod: previous.some(({ value }) => value !== null) ? before.previous : null,
		target: office.target(kpi, period)?.percent ?? null,
		total,
		totalChange: changeSince(kpi, total.value, office.total(kpi, before.previous).value),
		...withReasons(
			rankUnits({
				kpi,
				results: office.results(kpi, period),
				units: units.map(({ unitId, code, name }) => ({ unitId, code, name })),
				previous,
				lastYear: office.results(kpi, before.lastYear),
				tieRule,
				openIssues: openWarningsByUnit(ctx, unitIds, period)
			})
		)
	};
}

/** A unit without a rank always carries why: the state in words where no figure is missing. */
function withReasons(ranked: RankedUnits): RankedUnits {
	const { rows, unranked } = ranked;
	return { rows, unranked: unranked.map((unit) => ({ ...unit, reason: reasonOf(unit) })) };
}

function reasonOf({ state, reason }: UnrankedUnit): MissingReason {
	if (reason !== null) return reason;
	return state === 'zero_denominator' || state === 'not_applicable' ? state : 'not_reported';
}
