// A period in which units were merged or divided: one name may be that of the unit before and of another one after.
import { firstDay, lastDay, type Period } from '../../../domain/figures/period';
import {
	matchUnit,
	unitNameWithParent,
	versionOn,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from '../../../domain/unit/unit';

export interface NameBefore {
	readonly unitId: UnitId;
	/** The two as they are told apart: "Xã Minh Đức, huyện Tứ Kỳ (đến …)". */
	readonly candidates: readonly string[];
}

/** The other unit that had the name when the period began, where the one that has it at the end was not there yet. */
export function nameBefore(
	written: string,
	of: {
		readonly register: UnitRegister;
		readonly unitId: UnitId;
		readonly period: Period;
		readonly within: UnitId | undefined;
	}
): NameBefore | undefined {
	const { register, unitId, period, within } = of;
	const now = versionOn(register, unitId, lastDay(period));
	const began = firstDay(period);
	if (now === undefined || existsOn(register, unitId, began)) return undefined;
	const scope = within === undefined ? {} : { within };
	const before = matchUnit(register, written, { ...scope, role: 'commune', on: began });
	if (before.kind !== 'one' || before.unitId === unitId) return undefined;
	const then = versionOn(register, before.unitId, began);
	if (then === undefined) return undefined;
	return { unitId: before.unitId, candidates: toldApart(register, then, now) };
}

const existsOn = (register: UnitRegister, unitId: UnitId, on: string): boolean => {
	const version = versionOn(register, unitId, on);
	return version !== undefined && (version.validFrom ?? '') <= on && on <= (version.validTo ?? '9');
};

function toldApart(register: UnitRegister, then: UnitVersion, now: UnitVersion): string[] {
	const named = (version: UnitVersion, on: string): string => {
		const parent =
			version.parentId === null ? undefined : versionOn(register, version.parentId, on);
		return unitNameWithParent(version, parent);
	};
	const names = [named(then, then.validTo ?? ''), named(now, now.validFrom ?? '')];
	return names[0] === names[1] ? [`${then.code}: ${names[0]}`, `${now.code}: ${names[1]}`] : names;
}
