// Which communes belong to an office in a period, and what they are called then.
import {
	firstDay,
	lastDay,
	periodFromId,
	type IsoDate,
	type PeriodId
} from '../../../domain/figures/period';
import {
	membersOf,
	shortUnitName,
	unitName,
	versionOn,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from '../../../domain/unit/unit';
import { registerWithin } from '../../../domain/unit/unit-scope';
import { loadUnitRegister } from '../../db/units/units';
import type { ReportContext } from './context';
import { remembered } from './remembered';
import type { UnitHead } from './unit-head';

/** The units the reader may know of. Read once until something changes: a national list has ten thousand. */
export const registerOf = (ctx: ReportContext): UnitRegister =>
	remembered(ctx, 'register', () => registerWithin(loadUnitRegister(ctx.db), ctx.viewer));

export function unitHead(version: UnitVersion): UnitHead {
	return {
		unitId: version.unitId,
		code: version.code,
		name: unitName(version),
		shortName: shortUnitName(version),
		kind: version.kind
	};
}

/** The unit as it was called at the end of the period. */
export function unitHeadIn(
	register: UnitRegister,
	unitId: UnitId,
	period: PeriodId | null
): UnitHead | undefined {
	const version = versionOn(register, unitId, lastDayOf(period));
	return version === undefined ? undefined : unitHead(version);
}

export function lastDayOf(period: PeriodId | null): IsoDate {
	const parsed = period === null ? undefined : periodFromId(period);
	return parsed === undefined ? '9999-12-31' : lastDay(parsed);
}

export interface Membership {
	/** Members at the end of the period. */
	readonly standing: readonly UnitVersion[];
	/** Members at some earlier day of it only: they count when they reported. */
	readonly ended: readonly UnitVersion[];
}

export function membershipIn(
	register: UnitRegister,
	organisingId: UnitId,
	period: PeriodId
): Membership {
	const parsed = periodFromId(period);
	if (parsed === undefined) return { standing: [], ended: [] };
	const standing = membersOf(register, organisingId, lastDay(parsed));
	const known = new Set(standing.map(({ unitId }) => unitId));
	const whole = { from: firstDay(parsed), to: lastDay(parsed) };
	const ever = membersOf(register, organisingId, whole);
	return { standing, ended: ever.filter(({ unitId }) => !known.has(unitId)) };
}

/** Every unit that ever stood under the office. */
export function everMembers(register: UnitRegister, organisingId: UnitId): UnitId[] {
	const children = new Map<UnitId, UnitId[]>();
	for (const { unitId, parentId } of register.versions) {
		if (parentId === null) continue;
		children.set(parentId, [...(children.get(parentId) ?? []), unitId]);
	}
	const found = new Set<UnitId>();
	const visit = (id: UnitId): void => {
		for (const child of children.get(id) ?? []) {
			if (found.has(child)) continue;
			found.add(child);
			visit(child);
		}
	};
	visit(organisingId);
	return [...found];
}
