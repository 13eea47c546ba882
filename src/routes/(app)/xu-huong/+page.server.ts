import { redirect } from '@sveltejs/kit';
import { drawChart } from '$lib/charts/chart-view';
import { smallMultipleChart } from '$lib/charts/small-multiple-chart';
import { trendChart } from '$lib/charts/trend-chart';
import type { Kpi } from '$lib/domain/kpi/catalogue';
import { periodOf, type PeriodId, type PeriodKind } from '$lib/domain/figures/period';
import type { Trend } from '$lib/domain/kpi/trend';
import type { UnitId } from '$lib/domain/unit/unit';
import {
	smallMultipleTitle,
	trendChartTitle,
	trendDescription,
	trendHeadline
} from '$lib/format/figures/chart-text';
import { formatPeriod, formatPeriodShort } from '$lib/format/period';
import { trendNotes } from '$lib/format/figures/trend-text';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { kpiHead } from '$lib/server/reports/basis/kpi-head';
import { trendReport } from '$lib/server/reports/trend/trend';
import { chosenKpi, kpiChoices } from '../chosen-kpi';
import type { PageServerLoad } from './$types';
import { chosenUnits, furthestBehind, MOST_CHOSEN, trendRows } from './trend-view';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { scope } = await parent();
	if (scope.office === null || scope.period === null) return { shown: null };
	const asked = url.searchParams.getAll('don-vi');
	// A form of checkboxes repeats the name; the address to be copied has one list.
	if (asked.length > 1) redirect(303, withOneList(url, asked));
	const kpi = chosenKpi(locals.catalogue, url.searchParams.get('chi-so'));
	const { kind } = periodOf(scope.period);
	const organisingId = scope.office.unitId;
	const shown = scope.period;
	const trend = trendReport(locals.reports, { organisingId, kpi: kpi.id, kind, shown });
	const chosen = chosenUnits(asked, trend);
	const highlighted =
		chosen.length > 0 ? chosen.slice(0, MOST_CHOSEN) : furthestBehind(trend, scope.period);
	const everything = url.searchParams.get('xem') === 'tat-ca-chi-so';
	const unitId = highlighted[0] ?? trend.series[0]?.unitId ?? null;
	return {
		shown: {
			kpi: kpiHead(kpi),
			kpis: kpiChoices(locals.catalogue),
			office: scope.office,
			period: scope.period,
			title: trendHeadline(trend, kpi.shortName),
			periods: trend.periods.map((id) => ({ id, text: formatPeriodShort(id) })),
			units: trend.series.map(({ unitId, name }) => ({ unitId, name })),
			chosen: highlighted,
			isDefaultChoice: chosen.length === 0,
			leftOut: Math.max(0, chosen.length - MOST_CHOSEN),
			rows: everything ? [] : trendRows(trend, highlighted),
			unitCounts: trend.total.points.map(({ period, units }) => ({ period, units: units ?? 0 })),
			notes: trendNotes(trend),
			chart: everything ? null : chartOf(trend, kpi, highlighted),
			multiples:
				everything && unitId !== null
					? multiplesOf(locals.reports, { organisingId, kind, unitId, period: scope.period })
					: null
		}
	};
};

function withOneList(url: URL, asked: readonly string[]): string {
	const query = new URLSearchParams(url.searchParams);
	query.set('don-vi', asked.join(','));
	return `${url.pathname}?${query.toString().replaceAll('%2C', ',')}`;
}

function chartOf(trend: Trend, kpi: Kpi, highlighted: readonly UnitId[]) {
	const chosen = trend.series.filter(
		({ unitId }) => unitId !== null && highlighted.includes(unitId)
	);
	const [first, last] = [trend.periods[0], trend.periods.at(-1)];
	const span =
		first === undefined || last === undefined
			? ''
			: `, ${formatPeriod(first)} – ${formatPeriod(last)}`;
	return drawChart({
		title: trendChartTitle(trend, chosen),
		subtitle: `${kpi.shortName} (%), ${trend.total.name}${span}`,
		description: trendDescription(trend, chosen),
		draw: (size) => trendChart({ trend, highlighted }, size),
		wide: { width: 920, height: 400 },
		narrow: { width: 350, height: 380 }
	});
}

interface MultiplesRequest {
	readonly organisingId: UnitId;
	readonly kind: PeriodKind;
	readonly unitId: UnitId;
	readonly period: PeriodId;
}
/** All KPIs of one unit; those it never had a value of are only named. */
function multiplesOf(
	reports: ReportContext,
	{ organisingId, kind, unitId, period }: MultiplesRequest
) {
	const panels = [...reports.catalogue.kpis.values()].map((kpi) => {
		const of = { organisingId, kpi: kpi.id, kind, shown: period };
		const trend = trendReport(reports, { ...of, unitIds: [unitId] });
		return { kpi, trend, unit: trend.series[0] };
	});
	const drawn = panels.flatMap(({ kpi, trend, unit }) => {
		if (!unit || unit.points.every(({ value }) => value === null)) return [];
		const { decimals, target, total } = trend;
		const chart = drawChart({
			title: smallMultipleTitle(unit, kpi.shortName, trend),
			subtitle: '',
			description: trendDescription(trend, [unit]),
			draw: (size) => smallMultipleChart({ unit, total, decimals, target }, size),
			wide: { width: 300, height: 124 },
			still: true
		});
		return [{ kpi: kpiHead(kpi), chart }];
	});
	const names = new Set(drawn.map(({ kpi }) => kpi.id));
	return {
		unitId,
		name: panels.flatMap(({ unit }) => unit?.name ?? [])[0] ?? '',
		period,
		drawn,
		without: panels.flatMap(({ kpi }) => (names.has(kpi.id) ? [] : [kpi.shortName]))
	};
}
