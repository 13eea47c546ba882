// "Xếp hạng": the Ranking of the domain, from the figures of one office.
import { areComparable } from '../../../domain/kpi/comparable-periods';
import type { Kpi, KpiId } from '../../../domain/kpi/catalogue';
import type { MissingReason } from '../../../domain/figures/measured';
import type { PeriodId } from '../../../domain/figures/period';
import {
	rankUnits,
	type BandReference,
	type RankInput,
	type RankedUnits,
	type Ranking,
	type TieRule,
	type UnrankedUnit
} from '../../../domain/kpi/ranking';
import type { UnitId } from '../../../domain/unit/unit';
import { officeSettings } from '../../db/campaigns/settings';
import { comparedPeriods, type ComparedPeriods } from '../basis/compared-periods';
import type { ReportContext } from '../basis/context';
import { kpiOf, loadOfficePicture, type OfficePicture } from '../basis/office-picture';
import { openWarningsByUnit } from '../basis/open-warnings';
import { remembered } from '../basis/remembered';

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
	const of = office.office(period);
	const target = office.target(kpi, period)?.percent ?? null;
	const total = office.total(kpi, period);
	const rules = {
		tieRule,
		ranksFew: officeSettings(ctx.db)['ranking.few_ranked'],
		reference: referenceOf(target, total.value)
	};
	return {
		kpi: kpi.id,
		period,
		of: { unitId: of.unitId, code: of.code, name: of.name },
		decimals: kpi.decimals,
		direction: kpi.direction,
		minimumDenominator: kpi.minimumDenominator,
		...rules,
		...{ target, total },
		...comparedWith(office, kpi, { period, previous: before.previous }),
		...withReasons(rankedIn(ctx, office, { kpi, period, before, rules }))
	};
}

function rankedIn(
	ctx: ReportContext,
	office: OfficePicture,
	asked: {
		readonly kpi: Kpi;
		readonly period: PeriodId;
		readonly before: ComparedPeriods;
		readonly rules: Pick<RankInput, 'tieRule' | 'ranksFew' | 'reference'>;
	}
): RankedUnits {
	const { kpi, period, before, rules } = asked;
	const { units } = office.side(kpi, period);
	const unitIds = units.map(({ unitId }) => unitId);
	return rankUnits({
		kpi,
		results: office.results(kpi, period),
		units,
		previous: areComparable(kpi, period, before.previous)
			? office.results(kpi, before.previous)
			: [],
		lastYear: office.results(kpi, before.lastYear),
		...rules,
		openIssues: openWarningsByUnit(ctx, unitIds, period)
	});
}

function referenceOf(target: number | null, total: number | null): BandReference | null {
	if (target !== null) return { of: 'target', value: target };
	return total === null ? null : { of: 'office', value: total };
}

/** None where no unit has a value in the previous period. */
function comparedWith(
	office: OfficePicture,
	kpi: Kpi,
	{ period, previous }: { readonly period: PeriodId; readonly previous: PeriodId }
): Pick<Ranking, 'previousPeriod' | 'totalChange' | 'comparison'> {
	if (office.total(kpi, previous).value === null || !areComparable(kpi, period, previous))
		return { previousPeriod: null, totalChange: null, comparison: null };
	const comparison = office.comparison(kpi, period, previous);
	return { previousPeriod: previous, totalChange: comparison.change, comparison };
}

/** A unit without a rank always carries why: the state in words where no figure is missing. */
function withReasons(ranked: RankedUnits): RankedUnits {
	const { rows, unranked } = ranked;
	return { rows, unranked: unranked.map((unit) => ({ ...unit, reason: reasonOf(unit) })) };
}

function reasonOf({ state, reason, few }: UnrankedUnit): MissingReason | null {
	if (reason !== null || few !== null) return reason;
	return state === 'zero_denominator' || state === 'not_applicable' ? state : 'not_reported';
}
