// The register while a list is being saved: every version by its code, units new in this list included.
import { spell } from '../../../domain/text';
import { dayBefore, nextDay, overlap, type Dates } from '../../../domain/unit/unit-dates';
import {
	isCommuneKind,
	type UnitId,
	type UnitKind,
	type UnitVersion
} from '../../../domain/unit/unit';
import type { Writer } from '../database';
import { changeUnitVersion, createUnit, createUnitVersion } from './unit-rows';
import { loadUnitRegister, unitVersions } from './units';

/**
 * The one open span in which none of these is valid: before all of them or after all of them. Undefined when there is
 * none, or when both would do and nobody says which.
 */
export function freeSpan(taken: readonly Dates[]): Dates | undefined {
	const starts = taken.map(({ validFrom }) => validFrom ?? '');
	const ends = taken.map(({ validTo }) => validTo ?? '');
	const before = starts.every((day) => day !== '');
	const after = ends.every((day) => day !== '');
	if (before === after) return undefined;
	return before
		? { validFrom: null, validTo: dayBefore(starts.toSorted()[0] ?? '') }
		: { validFrom: nextDay(ends.toSorted().at(-1) ?? ''), validTo: null };
}

export class UnitIndex {
	readonly #byCode = new Map<string, UnitVersion[]>();
	/** By kind, parent and plain name. */
	readonly #byName = new Map<string, UnitVersion[]>();
	readonly #before = new Set<UnitId>();
	#succeeded: ReadonlySet<UnitId> | undefined;

	constructor(
		private readonly db: Writer,
		private readonly isDemonstration: boolean
	) {
		for (const version of unitVersions(db)) {
			this.#remember(version);
			this.#before.add(version.unitId);
		}
	}

	/** Before this list was read. */
	wasKnown(unitId: UnitId): boolean {
		return this.#before.has(unitId);
	}

	/** Whether it is recorded which units came after it. */
	isSucceeded(unitId: UnitId): boolean {
		this.#succeeded ??= new Set(loadUnitRegister(this.db).successors.map(({ unitId }) => unitId));
		return this.#succeeded.has(unitId);
	}

	/** All versions that ever had the code; communes and organising units have codes of their own. */
	withCode(code: string, kind: UnitKind): UnitVersion[] {
		return (this.#byCode.get(code) ?? []).filter(
			(version) => isCommuneKind(version.kind) === isCommuneKind(kind)
		);
	}

	/** Another unit of this name under the same parent at the same time; of the highest units nobody knows what is above. */
	namesake(version: Omit<UnitVersion, 'unitId'>): UnitVersion | undefined {
		if (version.parentId === null) return undefined;
		return (this.#byName.get(nameKeyOf(version)) ?? []).find((other) => overlap(other, version));
	}

	/** A version of a unit known already, or of a new one. */
	add(version: Omit<UnitVersion, 'unitId'>, known?: UnitId): UnitVersion {
		const unitId = known ?? createUnit(this.db, this.isDemonstration);
		const added = { ...version, unitId };
		createUnitVersion(this.db, added);
		this.#remember(added);
		return added;
	}

	change(before: UnitVersion, now: Dates & { readonly parentId: UnitId | null }): void {
		const { parentId, validFrom, validTo } = now;
		const after = { ...before, parentId, validFrom, validTo };
		changeUnitVersion(this.db, before, after);
		const withCode = this.#byCode.get(before.code) ?? [];
		withCode[withCode.indexOf(before)] = after;
		const named = this.#byName.get(nameKeyOf(before)) ?? [];
		named.splice(named.indexOf(before), 1);
		push(this.#byName, nameKeyOf(after), after);
	}

	#remember(version: UnitVersion): void {
		push(this.#byCode, version.code, version);
		push(this.#byName, nameKeyOf(version), version);
	}
}

const nameKeyOf = ({ kind, parentId, name }: Omit<UnitVersion, 'unitId'>): string =>
	`${kind} ${parentId ?? ''} ${spell(name)}`;

function push(map: Map<string, UnitVersion[]>, key: string, version: UnitVersion): void {
	const known = map.get(key);
	if (known === undefined) map.set(key, [version]);
	else known.push(version);
}
