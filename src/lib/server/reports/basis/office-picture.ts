// The KPIs of all communes of one office over some periods, each period with the communes it had.
import type { IndicatorId, Kpi, KpiId } from '../../../domain/kpi/catalogue';
import { totalOf, type KpiResult, type KpiTotal } from '../../../domain/kpi/kpi';
import {
	officeComparison,
	type NamedUnit,
	type OfficeComparison,
	type OfficeSide
} from '../../../domain/kpi/office-comparison';
import type { PeriodId } from '../../../domain/figures/period';
import {
	unitName,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from '../../../domain/unit/unit';
import { campaignsFor, type Campaign } from '../../db/campaigns/campaigns';
import type { ReportContext } from './context';
import { loadPicture, type Picture } from './picture';
import { targetFor, targetOffices, targetsOf, type TargetHeld } from './targets';
import {
	lastDayOf,
	membershipIn,
	registerOf,
	unitHeadIn,
	type Membership
} from './units-in-period';
import type { UnitHead } from './unit-head';
import { isKnown } from './viewer';

export interface OfficePictureRequest {
	readonly organisingId: UnitId;
	readonly periods: readonly PeriodId[];
	readonly kpis: readonly Kpi[];
	readonly indicators?: readonly IndicatorId[];
}
export interface OfficePicture {
	readonly picture: Picture;
	/** The office as it was called at the end of the period. */
	office(period: PeriodId): UnitHead;
	/** Communes that count in the period, by name. */
	units(period: PeriodId): readonly UnitVersion[];
	results(kpi: Kpi, period: PeriodId): readonly KpiResult[];
	total(kpi: Kpi, period: PeriodId): KpiTotal;
	/** The results with the names of their units. */
	side(kpi: Kpi, period: PeriodId): OfficeSide;
	/** What moved in the units that have a value in both periods. */
	comparison(kpi: Kpi, period: PeriodId, against: PeriodId): OfficeComparison;
	target(kpi: Kpi, period: PeriodId): TargetHeld | undefined;
	campaign(period: PeriodId): Campaign | undefined;
}

export function loadOfficePicture(
	ctx: ReportContext,
	request: OfficePictureRequest
): OfficePicture {
	const { organisingId, periods } = request;
	const register = registerOfWhole(ctx, organisingId);
	const memberships = new Map(periods.map((p) => [p, membershipIn(register, organisingId, p)]));
	const unitIds = new Set<UnitId>();
	for (const { standing, ended } of memberships.values()) {
		for (const { unitId } of [...standing, ...ended]) unitIds.add(unitId);
	}
	const picture = loadPicture(ctx, { ...request, unitIds: [...unitIds] });
	const units = unitsIn(memberships, picture);
	const campaigns = new Map(campaignsFor(ctx.db, organisingId).map((each) => [each.period, each]));
	const targets = targetsOf(ctx);
	const offices = rememberedBy((period: PeriodId) => targetOffices(ctx, organisingId, period));
	return {
		picture,
		units,
		...resultsIn(picture, units),
		office: rememberedBy((period: PeriodId) => headOf(ctx, organisingId, period)),
		target: (kpi, period) => targetFor(targets, kpi.id, { offices: offices(period), period }),
		campaign: (period) => campaigns.get(period)
	};
}

type Units = OfficePicture['units'];

function unitsIn(memberships: ReadonlyMap<PeriodId, Membership>, picture: Picture): Units {
	return rememberedBy((period: PeriodId) => {
		const { standing = [], ended = [] } = memberships.get(period) ?? {};
		const reported = ended.filter(({ unitId }) => picture.received(unitId, period) !== undefined);
		return [...standing, ...reported].sort(byName);
	});
}

function resultsIn(
	picture: Picture,
	units: Units
): Pick<OfficePicture, 'results' | 'total' | 'side' | 'comparison'> {
	const results = new Map<string, readonly KpiResult[]>();
	const resultsOf = (kpi: Kpi, period: PeriodId): readonly KpiResult[] => {
		const id = `${kpi.id} ${period}`;
		const known = results.get(id);
		if (known !== undefined) return known;
		const computed = units(period).map(({ unitId }) => picture.result(kpi, unitId, period));
		results.set(id, computed);
		return computed;
	};
	const named = rememberedBy((period: PeriodId) => units(period).map(namedUnit));
	const side = (kpi: Kpi, period: PeriodId): OfficeSide => ({
		period,
		results: resultsOf(kpi, period),
		units: named(period)
	});
	return {
		results: resultsOf,
		total: (kpi, period) => totalOf(resultsOf(kpi, period)),
		side,
		comparison: (kpi, period, against) =>
			officeComparison(kpi, side(kpi, period), side(kpi, against))
	};
}

/** A part of an office is never shown as if it were the whole. */
function registerOfWhole(ctx: ReportContext, organisingId: UnitId): UnitRegister {
	if (!isKnown(ctx, organisingId)) throw new Error(`Office ${organisingId} is not the reader's.`);
	return registerOf(ctx);
}

/** A KPI of the catalogue; asking for another is a mistake of the caller, which checks what came from outside. */
export function kpiOf(ctx: ReportContext, id: KpiId): Kpi {
	const kpi = ctx.catalogue.kpis.get(id);
	if (kpi === undefined) throw new Error(`No KPI "${id}" in the catalogue.`);
	return kpi;
}

export function headlineKpis(ctx: ReportContext): Kpi[] {
	return [...ctx.catalogue.kpis.values()].filter(({ headline }) => headline);
}

function headOf(ctx: ReportContext, organisingId: UnitId, period: PeriodId): UnitHead {
	const head = unitHeadIn(registerOf(ctx), organisingId, period);
	if (head === undefined) {
		throw new Error(`No unit ${organisingId} on ${lastDayOf(period)}.`);
	}
	return head;
}

const namedUnit = (unit: UnitVersion): NamedUnit => ({
	unitId: unit.unitId,
	code: unit.code,
	name: unitName(unit)
});

const byName = (a: UnitVersion, b: UnitVersion): number =>
	a.name.localeCompare(b.name, 'vi') || unitName(a).localeCompare(unitName(b), 'vi');

function rememberedBy<T extends object>(compute: (period: PeriodId) => T): (period: PeriodId) => T {
	const known = new Map<PeriodId, T>();
	return (period) => {
		const value = known.get(period) ?? compute(period);
		known.set(period, value);
		return value;
	};
}
