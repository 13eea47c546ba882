// The register as those who keep it see it: every unit on a day, and one unit with all that was recorded of it.
import type { IsoDate } from '../../../domain/calendar';
import { fold } from '../../../domain/text';
import { stateOn, type UnitState } from '../../../domain/unit/unit-dates';
import {
	isCommuneKind,
	membersOf,
	organisingUnitsOf,
	predecessorsOf,
	successorsOf,
	unitName,
	versionOn,
	type Successor,
	type UnitId,
	type UnitKind,
	type UnitRegister,
	type UnitVersion
} from '../../../domain/unit/unit';
import { submissionCounts } from '../../db/figures/received';
import { demonstrationUnits } from '../../db/units/units';
import type { ReportContext } from '../basis/context';
import { registerOf } from '../basis/units-in-period';

export interface RegisterRow {
	readonly unit: UnitVersion;
	readonly parent: UnitVersion | undefined;
	readonly state: UnitState;
	readonly isDemonstration: boolean;
}
interface RegisterRequest {
	readonly on: IsoDate;
	/** Part of a name, an alias or a code, however it is typed. */
	readonly search: string;
	readonly kind: UnitKind | null;
	/** Only units below this one. */
	readonly parentId: UnitId | null;
	readonly state: UnitState | null;
}

/** One row a unit, by the version of the day, else the one nearest to it. */
export function registerRows(ctx: ReportContext, request: RegisterRequest): RegisterRow[] {
	const register = registerOf(ctx);
	const demonstration = demonstrationUnits(ctx.db);
	const wanted = fold(request.search);
	const spelled = wanted === '' ? null : spellings(register, wanted);
	return [...new Set(register.versions.map(({ unitId }) => unitId))]
		.flatMap((unitId): RegisterRow[] => {
			const unit = versionOn(register, unitId, request.on);
			if (unit === undefined) return [];
			const state = stateOn(unit, request.on);
			if (spelled !== null && !spelled.has(unitId)) return [];
			if (request.kind !== null && unit.kind !== request.kind) return [];
			if (request.parentId !== null && unit.parentId !== request.parentId) return [];
			if (request.state !== null && state !== request.state) return [];
			return [
				{
					unit,
					parent: parentOf(register, unit, request.on),
					state,
					isDemonstration: demonstration.has(unitId)
				}
			];
		})
		.sort(byName);
}

/** Units of which some version, alias or code has the text in it. */
function spellings(register: UnitRegister, wanted: string): Set<UnitId> {
	const found = new Set<UnitId>();
	for (const version of register.versions) {
		const written = [unitName(version), version.code];
		if (written.some((text) => fold(text).includes(wanted))) found.add(version.unitId);
	}
	for (const { unitId, alias } of register.aliases)
		if (fold(alias).includes(wanted)) found.add(unitId);
	return found;
}

const byName = (a: RegisterRow, b: RegisterRow): number =>
	Number(isCommuneKind(a.unit.kind)) - Number(isCommuneKind(b.unit.kind)) ||
	a.unit.name.localeCompare(b.unit.name, 'vi') ||
	a.unit.unitId - b.unit.unitId;

export const parentOf = (
	register: UnitRegister,
	unit: UnitVersion,
	on: IsoDate
): UnitVersion | undefined =>
	unit.parentId === null ? undefined : versionOn(register, unit.parentId, on);

export interface Relation extends Pick<Successor, 'effectiveOn' | 'share'> {
	readonly unit: UnitVersion;
}
export interface UnitRecord {
	/** Today's version, else the nearest. */
	readonly now: UnitVersion;
	/** Oldest first, each with its parent of that time. */
	readonly versions: readonly {
		readonly version: UnitVersion;
		readonly parent: UnitVersion | undefined;
	}[];
	readonly aliases: readonly string[];
	readonly successors: readonly Relation[];
	readonly predecessors: readonly Relation[];
	readonly reports: number;
	readonly isDemonstration: boolean;
}

export function unitRecord(ctx: ReportContext, unitId: UnitId): UnitRecord | undefined {
	const register = registerOf(ctx);
	const now = versionOn(register, unitId, ctx.today);
	if (now === undefined) return undefined;
	const relation = (row: Successor, other: UnitId): Relation[] => {
		const unit = versionOn(register, other, row.effectiveOn);
		return unit === undefined ? [] : [{ unit, effectiveOn: row.effectiveOn, share: row.share }];
	};
	return {
		now,
		versions: register.versions
			.filter((version) => version.unitId === unitId)
			.map((version) => ({
				version,
				parent: parentOf(register, version, version.validTo ?? ctx.today)
			})),
		aliases: register.aliases
			.filter((one) => one.unitId === unitId)
			.map(({ alias }) => alias)
			.sort((a, b) => a.localeCompare(b, 'vi')),
		successors: successorsOf(register, unitId).flatMap((row) => relation(row, row.successorId)),
		predecessors: predecessorsOf(register, unitId).flatMap((row) => relation(row, row.unitId)),
		reports: submissionCounts(ctx.db).get(unitId) ?? 0,
		isDemonstration: demonstrationUnits(ctx.db).has(unitId)
	};
}

interface OfficeRow extends RegisterRow {
	readonly members: number;
}

/** Organising units with the number of their members on a day. */
export function officeRows(ctx: ReportContext, on: IsoDate): OfficeRow[] {
	const register = registerOf(ctx);
	const offices = new Set(organisingUnitsOf(register).map(({ unitId }) => unitId));
	return registerRows(ctx, { on, search: '', kind: null, parentId: null, state: null })
		.filter(({ unit }) => offices.has(unit.unitId))
		.map((row) => ({ ...row, members: membersOf(register, row.unit.unitId, on).length }));
}

/** Members of an office on a day, with the unit right above each. */
export function officeMembers(ctx: ReportContext, officeId: UnitId, on: IsoDate): RegisterRow[] {
	const register = registerOf(ctx);
	const demonstration = demonstrationUnits(ctx.db);
	return membersOf(register, officeId, on)
		.map((unit) => ({
			unit,
			parent: parentOf(register, unit, on),
			state: stateOn(unit, on),
			isDemonstration: demonstration.has(unit.unitId)
		}))
		.sort(byName);
}
