// What must hold of every change of the register: one code, one name, one parent at a time; nothing reported falls outside a life.
import type { IsoDate, Window } from '../calendar';
import { firstDay, lastDay, periodFromId, type PeriodId } from '../figures/period';
import { spell } from '../text';
import {
	applied,
	changedUnits,
	type UnitChange,
	type UnitFacts,
	type UnitFault
} from './unit-change';
import { overlap } from './unit-dates';
import { ancestorsOf, isValid, membersOf, versionOn, versionsOfUnit } from './unit-lineage';
import { isCommuneKind, type UnitId, type UnitRegister, type UnitVersion } from './unit-version';

/** All that speaks against the change; nothing of what was wrong before it. */
export function changeFaults(facts: UnitFacts, change: UnitChange): UnitFault[] {
	const after = applied(facts.register, change);
	const versions = change.versions.flatMap(({ after: version }) =>
		version === null ? [] : [version]
	);
	const own = versions.flatMap((version) => [
		...versionFaults(after, version),
		...roleFaults(facts.register, version)
	]);
	if (own.length > 0) return unique(own);
	return storedFaults(facts, { after, unitIds: changedUnits(change) });
}

/** What stored reports and closed periods say against other versions of these units. */
export function storedFaults(
	facts: UnitFacts,
	to: { readonly after: UnitRegister; readonly unitIds: readonly UnitId[] }
): UnitFault[] {
	const both = { before: facts.register, after: to.after };
	return unique(
		to.unitIds.flatMap((unitId) => [
			...reportsOutside(both, facts, unitId),
			...lockedChanges(both, facts, unitId)
		])
	);
}

/** Codes are written in files: letters, digits and little else. */
const CODE = /^[\p{L}\d._-]{1,20}$/u;
const isSameRole = (a: UnitVersion, b: UnitVersion): boolean =>
	isCommuneKind(a.kind) === isCommuneKind(b.kind);

function versionFaults(register: UnitRegister, version: UnitVersion): UnitFault[] {
	const { validFrom, validTo } = version;
	if (validFrom !== null && validTo !== null && validFrom > validTo)
		return [{ field: 'to', code: 'reversed', from: validFrom, to: validTo }];
	return [
		...textFaults(version),
		...ownFaults(register, version),
		...takenFaults(register, version),
		...parentFaults(register, version)
	];
}

function textFaults({ code, name }: UnitVersion): UnitFault[] {
	const faults: UnitFault[] = [];
	if (code === '') faults.push({ field: 'code', code: 'missing' });
	else if (!CODE.test(code)) faults.push({ field: 'code', code: 'bad_code', found: code });
	if (name === '') faults.push({ field: 'name', code: 'missing' });
	return faults;
}

/** Against the other versions of the same unit. */
function ownFaults(register: UnitRegister, version: UnitVersion): UnitFault[] {
	const others = register.versions.filter(
		(other) => other.unitId === version.unitId && other !== version
	);
	const other = others.find((one) => overlap(one, version));
	return other === undefined ? [] : [{ field: 'from', code: 'overlap', other }];
}

/** A unit that reports stays one, and so does an office, which others may name as theirs. */
function roleFaults(before: UnitRegister, version: UnitVersion): UnitFault[] {
	const known = versionsOfUnit(before, version.unitId).find((one) => !isSameRole(one, version));
	return known === undefined ? [] : [{ field: 'kind', code: 'other_role', kind: known.kind }];
}

/** A code means one unit on a day, and so does a name under one parent. */
function takenFaults(register: UnitRegister, version: UnitVersion): UnitFault[] {
	const code = version.code.toLowerCase();
	const name = spell(version.name);
	const others = register.versions.filter(
		(other) =>
			other.unitId !== version.unitId && isSameRole(other, version) && overlap(other, version)
	);
	const withCode = others.find((other) => other.code.toLowerCase() === code);
	if (withCode !== undefined) return [{ field: 'code', code: 'code_taken', unit: withCode }];
	const named = others.find(
		(other) =>
			other.kind === version.kind &&
			other.parentId === version.parentId &&
			spell(other.name) === name
	);
	return named === undefined ? [] : [{ field: 'name', code: 'name_taken', unit: named }];
}

