// "Tổng quan": who is behind, and on what, for one office and period.
import type {
	OverviewCard,
	OverviewReport,
	OverviewRequest,
	OverviewRow,
	HeadlineKpi
} from './model';
import { restartsOf } from '../../../domain/kpi/comparable-periods';
import { attentionList, type AttentionItem } from '../../../domain/kpi/attention';
import type { PeriodId } from '../../../domain/figures/period';
import { unitName, type UnitId } from '../../../domain/unit/unit';
import { unitSetChanges } from '../../../domain/kpi/unit-set-changes';
import { officeSettings } from '../../db/campaigns/settings';
import { comparedPeriods, type ComparedPeriods } from '../basis/compared-periods';
import type { ReportContext } from '../basis/context';
import { headlineOf } from './headline';
import { kpiHead } from '../basis/kpi-head';
import { headlineKpis, loadOfficePicture, type OfficePicture } from '../basis/office-picture';
import { officeChoice } from '../basis/offices';
import { openWarningsByUnit } from '../basis/open-warnings';
import { DOSSIERS, overviewRows } from './overview-rows';
import { remembered } from '../basis/remembered';
import { missingUnits, reportsReceived } from './reports-received';
import { stepsFor } from '../basis/step';

export function overviewReport(ctx: ReportContext, request: OverviewRequest): OverviewReport {
	const { organisingId, period } = request;
	return remembered(ctx, `overview ${organisingId} ${period}`, () => overviewOf(ctx, request));
}

function overviewOf(ctx: ReportContext, request: OverviewRequest): OverviewReport {
	const { organisingId, period } = request;
	const kpis = headlineKpis(ctx);
	const compared = comparedPeriods(period);
	const office = loadOfficePicture(ctx, {
		organisingId,
		periods: [...new Set([...compared.spark, compared.previous, compared.lastYear])],
		kpis,
		indicators: DOSSIERS
	});
	const headline = kpis.map((kpi): HeadlineKpi => {
		const target = office.target(kpi, period)?.percent ?? null;
		return { kpi, target, steps: stepsFor(kpi, office.results(kpi, period), target) };
	});
	const unitIds = office.units(period).map(({ unitId }) => unitId);
	const openIssues = openWarningsByUnit(ctx, unitIds, period);
	const reports = reportsReceived(ctx, office, period);
	const breakPercent = officeSettings(ctx.db)['trend.break_percent'];
	const cards = headline.map((entry) =>
		cardOf(office, entry, { period, breakPercent, ...compared })
	);
	const rows = overviewRows(ctx, { office, period, headline, openIssues });
	return {
		office: officeChoice(ctx, organisingId, period),
		period,
		cards,
		columns: headline.map(({ kpi, target, steps }) => ({
			kpi: kpiHead(kpi),
			target,
			stepBasis: steps.basis,
			total: office.total(kpi, period)
		})),
		rows,
		attention: attentionOf(ctx, office, { period, compared, headline, openIssues, rows }),
		reports,
		headline: headlineOf(cards, rows),
		openIssues: [...openIssues.values()].reduce((sum, count) => sum + count, 0)
	};
}

function cardOf(
	office: OfficePicture,
	{ kpi, target, steps }: HeadlineKpi,
	at: ComparedPeriods & { readonly period: PeriodId; readonly breakPercent: number }
): OverviewCard {
	const total = office.total(kpi, at.period);
	const sides = at.spark.map((period) => office.side(kpi, period));
	const breaks = unitSetChanges(sides, at.breakPercent);
	const short = office.results(kpi, at.period).filter((result) => steps.isShort(result));
	return {
		kpi: kpiHead(kpi),
		total,
		target,
		previous: office.comparison(kpi, at.period, at.previous),
		lastYear: office.comparison(kpi, at.period, at.lastYear),
		belowTarget: target === null ? null : short.length,
		spark: {
			periods: at.spark,
			values: at.spark.map((period) => office.total(kpi, period).value),
			breaks: [
				...breaks.flatMap(({ period, isBreak }) => (isBreak ? [period] : [])),
				...restartsOf(kpi, at.spark)
			]
		}
	};
}

function attentionOf(
	ctx: ReportContext,
	office: OfficePicture,
	known: {
		readonly period: PeriodId;
		readonly compared: ComparedPeriods;
		readonly headline: readonly HeadlineKpi[];
		readonly openIssues: ReadonlyMap<UnitId, number>;
		readonly rows: readonly OverviewRow[];
	}
): AttentionItem[] {
	const kpis = known.headline.map(({ kpi }) => kpi);
	const all = (period: PeriodId) => kpis.flatMap((kpi) => office.results(kpi, period));
	return attentionList({
		units: office.units(known.period).map((unit) => ({
			unitId: unit.unitId,
			code: unit.code,
			name: unitName(unit)
		})),
		kpis,
		results: all(known.period),
		previous: all(known.compared.previous),
		lastYear: all(known.compared.lastYear),
		targets: new Map(
			known.headline.flatMap(({ kpi, target }) => (target === null ? [] : [[kpi.id, target]]))
		),
		standings: new Map(known.rows.map((row) => [row.unit.unitId, row])),
		openIssues: known.openIssues,
		missing: missingUnits(ctx, office, known.period)
	});
}
