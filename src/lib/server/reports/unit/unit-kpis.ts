// All KPIs of one commune, each beside the other communes of its office and its own past.
import type { Kpi } from '../../../domain/kpi/catalogue';
import { neededForTarget } from '../../../domain/kpi/attention';
import { restartsOf } from '../../../domain/kpi/comparable-periods';
import type { KpiResult } from '../../../domain/kpi/kpi';
import type { PeriodId } from '../../../domain/figures/period';
import { rankUnits } from '../../../domain/kpi/ranking';
import { breaksOf, trendSeries } from '../../../domain/kpi/trend';
import type { UnitId } from '../../../domain/unit/unit';
import { officeSettings } from '../../db/campaigns/settings';
import { comparedPeriods } from '../basis/compared-periods';
import { comparison } from '../basis/comparison';
import type { ReportContext } from '../basis/context';
import { kpiHead } from '../basis/kpi-head';
import { loadOfficePicture, type OfficePicture } from '../basis/office-picture';
import type { Picture } from '../basis/picture';
import { stepsFor } from '../basis/step';
import type { UnitKpi } from './model';
import type { UnitHead } from '../basis/unit-head';
import { registerOf, unitHeadIn } from '../basis/units-in-period';
import { isKnown, tellableTotal, unrestricted } from '../basis/viewer';

export interface UnitKpisInput {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly trendPeriods: readonly PeriodId[];
	/** The commune's own figures over the trend. */
	readonly picture: Picture;
	readonly office: UnitHead | undefined;
}

export function unitKpis(ctx: ReportContext, input: UnitKpisInput): UnitKpi[] {
	const kpis = [...ctx.catalogue.kpis.values()];
	const { office, period } = input;
	const among =
		office === undefined
			? undefined
			: loadOfficePicture(unrestricted(ctx), {
					organisingId: office.unitId,
					periods: [period],
					kpis
				});
	const ranksFew = officeSettings(ctx.db)['ranking.few_ranked'];
	const isOfficeKnown = office === undefined || isKnown(ctx, office.unitId);
	const before = comparedPeriods(period);
	const past = (kpi: Kpi, of: PeriodId) => input.picture.result(kpi, input.unitId, of);
	return kpis
		.map((kpi) => {
			const result = input.picture.result(kpi, input.unitId, period);
			return {
				kpi: kpiHead(kpi),
				result,
				...standingOf(kpi, result, { among, ranksFew }),
				total: tellableTotal(among?.results(kpi, period) ?? [result], isOfficeKnown),
				previous: comparison(kpi, result, past(kpi, before.previous)),
				lastYear: comparison(kpi, result, past(kpi, before.lastYear)),
				trend: trendOf(ctx, kpi, input),
				formula: (kpi.formulas[result.formula ?? 0] ?? kpi.formulas[0]).words
			};
		})
		.sort((a, b) => weight(ctx, a) - weight(ctx, b));
}

/** Headline KPIs first, then what it has something to say about; sorting is stable, so the catalogue's order stays. */
function weight(ctx: ReportContext, { kpi, result }: UnitKpi): number {
	if (ctx.catalogue.kpis.get(kpi.id)?.headline === true) return 0;
	const silent = result.reason === 'not_reported' || result.reason === 'not_submitted';
	return silent ? 2 : 1;
}

type Standing = Pick<
	UnitKpi,
	'rank' | 'tied' | 'ranked' | 'target' | 'neededForTarget' | 'step' | 'stepBasis'
>;

function standingOf(
	kpi: Kpi,
	result: KpiResult,
	{ among, ranksFew }: { readonly among: OfficePicture | undefined; readonly ranksFew: boolean }
): Standing {
	const { period, unitId } = result;
	const results = among?.results(kpi, period) ?? [result];
	const target = among?.target(kpi, period)?.percent ?? null;
	const steps = stepsFor(kpi, results, target);
	const units = results.map((each) => ({ unitId: each.unitId, code: '', name: '' }));
	const { rows } = rankUnits({ kpi, results, units, tieRule: 'competition', ranksFew });
	const row = rows.find((ranked) => ranked.unitId === unitId);
	return {
		rank: among === undefined ? null : (row?.rank ?? null),
		tied: row?.tied ?? false,
		ranked: rows.length,
		target,
		neededForTarget: neededOf(kpi, result, target),
		step: steps.step(result),
		stepBasis: steps.basis
	};
}

function neededOf(kpi: Kpi, result: KpiResult, target: number | null): number | null {
	const { numerator, denominator, value } = result;
	if (target === null || value === null || numerator === null || denominator === null) return null;
	const needed = neededForTarget({ numerator, denominator, target, direction: kpi.direction });
	return needed === 0 ? null : needed;
}

function trendOf(ctx: ReportContext, kpi: Kpi, input: UnitKpisInput): UnitKpi['trend'] {
	const { unitId, trendPeriods, picture } = input;
	const head = unitHeadIn(registerOf(ctx), unitId, input.period);
	return trendSeries({
		unit: { unitId, code: head?.code ?? '', name: head?.name ?? '' },
		periods: trendPeriods,
		results: trendPeriods.map((period) => picture.result(kpi, unitId, period)),
		breaks: breaksOf(registerOf(unrestricted(ctx)), unitId, trendPeriods),
		restarts: restartsOf(kpi, trendPeriods)
	});
}
