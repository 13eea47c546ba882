// The register while a list is being saved: every version by its code, units new in this list included.
import { dayBefore, nextDay, type Dates } from '../../domain/unit-dates';
import { isCommuneKind, type UnitId, type UnitKind, type UnitVersion } from '../../domain/unit';
import type { Writer } from './database';
import { changeUnitVersion, createUnit, createUnitVersion } from './unit-rows';
import { unitVersions } from './units';

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

	constructor(
		private readonly db: Writer,
		private readonly isDemonstration: boolean
	) {
		for (const version of unitVersions(db)) this.#remember(version);
	}

	/** All versions that ever had the code; communes and organising units have codes of their own. */
	withCode(code: string, kind: UnitKind): UnitVersion[] {
		return (this.#byCode.get(code) ?? []).filter(
			(version) => isCommuneKind(version.kind) === isCommuneKind(kind)
		);
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
		const versions = this.#byCode.get(before.code) ?? [];
		versions[versions.indexOf(before)] = after;
	}

	#remember(version: UnitVersion): void {
		const known = this.#byCode.get(version.code);
		if (known === undefined) this.#byCode.set(version.code, [version]);
		else known.push(version);
	}
}
