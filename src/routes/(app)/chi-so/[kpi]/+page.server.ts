import { error } from '@sveltejs/kit';
import { drawChart } from '$lib/charts/chart-view';
import { distributionChart, type DistributionInput } from '$lib/charts/distribution-chart';
import { formatPercent } from '$lib/format/number';
import { formatPeriod } from '$lib/format/period';
import { indicatorReport, type IndicatorReport } from '$lib/server/reports/indicator/indicator';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, parent }) => {
	const { scope } = await parent();
	const kpi = locals.catalogue.kpis.get(params.kpi);
	if (!kpi) error(404, `Không có chỉ số nào có mã “${params.kpi}”.`);
	const report = indicatorReport(locals.reports, {
		kpi: kpi.id,
		organisingId: scope.office?.unitId ?? null,
		period: scope.period
	});
	return { report, chart: chartOf(report) };
};

function chartOf(report: IndicatorReport) {
	const { kpi, office, period, distribution, total, target } = report;
	if (!office || !period || !distribution || distribution.points.length === 0) return null;
	const { points } = distribution;
	const totalValue = total?.value ?? null;
	const input: DistributionInput = {
		dots: points.map(({ unit, value, numerator, denominator, flags }) => ({
			name: unit.shortName,
			value,
			numerator,
			denominator,
			few: flags.includes('few')
		})),
		decimals: kpi.decimals,
		direction: kpi.direction,
		target: target?.percent ?? null,
		total: totalValue === null ? null : { name: office.name, value: totalValue }
	};
	return drawChart({
		title: spreadSentence(report),
		subtitle: `${kpi.name} (%), mỗi chấm một đơn vị của ${office.name}, ${formatPeriod(period)}`,
		description: points
			.map(({ unit, value }) => `${unit.shortName} ${formatPercent(value, kpi.decimals)}`)
			.join('; '),
		draw: (size) => distributionChart(input, size),
		wide: { width: 760, height: 240 },
		narrow: { width: 340, height: 220 }
	});
}

/** What the strip shows, in one sentence. */
function spreadSentence({ kpi, distribution }: IndicatorReport): string {
	const { lowerQuartile, upperQuartile, min, max, points } = distribution!;
	const percent = (value: number) => formatPercent(value, kpi.decimals);
	if (min === null || max === null) return `${points.length} đơn vị có giá trị`;
	if (min === max) return `Cả ${points.length} đơn vị cùng ở mức ${percent(min)}`;
	if (lowerQuartile === null || upperQuartile === null)
		return `${points.length} đơn vị, từ ${percent(min)} đến ${percent(max)}`;
	return `Một nửa số đơn vị nằm giữa ${percent(lowerQuartile)} và ${percent(upperQuartile)}`;
}
