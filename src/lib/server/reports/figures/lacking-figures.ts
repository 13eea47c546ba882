// Figures that the headline KPIs of an office wait for, unit by unit: what a reminder asks for.
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import { isReported } from '../../../domain/kpi/formula';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import { loadPicture } from '../basis/picture';

/** In the order of the KPIs, of each the fewest that would do; a unit that reported all of them has none. */
export function lackingFigures(
	ctx: ReportContext,
	{ unitIds, period }: { readonly unitIds: readonly UnitId[]; readonly period: PeriodId }
): ReadonlyMap<UnitId, readonly IndicatorId[]> {
	const kpis = [...ctx.catalogue.kpis.values()].filter(({ headline }) => headline);
	const picture = loadPicture(ctx, { unitIds, periods: [period], kpis });
	return new Map(
		unitIds.map((unitId) => {
			const figures = picture.figures(unitId, period).filter(isReported);
			const said = new Set(figures.map(({ indicator }) => indicator));
			const lacking = kpis.flatMap((kpi) => {
				const { state, lacking: needed } = picture.result(kpi, unitId, period);
				// "Không áp dụng", "không phát sinh" and "trên 100" are answers.
				return state === 'missing' ? needed.filter((id) => !said.has(id)) : [];
			});
			return [unitId, [...new Set(lacking)]];
		})
	);
}
