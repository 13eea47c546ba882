// A change of the register as rows before and after: planned by pure functions, shown, then written as it was shown.
import type { IsoDate } from '../calendar';
import type { PeriodId } from '../figures/period';
import {
	type Successor,
	type UnitId,
	type UnitKind,
	type UnitRegister,
	type UnitVersion
} from './unit-version';

/** Stands for the id of a unit that is not stored yet. */
export const NEW_UNIT: UnitId = 0;

export interface RowChange<Row> {
	/** null: a new row. */
	readonly before: Row | null;
	/** null: the row goes. */
	readonly after: Row | null;
}
interface UnitAlias {
	readonly unitId: UnitId;
	readonly alias: string;
}
export interface UnitChange {
	readonly versions: readonly RowChange<UnitVersion>[];
	readonly aliases: readonly RowChange<UnitAlias>[];
	readonly successors: readonly RowChange<Successor>[];
}
export const NO_CHANGE: UnitChange = { versions: [], aliases: [], successors: [] };

/** What a change is judged against. */
export interface UnitFacts {
	readonly register: UnitRegister;
	/** Periods for which a unit has reports, set aside ones included: they are kept. */
	readonly reports: ReadonlyMap<UnitId, readonly PeriodId[]>;
	/** Periods whose figures an office has closed. */
	readonly locks: readonly { readonly organisingId: UnitId; readonly period: PeriodId }[];
}

/** Where in a form something is wrong. */
export type UnitField = 'code' | 'name' | 'kind' | 'parent' | 'from' | 'to' | 'alias' | 'into';
export type UnitFault = { readonly field: UnitField } & (
	| { readonly code: 'missing' }
	| { readonly code: 'bad_code'; readonly found: string }
	| { readonly code: 'code_taken' | 'name_taken'; readonly unit: UnitVersion }
	| { readonly code: 'other_role'; readonly kind: UnitKind }
	| { readonly code: 'unknown_unit' }
	| { readonly code: 'parent_is_commune' | 'parent_cycle'; readonly unit: UnitVersion }
	| { readonly code: 'parent_not_valid'; readonly unit: UnitVersion; readonly on: IsoDate | null }
	| { readonly code: 'reversed'; readonly from: IsoDate; readonly to: IsoDate }
	| { readonly code: 'overlap'; readonly other: UnitVersion }
	| { readonly code: 'not_after_last'; readonly last: UnitVersion }
	| { readonly code: 'after_end'; readonly last: UnitVersion }
	| { readonly code: 'only_version' }
	| { readonly code: 'nothing_changed' }
	| { readonly code: 'reports_outside'; readonly unit: UnitVersion; readonly period: PeriodId }
	| {
			readonly code: 'period_locked';
			readonly unit: UnitVersion;
			readonly office: UnitVersion;
			readonly period: PeriodId;
	  }
	| { readonly code: 'alias_known' }
	| { readonly code: 'alias_taken'; readonly names: readonly string[] }
	| { readonly code: 'same_unit' | 'successor_cycle'; readonly unit: UnitVersion }
	| { readonly code: 'successor_role' | 'succession_known'; readonly unit: UnitVersion }
	| { readonly code: 'not_valid_on'; readonly unit: UnitVersion; readonly on: IsoDate }
	| { readonly code: 'begins_later'; readonly unit: UnitVersion; readonly on: IsoDate }
	| { readonly code: 'too_few_parts' }
);

export type Planned =
	| { readonly ok: true; readonly change: UnitChange; readonly faults: readonly [] }
	| { readonly ok: false; readonly faults: readonly UnitFault[] };
export const planned = (change: UnitChange): Planned => ({ ok: true, change, faults: [] });
export const refused = (...faults: readonly UnitFault[]): Planned => ({ ok: false, faults });

/** The register as it would stand. */
export function applied(register: UnitRegister, change: UnitChange): UnitRegister {
	return {
		versions: replaced(register.versions, change.versions, isSameVersion),
		aliases: replaced(
			register.aliases,
			change.aliases,
			(a, b) => a.unitId === b.unitId && a.alias === b.alias
		),
		successors: replaced(
			register.successors,
			change.successors,
			(a, b) => a.unitId === b.unitId && a.successorId === b.successorId
		)
	};
}

/** A unit has one version with a given first day. */
const isSameVersion = (a: UnitVersion, b: UnitVersion): boolean =>
	a.unitId === b.unitId && a.validFrom === b.validFrom;

function replaced<Row>(
	rows: readonly Row[],
	changes: readonly RowChange<Row>[],
	isSame: (a: Row, b: Row) => boolean
): Row[] {
	const gone = changes.flatMap(({ before }) => (before === null ? [] : [before]));
	const kept =
		gone.length === 0 ? rows : rows.filter((row) => !gone.some((one) => isSame(one, row)));
	return [...kept, ...changes.flatMap(({ after }) => (after === null ? [] : [after]))];
}

/** Several changes that are made together. */
export const together = (changes: readonly UnitChange[]): UnitChange => ({
	versions: changes.flatMap(({ versions }) => versions),
	aliases: changes.flatMap(({ aliases }) => aliases),
	successors: changes.flatMap(({ successors }) => successors)
});

/** Units whose code, name, parent or dates change. */
export const changedUnits = ({ versions }: UnitChange): UnitId[] => [
	...new Set(
		versions.flatMap(({ before, after }) => {
			const one = before ?? after;
			return one === null ? [] : [one.unitId];
		})
	)
];

/** Rows that differ between two states of the register, as a list that was loaded leaves it. */
export function versionChanges(
	before: readonly UnitVersion[],
	after: readonly UnitVersion[]
): RowChange<UnitVersion>[] {
	const key = ({ unitId, validFrom }: UnitVersion) => `${unitId} ${validFrom ?? ''}`;
	const old = new Map(before.map((version) => [key(version), version]));
	const now = new Map(after.map((version) => [key(version), version]));
	const gone = before.filter((version) => !now.has(key(version)));
	return after.flatMap((version): RowChange<UnitVersion>[] => {
		const same = old.get(key(version));
		if (same !== undefined && isEqual(same, version)) return [];
		// Its first day was moved: the row of the same unit that is gone.
		const moved = gone.findIndex(({ unitId }) => unitId === version.unitId);
		const earlier = same ?? (moved < 0 ? null : (gone.splice(moved, 1)[0] ?? null));
		return [{ before: earlier, after: version }];
	});
}

export const isEqual = (a: UnitVersion, b: UnitVersion): boolean =>
	a.unitId === b.unitId &&
	a.code === b.code &&
	a.name === b.name &&
	a.kind === b.kind &&
	a.parentId === b.parentId &&
	a.validFrom === b.validFrom &&
	a.validTo === b.validTo;