function parentFaults(register: UnitRegister, version: UnitVersion): UnitFault[] {
	const { parentId, validFrom } = version;
	if (parentId === null) return [];
	const parents = register.versions.filter(({ unitId }) => unitId === parentId);
	const [parent] = parents;
	if (parent === undefined) return [{ field: 'parent', code: 'unknown_unit' }];
	if (isCommuneKind(parent.kind))
		return [{ field: 'parent', code: 'parent_is_commune', unit: parent }];
	const first = { validFrom, validTo: validFrom ?? version.validTo };
	if (!parents.some((one) => overlap(one, first)))
		return [{ field: 'parent', code: 'parent_not_valid', unit: parent, on: validFrom }];
	return isAbove(register, version)
		? [{ field: 'parent', code: 'parent_cycle', unit: parent }]
		: [];
}

/** Whether the unit stands, on some day of this version, above itself. */
function isAbove(register: UnitRegister, version: UnitVersion): boolean {
	const byUnit = new Map<UnitId, UnitVersion[]>();
	for (const one of register.versions) {
		if (isCommuneKind(one.kind) || !overlap(one, version)) continue;
		byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one]);
	}
	const seen = new Set<UnitId>();
	const open = version.parentId === null ? [] : [version.parentId];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next === version.unitId) return true;
		if (seen.has(next)) continue;
		seen.add(next);
		for (const { parentId } of byUnit.get(next) ?? []) if (parentId !== null) open.push(parentId);
	}
	return false;
}

interface Both {
	readonly before: UnitRegister;
	readonly after: UnitRegister;
}

/** A report of a time in which its unit no longer lives would be counted for nobody. */
function reportsOutside({ before, after }: Both, facts: UnitFacts, unitId: UnitId): UnitFault[] {
	const outside = (facts.reports.get(unitId) ?? []).find((period) => {
		const days = daysOf(period);
		return days !== undefined && lives(before, unitId, days) && !lives(after, unitId, days);
	});
	const unit = versionOn(before, unitId, outside === undefined ? '' : dayIn(outside));
	if (outside === undefined || unit === undefined) return [];
	return [{ field: 'to', code: 'reports_outside', unit, period: outside }];
}

/** Who counted for a closed period goes on counting for it. */
function lockedChanges({ before, after }: Both, facts: UnitFacts, unitId: UnitId): UnitFault[] {
	return facts.locks.flatMap(({ organisingId, period }): UnitFault[] => {
		const days = daysOf(period);
		if (days === undefined) return [];
		const counts = (register: UnitRegister, on: IsoDate | Window) =>
			isUnder(register, { unitId, organisingId, on });
		const stays =
			counts(before, days.to) === counts(after, days.to) &&
			counts(before, days) === counts(after, days);
		const unit = versionOn(before, unitId, days.to) ?? versionOn(after, unitId, days.to);
		const office = versionOn(before, organisingId, days.to);
		if (stays || unit === undefined || office === undefined) return [];
		return [{ field: 'from', code: 'period_locked', unit, office, period }];
	});
}

const lives = (register: UnitRegister, unitId: UnitId, days: Window): boolean =>
	versionsOfUnit(register, unitId).some((version) => isValid(version, days));

function isUnder(
	register: UnitRegister,
	of: {
		readonly unitId: UnitId;
		readonly organisingId: UnitId;
		readonly on: IsoDate | Window;
	}
): boolean {
	const { unitId, organisingId, on } = of;
	const own = versionsOfUnit(register, unitId).filter((version) => isValid(version, on));
	const [first] = own;
	// An office that moves takes its members along.
	if (first !== undefined && !isCommuneKind(first.kind)) {
		const members = new Set(membersOf(register, organisingId, on).map((one) => one.unitId));
		return membersOf(register, unitId, on).some((one) => members.has(one.unitId));
	}
	return own.some((version) =>
		ancestorsOf(register, version, typeof on === 'string' ? on : on.to).some(
			(above) => above.unitId === organisingId
		)
	);
}

function daysOf(period: PeriodId): Window | undefined {
	const parsed = periodFromId(period);
	return parsed === undefined ? undefined : { from: firstDay(parsed), to: lastDay(parsed) };
}
const dayIn = (period: PeriodId): IsoDate => daysOf(period)?.to ?? '';

/** The same said of several versions is said once. */
function unique(faults: readonly UnitFault[]): UnitFault[] {
	const seen = new Set<string>();
	return faults.filter((fault) => {
		const key = JSON.stringify(fault);
		return !seen.has(key) && seen.add(key);
	});
}
