// The table communes × headline KPIs of the overview.
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import { compareStandings } from '../../../domain/kpi/behind';
import type { KpiResult } from '../../../domain/kpi/kpi';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId, UnitVersion } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import { dayOfInstant, daysAfter } from '../basis/late';
import type { OfficePicture } from '../basis/office-picture';
import type { HeadlineKpi, OverviewCell, OverviewRow } from './model';
import { pointsShort } from '../basis/step';
import { unitHead } from '../basis/units-in-period';

/** Size of a commune's work: the first of these that is reported. */
export const DOSSIERS: readonly IndicatorId[] = [
	'dossiers_received_total',
	'dossiers_received_new',
	'dossiers_resolved_total'
];

export interface RowsInput {
	readonly office: OfficePicture;
	readonly period: PeriodId;
	readonly headline: readonly HeadlineKpi[];
	readonly openIssues: ReadonlyMap<UnitId, number>;
}

/** Furthest behind first, then few dossiers, then no report. */
export function overviewRows(ctx: ReportContext, input: RowsInput): OverviewRow[] {
	const rows = input.office.units(input.period).map((unit) => rowOf(ctx, input, unit));
	const group = ({ submitted, few }: OverviewRow): number => (!submitted ? 2 : few ? 1 : 0);
	return rows.sort(
		(a, b) =>
			group(a) - group(b) || compareStandings(a, b) || a.unit.name.localeCompare(b.unit.name, 'vi')
	);
}

function rowOf(ctx: ReportContext, input: RowsInput, unit: UnitVersion): OverviewRow {
	const { office, period } = input;
	const report = office.picture.received(unit.unitId, period);
	const derived = office.picture.figures(unit.unitId, period).length > 0;
	const cells =
		report === undefined && !derived
			? []
			: input.headline.map((entry) =>
					cellOf(entry, office.picture.result(entry.kpi, unit.unitId, period))
				);
	const valued = cells.filter(({ value }) => value !== null);
	const few = valued.filter(({ flags }) => flags.includes('few'));
	const day = report === undefined ? ctx.today : dayOfInstant(report.firstAt);
	return {
		unit: unitHead(unit),
		submitted: report !== undefined || derived,
		daysLate: daysAfter(office.campaign(period)?.dueOn, day),
		dossiers: dossiersOf(office, unit.unitId, period),
		cells,
		behind: cells.filter(({ short }) => short).length,
		points: report === undefined && !derived ? 0 : pointsShortOf(input, unit.unitId),
		few: few.length > 0 && 2 * few.length > valued.length,
		openIssues: input.openIssues.get(unit.unitId) ?? 0
	};
}

function cellOf({ kpi, steps }: HeadlineKpi, result: KpiResult): OverviewCell {
	const { state, reason, numerator, denominator, value, flags } = result;
	return {
		kpi: kpi.id,
		state,
		reason,
		numerator,
		denominator,
		value,
		step: steps.step(result),
		short: steps.isShort(result),
		flags,
		stated: result.stated.map(({ text }) => text)
	};
}

/** All points short of the targets together. */
function pointsShortOf({ office, period, headline }: RowsInput, unitId: UnitId): number {
	let sum = 0;
	for (const { kpi, target, steps } of headline) {
		const result = office.picture.result(kpi, unitId, period);
		if (result.value === null || target === null || !steps.isShort(result)) continue;
		sum += Math.max(0, pointsShort(kpi, result.value, target));
	}
	return sum;
}

function dossiersOf(office: OfficePicture, unitId: UnitId, period: PeriodId): number | null {
	const figures = office.picture.figures(unitId, period).filter(({ field }) => field === '');
	for (const id of DOSSIERS) {
		for (const { indicator, quantity } of figures) {
			if (indicator === id && quantity.kind === 'exact') return quantity.value;
		}
	}
	return null;
}
