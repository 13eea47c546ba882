// "Vì sao": the chosen KPI taken apart, down to the cells its figures stand in.
import type { FigureLine } from '$lib/components/figures/figure-line';
import type { Catalogue, Kpi, Term } from '$lib/domain/kpi/catalogue';
import type { KpiResult } from '$lib/domain/kpi/kpi';
import { roundHalfUp } from '$lib/domain/figures/measured';
import type { Observation } from '$lib/domain/figures/observation';
import { decimalsBesideStated } from '$lib/domain/figures/shown-rate';
import { formatNumber, formatPercent, formatPoints, formatQuantity } from '$lib/format/number';
import { formatPlace } from '$lib/format/place';
import { reportWindowOf } from '$lib/domain/figures/report-window';
import type { FigureView } from '$lib/server/reports/submissions/figure-view';
import type { UnitKpi, UnitReport } from '$lib/server/reports/unit/model';
import { figureLine } from '../../figure-line';
import { kpiLine } from './kpi-line';

interface Choice {
	readonly catalogue: Catalogue;
	/** From the address; an unknown one falls back. */
	readonly chosen: string | null;
}

export function whyOf(report: UnitReport, { catalogue, chosen }: Choice) {
	const entry =
		report.kpis.find(({ kpi }) => kpi.id === chosen) ??
		report.kpis.find(({ result }) => result.flags.includes('unverified')) ??
		report.kpis.find(({ result }) => result.state === 'value') ??
		report.kpis[0];
	const kpi = entry && catalogue.kpis.get(entry.kpi.id);
	if (!entry || !kpi) return null;
	const { result } = entry;
	const formula = result.formula === null ? undefined : kpi.formulas[result.formula];
	return {
		line: kpiLine(entry),
		formula: entry.formula,
		/** Said when another formula than the official one had to be used. */
		official: formula && formula !== kpi.formulas[0] ? kpi.formulas[0].words : null,
		arithmetic: arithmeticOf(kpi, result),
		sides: [
			{ title: 'Tử số', lines: linesOf(report, result.figures.numerator, formula?.numerator) },
			{ title: 'Mẫu số', lines: linesOf(report, result.figures.denominator, formula?.denominator) }
		].filter((side) => side.lines.length > 0),
		sources: result.sources,
		others: result.others.map((other) => ({
			source: other.source,
			text: `${formatNumber(other.numerator)} / ${formatNumber(other.denominator)} = ${formatPercent(other.value, kpi.decimals)}`
		})),
		stated: result.stated.map((observation) => statedLine(report, { observation, entry })),
		lacking: result.lacking.map((id) => catalogue.indicators.get(id)?.name ?? id)
	};
}
export type Why = NonNullable<ReturnType<typeof whyOf>>;

interface SignedLine extends FigureLine {
	/** "−" for a figure that is subtracted. */
	readonly sign: string;
}

function linesOf(
	report: UnitReport,
	observations: readonly Observation[],
	term: Term | undefined
): SignedLine[] {
	const reportWindow = reportWindowOf(report.figures);
	return observations.flatMap((observation) => {
		const view = viewOf(report, observation);
		if (!view) return [];
		const sign = term?.minus?.includes(observation.indicator) ? '−' : '+';
		return [{ ...figureLine(view, reportWindow), sign }];
	});
}

/** The figure with its file and history. */
function viewOf(
	report: UnitReport,
	{ indicator, field, source }: Observation
): FigureView | undefined {
	return report.figures.find(
		(view) => view.indicator === indicator && view.field === field && view.source === source
	);
}

/** "(551 + 0) : 551 = 100 %" */
function arithmeticOf(kpi: Kpi, result: KpiResult): string | null {
	const { value, numerator, denominator, figures, formula } = result;
	if (numerator === null || denominator === null) return null;
	const used = kpi.formulas[formula ?? 0];
	const sides =
		`${sumText(figures.numerator, used?.numerator)} : ` +
		sumText(figures.denominator, used?.denominator);
	if (value === null) return `${sides}: mẫu số bằng 0, không có tỷ lệ`;
	return `${sides} = ${formatPercent(value, kpi.decimals)}`;
}

function sumText(figures: readonly Observation[], term: Term | undefined): string {
	const text = figures
		.map(({ indicator, quantity }, i) => {
			const minus = term?.minus?.includes(indicator) ?? false;
			const sign = minus ? ' − ' : i === 0 ? '' : ' + ';
			return sign + formatQuantity(quantity);
		})
		.join('');
	return figures.length > 1 ? `(${text})` : text;
}

/** A rate the report states, against the one computed from its own figures. */
function statedLine(
	report: UnitReport,
	{ observation, entry }: { readonly observation: Observation; readonly entry: UnitKpi }
) {
	const { quantity, decimals, submissionId } = observation;
	const computed = entry.result.value;
	const exact = quantity.kind === 'exact' ? quantity.value : null;
	return {
		text: observation.text,
		source: observation.source,
		place: formatPlace(observation.place),
		file:
			submissionId === undefined
				? null
				: {
						name: report.files[submissionId]?.name ?? `lần nộp số ${submissionId}`,
						href: `/bao-cao/${submissionId}`
					},
		verdict: exact === null || computed === null ? null : verdictOf(exact, computed, decimals)
	};
}

function verdictOf(stated: number, computed: number, decimals: number): string {
	if (Math.abs(stated - roundHalfUp(computed, decimals)) < 10 ** -(decimals + 6))
		return 'khớp với số tính lại';
	const shown = decimalsBesideStated(computed, stated, decimals);
	const gap = roundHalfUp(stated - roundHalfUp(computed, shown), shown);
	return `tính lại được ${formatNumber(computed, shown)}\u00a0%, chênh ${formatPoints(gap, decimals)}`;
}
