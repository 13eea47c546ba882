// "Chỉ số": what a KPI means, how it is computed, and how it is spread over the communes.
import type { IndicatorId, Kpi, KpiFlag, KpiId } from '../../../domain/kpi/catalogue';
import { indicatorsOf } from '../../../domain/kpi/formula';
import type { KpiResult, KpiTotal } from '../../../domain/kpi/kpi';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId, UnitVersion } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import { kpiHead, type KpiHead } from '../basis/kpi-head';
import { kpiOf, loadOfficePicture } from '../basis/office-picture';
import { officeChoice } from '../basis/offices';
import { remembered } from '../basis/remembered';
import type { OfficeChoice } from '../basis/scope-model';
import type { UnitHead } from '../basis/unit-head';
import { unitHead } from '../basis/units-in-period';
import { isKnown } from '../basis/viewer';

export interface DistributionPoint {
	readonly unit: UnitHead;
	readonly numerator: number;
	readonly denominator: number;
	readonly value: number;
	readonly flags: readonly KpiFlag[];
}
/** Quartiles by linear interpolation, as spreadsheets do (QUARTILE.INC); null below four communes. */
export interface Distribution {
	/** Lowest value first. */
	readonly points: readonly DistributionPoint[];
	readonly min: number | null;
	readonly lowerQuartile: number | null;
	readonly median: number | null;
	readonly upperQuartile: number | null;
	readonly max: number | null;
	/** Communes without a value. */
	readonly without: number;
}
export interface NamedIndicator {
	readonly id: IndicatorId;
	readonly name: string;
	readonly unit: string;
	readonly basis: string;
	/** "Biểu mẫu 7, mục 6.1" */
	readonly forms: readonly {
		readonly form: string;
		readonly code: string;
		readonly label: string;
	}[];
}
export interface IndicatorReport {
	/** The whole catalogue entry: meaning, formulas, variants, basis, worked example. */
	readonly kpi: Kpi;
	/** Every indicator its formulas name. */
	readonly indicators: readonly NamedIndicator[];
	readonly target: { readonly percent: number; readonly basis: string } | null;
	readonly office: OfficeChoice | null;
	readonly period: PeriodId | null;
	/** null without office or period. */
	readonly total: KpiTotal | null;
	readonly distribution: Distribution | null;
}
export interface IndicatorRequest {
	readonly kpi: KpiId;
	readonly organisingId: UnitId | null;
	readonly period: PeriodId | null;
}
export interface IndicatorListEntry {
	readonly kpi: KpiHead;
	readonly meaning: string;
	readonly basis: string;
	readonly headline: boolean;
	readonly target: number | null;
	readonly total: KpiTotal | null;
	/** Communes with a value. */
	readonly units: number;
}

export function indicatorReport(ctx: ReportContext, request: IndicatorRequest): IndicatorReport {
	const kpi = kpiOf(ctx, request.kpi);
	const { organisingId, period } = request;
	const base = {
		kpi,
		indicators: [...indicatorsOf(kpi)].flatMap((id) => namedIndicator(ctx, id)),
		office: null,
		period,
		target: null,
		total: null,
		distribution: null
	};
	if (organisingId === null || period === null || !isKnown(ctx, organisingId)) return base;
	const office = loadOfficePicture(ctx, { organisingId, periods: [period], kpis: [kpi] });
	const target = office.target(kpi, period);
	return {
		...base,
		office: officeChoice(ctx, organisingId, period),
		target: target === undefined ? null : { percent: target.percent, basis: target.basis },
		total: office.total(kpi, period),
		distribution: distributionOf(office.units(period), office.results(kpi, period))
	};
}

/** Every KPI of the catalogue in its order, with the office's total where one is chosen. */
export function indicatorList(
	ctx: ReportContext,
	chosen: { readonly organisingId: UnitId | null; readonly period: PeriodId | null }
): IndicatorListEntry[] {
	const { organisingId, period } = chosen;
	return remembered(ctx, `indicators ${organisingId} ${period}`, () => listOf(ctx, chosen));
}

function listOf(
	ctx: ReportContext,
	{ organisingId, period }: Parameters<typeof indicatorList>[1]
): IndicatorListEntry[] {
	const kpis = [...ctx.catalogue.kpis.values()];
	const office =
		organisingId === null || period === null || !isKnown(ctx, organisingId)
			? undefined
			: { period, ...loadOfficePicture(ctx, { organisingId, periods: [period], kpis }) };
	return kpis.map((kpi) => {
		const total = office?.total(kpi, office.period) ?? null;
		return {
			kpi: kpiHead(kpi),
			meaning: kpi.meaning,
			basis: kpi.basis,
			headline: kpi.headline,
			target: office?.target(kpi, office.period)?.percent ?? null,
			total,
			units: total?.units ?? 0
		};
	});
}

function namedIndicator(ctx: ReportContext, id: IndicatorId): NamedIndicator[] {
	const indicator = ctx.catalogue.indicators.get(id);
	if (indicator === undefined) return [];
	const formNames = new Map(ctx.catalogue.forms.map((form) => [form.id, form.name]));
	const { name, unit, basis } = indicator;
	const forms = indicator.forms.map(({ form, code, label }) => ({
		form: formNames.get(form) ?? form,
		code,
		label
	}));
	return [{ id, name, unit, basis, forms }];
}

function distributionOf(
	units: readonly UnitVersion[],
	results: readonly KpiResult[]
): Distribution {
	const byUnit = new Map(results.map((result) => [result.unitId, result]));
	const points = units
		.flatMap((unit): DistributionPoint[] => {
			const result = byUnit.get(unit.unitId);
			if (result === undefined) return [];
			const { numerator, denominator, value, flags } = result;
			if (numerator === null || denominator === null || value === null) return [];
			return [{ unit: unitHead(unit), numerator, denominator, value, flags }];
		})
		.sort((a, b) => a.value - b.value);
	const at = quartilesOf(points.map(({ value }) => value));
	return { points, ...at, without: units.length - points.length };
}

const LEAST_FOR_QUARTILES = 4;

function quartilesOf(
	sorted: readonly number[]
): Pick<Distribution, 'min' | 'lowerQuartile' | 'median' | 'upperQuartile' | 'max'> {
	const enough = sorted.length >= LEAST_FOR_QUARTILES;
	const at = (share: number) => (enough ? interpolated(sorted, share) : null);
	return {
		min: sorted[0] ?? null,
		lowerQuartile: at(0.25),
		median: at(0.5),
		upperQuartile: at(0.75),
		max: sorted.at(-1) ?? null
	};
}

function interpolated(sorted: readonly number[], share: number): number {
	const place = share * (sorted.length - 1);
	const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	return below + (place - Math.floor(place)) * (above - below);
}
