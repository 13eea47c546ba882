// "Chỉ tiêu": every target of a year, where it comes from, and what was set here before.
import type { KpiId, Target } from '../../../domain/kpi/catalogue';
import {
	isCommuneKind,
	organisingUnitsOf,
	unitName,
	versionOn,
	type UnitId
} from '../../../domain/unit/unit';
import { overlap } from '../../../domain/unit/unit-dates';
import {
	storedTargets,
	targetKey,
	targetsInForce,
	type StoredTarget
} from '../../db/campaigns/targets';
import type { ReportContext } from '../basis/context';
import { registerOf } from '../basis/units-in-period';

export interface TargetScope {
	/** null: everywhere, or an office of the file that the register does not know. */
	readonly unitId: UnitId | null;
	/** null: everywhere. */
	readonly name: string | null;
	/** The code of the file when no office carries it in the year. */
	readonly unknownCode: string | null;
}
export interface TargetRow {
	readonly kpi: { readonly id: KpiId; readonly name: string };
	readonly scope: TargetScope;
	readonly percent: number;
	readonly basis: string;
	/** Instant; null: it comes with data/targets.json. */
	readonly setAt: string | null;
	/** What the file says and what was set here overrides. */
	readonly replaces: { readonly percent: number; readonly basis: string } | null;
}
interface TargetHistoryRow {
	readonly kpi: { readonly id: KpiId; readonly name: string };
	readonly scope: TargetScope;
	/** null: withdrawn. */
	readonly percent: number | null;
	readonly basis: string;
	readonly setAt: string;
}
export interface TargetList {
	readonly year: number;
	/** With targets, and this one and the next; latest first. */
	readonly years: readonly number[];
	readonly rows: readonly TargetRow[];
	/** What was set here for the year, latest first. */
	readonly history: readonly TargetHistoryRow[];
	readonly offices: readonly { readonly unitId: UnitId; readonly name: string }[];
	readonly kpis: readonly { readonly id: KpiId; readonly name: string }[];
}

export function targetList(ctx: ReportContext, asked: number | null): TargetList {
	const stored = storedTargets(ctx.db);
	const thisYear = Number(ctx.today.slice(0, 4));
	const year = asked ?? thisYear;
	const all = [...ctx.catalogue.targets, ...stored].map((target) => target.year);
	return {
		year,
		years: [...new Set([...all, thisYear, thisYear + 1, year])].sort((a, b) => b - a),
		rows: rowsOf(ctx, stored, year),
		history: stored
			.filter((target) => target.year === year)
			.toReversed()
			.map((target) => ({
				...pick(target),
				kpi: kpiOf(ctx, target.kpi),
				scope: scopeOfUnit(ctx, target.organisingId, year)
			})),
		offices: organisingUnitsOf(registerOf(ctx)).map((unit) => ({
			unitId: unit.unitId,
			name: unitName(unit)
		})),
		kpis: [...ctx.catalogue.kpis.values()].map(({ id, name }) => ({ id, name }))
	};
}

const pick = ({ percent, basis, setAt }: StoredTarget) => ({ percent, basis, setAt });
const kpiOf = ({ catalogue }: ReportContext, id: KpiId) => ({
	id,
	name: catalogue.kpis.get(id)?.name ?? id
});

function rowsOf(ctx: ReportContext, stored: readonly StoredTarget[], year: number): TargetRow[] {
	const here = targetsInForce(stored);
	const replaced = new Map<string, Target>();
	const ofFile = ctx.catalogue.targets
		.filter((target) => target.year === year)
		.flatMap((target): TargetRow[] => {
			const scope = scopeOfCode(ctx, target.organisingCode, year);
			const key = targetKey({ kpi: target.kpi, year, organisingId: scope.unitId });
			if (scope.unknownCode === null && here.has(key)) {
				replaced.set(key, target);
				return [];
			}
			const { percent, basis } = target;
			return [{ kpi: kpiOf(ctx, target.kpi), scope, percent, basis, setAt: null, replaces: null }];
		});
	const set = [...here.values()].flatMap((target): TargetRow[] => {
		const { percent, basis, setAt } = target;
		if (target.year !== year || percent === null) return [];
		const scope = scopeOfUnit(ctx, target.organisingId, year);
		const file = replaced.get(targetKey(target));
		const replaces = file === undefined ? null : { percent: file.percent, basis: file.basis };
		return [{ kpi: kpiOf(ctx, target.kpi), scope, percent, basis, setAt, replaces }];
	});
	const order = [...ctx.catalogue.kpis.keys()];
	return [...set, ...ofFile].sort(
		(a, b) =>
			order.indexOf(a.kpi.id) - order.indexOf(b.kpi.id) ||
			(a.scope.name ?? '').localeCompare(b.scope.name ?? '', 'vi')
	);
}

function scopeOfUnit(ctx: ReportContext, unitId: UnitId | null, year: number): TargetScope {
	if (unitId === null) return EVERYWHERE;
	const version = versionOn(registerOf(ctx), unitId, daysOfYear(year).validTo);
	return { unitId, name: version ? unitName(version) : String(unitId), unknownCode: null };
}
const EVERYWHERE: TargetScope = { unitId: null, name: null, unknownCode: null };

/** The office that carries the code in the year. */
function scopeOfCode(ctx: ReportContext, code: string | null, year: number): TargetScope {
	if (code === null) return EVERYWHERE;
	const days = daysOfYear(year);
	const office = registerOf(ctx).versions.find(
		(version) => version.code === code && !isCommuneKind(version.kind) && overlap(version, days)
	);
	if (office === undefined) return { unitId: null, name: null, unknownCode: code };
	return scopeOfUnit(ctx, office.unitId, year);
}

const daysOfYear = (year: number) => ({ validFrom: `${year}-01-01`, validTo: `${year}-12-31` });

/** What is set for exactly this scope, by whom. */
interface TargetAt {
	readonly here: { readonly percent: number; readonly basis: string } | null;
	readonly file: { readonly percent: number; readonly basis: string } | null;
}

export function targetHeld(
	ctx: ReportContext,
	of: { readonly kpi: KpiId; readonly year: number; readonly organisingId: UnitId | null }
): TargetAt {
	const here = targetsInForce(storedTargets(ctx.db)).get(targetKey(of));
	const file = ctx.catalogue.targets.find((target) => {
		if (target.kpi !== of.kpi || target.year !== of.year) return false;
		const scope = scopeOfCode(ctx, target.organisingCode, of.year);
		return scope.unknownCode === null && scope.unitId === of.organisingId;
	});
	return {
		here:
			here === undefined || here.percent === null
				? null
				: { percent: here.percent, basis: here.basis },
		file: file === undefined ? null : { percent: file.percent, basis: file.basis }
	};
}
