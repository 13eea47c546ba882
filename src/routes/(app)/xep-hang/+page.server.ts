import { drawChart } from '$lib/charts/chart-view';
import { rankingChart, rankingChartSize } from '$lib/charts/ranking-chart';
import { rankingScale } from '$lib/charts/ranking-scale';
import type { Kpi } from '$lib/domain/kpi/catalogue';
import type { Ranking } from '$lib/domain/kpi/ranking';
import {
	cutAxisText,
	rankingChartTitle,
	rankingDescription,
	rankingHeadline
} from '$lib/format/figures/chart-text';
import { betterText } from '$lib/format/figures/band-text';
import { formatPeriod } from '$lib/format/period';
import { rankingTable } from '$lib/format/figures/ranking-table';
import { kpiHead } from '$lib/server/reports/basis/kpi-head';
import { rankingReport } from '$lib/server/reports/ranking/ranking';
import { chosenKpi, kpiChoices } from '../chosen-kpi';
import type { PageServerLoad } from './$types';
import { rankingRows, sortingFrom } from './ranking-view';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { scope } = await parent();
	if (scope.office === null || scope.period === null) return { shown: null };
	const kpi = chosenKpi(locals.catalogue, url.searchParams.get('chi-so'));
	const ranking = rankingReport(locals.reports, {
		organisingId: scope.office.unitId,
		period: scope.period,
		kpi: kpi.id
	});
	const table = rankingTable(ranking, { kpi, isDemonstration: scope.isDemonstration });
	const sorting = sortingFrom(url.searchParams.get('sap-xep'));
	return {
		shown: {
			kpi: kpiHead(kpi),
			kpis: kpiChoices(locals.catalogue),
			title: rankingHeadline(ranking, kpi.shortName),
			office: scope.office,
			period: scope.period,
			ranked: ranking.rows.length,
			unranked: ranking.unranked.length,
			columns: table.columns,
			subtitle: table.subtitle,
			notes: table.notes,
			rows: rankingRows(table, ranking, sorting),
			sorting,
			chart: chartOf(ranking, kpi)
		}
	};
};

function chartOf(ranking: Ranking, kpi: Kpi) {
	return drawChart({
		title: rankingChartTitle(ranking),
		subtitle: `${kpi.shortName} (%), ${ranking.of.name}, ${formatPeriod(ranking.period)}; ${betterText(ranking)}${cutAxisText(rankingScale(ranking))}`,
		description: rankingDescription(ranking),
		draw: (size) => rankingChart(ranking, size),
		wide: rankingChartSize(ranking, 860),
		narrow: rankingChartSize(ranking, 350)
	});
}
