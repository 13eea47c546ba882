// Plain writes of units and their dated versions.
import { and, eq, sql } from 'drizzle-orm';
import type { UnitId, UnitVersion } from '../../../domain/unit/unit';
import type { Writer } from '../database';
import { insertion, prepared, type NewRow } from '../prepared';
import { unit, unitVersion } from '../tables/units';

const insertUnit = insertion(unit);
export const createUnit = (db: Writer, isDemonstration: boolean): UnitId =>
	insertUnit(db, { isDemonstration });

type VersionRow = NewRow<typeof unitVersion>;
const rowOf = (version: UnitVersion): VersionRow => ({
	unitId: version.unitId,
	code: version.code,
	name: version.name,
	kindCode: version.kind,
	parentId: version.parentId,
	validFromOn: version.validFrom,
	validToOn: version.validTo
});

const insertVersion = insertion(unitVersion);
export function createUnitVersion(db: Writer, version: UnitVersion): void {
	insertVersion(db, rowOf(version));
}

/** A version is known by its unit and first day; the first of all has none. */
interface VersionKey {
	readonly ofUnit: UnitId;
	readonly from: string | null;
}
const isVersion = (the: VersionKey) =>
	and(eq(unitVersion.unitId, the.ofUnit), sql`${unitVersion.validFromOn} IS ${the.from}`);

const update = prepared((db, { ofUnit, from, ...row }: VersionKey & VersionRow) =>
	db.update(unitVersion).set(row).where(isVersion({ ofUnit, from }))
);
export function changeUnitVersion(db: Writer, before: UnitVersion, after: UnitVersion): void {
	const row = rowOf({ ...after, unitId: before.unitId });
	update(db, { ofUnit: before.unitId, from: before.validFrom, ...row }).run();
}

const remove = prepared((db, the: VersionKey) => db.delete(unitVersion).where(isVersion(the)));
/** Nothing refers to a version; reports refer to the unit. */
export function removeUnitVersion(db: Writer, { unitId, validFrom }: UnitVersion): void {
	remove(db, { ofUnit: unitId, from: validFrom }).run();
}
