// The units that somebody may see or speak for.
import type { UnitId, UnitRegister, UnitVersion } from './unit-version';

export type UnitScope =
	| { readonly kind: 'all' }
	/** An organising unit with everything that ever stood under it. */
	| { readonly kind: 'office'; readonly unitId: UnitId }
	/** One commune. */
	| { readonly kind: 'unit'; readonly unitId: UnitId }
	| { readonly kind: 'none' };

export const EVERYTHING: UnitScope = { kind: 'all' };
export const NOTHING: UnitScope = { kind: 'none' };

/** undefined: all of them. A commune brings nobody else; an office its members of all times. */
export function unitsOf(register: UnitRegister, scope: UnitScope): ReadonlySet<UnitId> | undefined {
	switch (scope.kind) {
		case 'all':
			return undefined;
		case 'none':
			return new Set();
		case 'unit':
			return new Set([scope.unitId]);
		case 'office':
			return new Set([scope.unitId, ...below(register, scope.unitId)]);
	}
}

export function covers(register: UnitRegister, scope: UnitScope, unitId: UnitId): boolean {
	const units = unitsOf(register, scope);
	return units === undefined || units.has(unitId);
}

/** The register as somebody with this scope may know it: the units themselves, and the offices above as names. */
export function registerWithin(register: UnitRegister, scope: UnitScope): UnitRegister {
	const units = unitsOf(register, scope);
	if (units === undefined) return register;
	const known = new Set([...units, ...above(register, units)]);
	return {
		versions: register.versions.filter(({ unitId }) => known.has(unitId)),
		aliases: register.aliases.filter(({ unitId }) => known.has(unitId)),
		successors: register.successors.filter(
			({ unitId, successorId }) => known.has(unitId) && known.has(successorId)
		)
	};
}

function below(register: UnitRegister, officeId: UnitId): Set<UnitId> {
	const children = childrenIn(register);
	const found = new Set<UnitId>();
	const open = [officeId];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const child of children.get(next) ?? []) {
			if (found.has(child)) continue;
			found.add(child);
			open.push(child);
		}
	}
	return found;
}

function above(register: UnitRegister, units: ReadonlySet<UnitId>): Set<UnitId> {
	const versions = new Map<UnitId, UnitVersion[]>();
	for (const version of register.versions) {
		const own = versions.get(version.unitId);
		if (own) own.push(version);
		else versions.set(version.unitId, [version]);
	}
	const found = new Set<UnitId>();
	const open = [...units];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const { parentId } of versions.get(next) ?? []) {
			if (parentId === null || found.has(parentId)) continue;
			found.add(parentId);
			open.push(parentId);
		}
	}
	return found;
}

function childrenIn(register: UnitRegister): Map<UnitId, UnitId[]> {
	const children = new Map<UnitId, UnitId[]>();
	for (const { unitId, parentId } of register.versions) {
		if (parentId === null) continue;
		const own = children.get(parentId);
		if (own) own.push(unitId);
		else children.set(parentId, [unitId]);
	}
	return children;
}
