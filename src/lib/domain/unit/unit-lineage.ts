// Who belongs to whom on a date, and who goes on in whom.
import { dayNumber, type IsoDate, type Window } from '../calendar';
import {
	isCommuneKind,
	type Successor,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from './unit-version';

/** Valid on the day, or on any day of the window. */
export function isValid(version: UnitVersion, on: IsoDate | Window): boolean {
	const { from, to } = typeof on === 'string' ? { from: on, to: on } : on;
	return (
		(version.validFrom === null || version.validFrom <= to) &&
		(version.validTo === null || version.validTo >= from)
	);
}

/** The version valid on the day; outside a unit's life the one nearest to it. */
export function versionOn(
	register: UnitRegister,
	unitId: UnitId,
	on: IsoDate
): UnitVersion | undefined {
	const versions = lineageOf(register).versions.get(unitId) ?? [];
	if (versions.length < 2) return versions[0];
	return versions.toSorted((a, b) => daysAway(a, on) - daysAway(b, on))[0];
}

/** In no order. */
export const versionsOfUnit = (register: UnitRegister, unitId: UnitId): readonly UnitVersion[] =>
	lineageOf(register).versions.get(unitId) ?? [];

/** Communes below an organising unit, through several levels of parents, valid on the day (or on any day of the window). */
export function membersOf(
	register: UnitRegister,
	organisingId: UnitId,
	on: IsoDate | Window
): UnitVersion[] {
	const { children } = lineageOf(register);
	const members = new Map<UnitId, UnitVersion>();
	const seen = new Set<UnitId>();
	const open = [organisingId];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (seen.has(next)) continue;
		seen.add(next);
		for (const child of children.get(next) ?? []) {
			if (!isValid(child, on)) continue;
			if (isCommuneKind(child.kind)) members.set(child.unitId, laterOf(members, child));
			else open.push(child.unitId);
		}
	}
	return [...members.values()];
}

/** Every unit that is not a commune, by its last version, in Vietnamese alphabetical order. */
export function organisingUnitsOf(register: UnitRegister): UnitVersion[] {
	const last = new Map<UnitId, UnitVersion>();
	for (const version of register.versions) {
		if (!isCommuneKind(version.kind)) last.set(version.unitId, laterOf(last, version));
	}
	return [...last.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** The units above, nearest first, by the parents valid on the day. */
export function ancestorsOf(
	register: UnitRegister,
	version: UnitVersion,
	on: IsoDate
): UnitVersion[] {
	const above: UnitVersion[] = [];
	let parentId = version.parentId;
	while (parentId !== null && !above.some((unit) => unit.unitId === parentId)) {
		const parent = versionOn(register, parentId, on);
		if (!parent) break;
		above.push(parent);
		parentId = parent.parentId;
	}
	return above;
}

/** Into which units this one went on; several with share 'part' are a division. */
export const successorsOf = (register: UnitRegister, unitId: UnitId): readonly Successor[] =>
	lineageOf(register).successors.get(unitId) ?? [];

export const predecessorsOf = (register: UnitRegister, unitId: UnitId): readonly Successor[] =>
	lineageOf(register).predecessors.get(unitId) ?? [];

function laterOf(known: ReadonlyMap<UnitId, UnitVersion>, version: UnitVersion): UnitVersion {
	const other = known.get(version.unitId);
	if (!other) return version;
	return (version.validFrom ?? '') >= (other.validFrom ?? '') ? version : other;
}

/** 0 while valid, otherwise the days to the nearer end. */
function daysAway(version: UnitVersion, on: IsoDate): number {
	if (version.validFrom !== null && on < version.validFrom) {
		return dayNumber(version.validFrom) - dayNumber(on);
	}
	if (version.validTo !== null && on > version.validTo) {
		return dayNumber(on) - dayNumber(version.validTo);
	}
	return 0;
}

interface Lineage {
	readonly versions: ReadonlyMap<UnitId, readonly UnitVersion[]>;
	readonly children: ReadonlyMap<UnitId, readonly UnitVersion[]>;
	readonly successors: ReadonlyMap<UnitId, readonly Successor[]>;
	readonly predecessors: ReadonlyMap<UnitId, readonly Successor[]>;
}
/** Made once per register: a national list has ten thousand units. */
const lineages = new WeakMap<UnitRegister, Lineage>();

function lineageOf(register: UnitRegister): Lineage {
	const known = lineages.get(register);
	if (known) return known;
	const versions = new Map<UnitId, UnitVersion[]>();
	const children = new Map<UnitId, UnitVersion[]>();
	for (const version of register.versions) {
		push(versions, version.unitId, version);
		if (version.parentId !== null) push(children, version.parentId, version);
	}
	const successors = new Map<UnitId, Successor[]>();
	const predecessors = new Map<UnitId, Successor[]>();
	for (const successor of register.successors) {
		push(successors, successor.unitId, successor);
		push(predecessors, successor.successorId, successor);
	}
	const made = { versions, children, successors, predecessors };
	lineages.set(register, made);
	return made;
}

function push<Value>(map: Map<UnitId, Value[]>, key: UnitId, value: Value): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
