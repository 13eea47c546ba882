// Plain writes of units and their dated versions.
import type { UnitId, UnitVersion } from '../../../domain/unit/unit';
import { statement, type Writer } from '../database';

export function createUnit(db: Writer, isDemonstration: boolean): UnitId {
	const { lastInsertRowid } = statement(db, `INSERT INTO unit (is_demonstration) VALUES (?)`).run(
		isDemonstration ? 1 : 0
	);
	return Number(lastInsertRowid);
}

export function createUnitVersion(db: Writer, version: UnitVersion): void {
	statement(
		db,
		`INSERT INTO unit_version
			(unit_id, code, name, kind_code, parent_id, valid_from_on, valid_to_on)
		VALUES (?, ?, ?, ?, ?, ?, ?)`
	).run(
		version.unitId,
		version.code,
		version.name,
		version.kind,
		version.parentId,
		version.validFrom,
		version.validTo
	);
}

/** A version is known by its unit and first day. */
export function changeUnitVersion(db: Writer, before: UnitVersion, after: UnitVersion): void {
	statement(
		db,
		`UPDATE unit_version SET code = ?, name = ?, kind_code = ?, parent_id = ?, valid_from_on = ?,
			valid_to_on = ?
		WHERE unit_id = ? AND valid_from_on IS ?`
	).run(
		after.code,
		after.name,
		after.kind,
		after.parentId,
		after.validFrom,
		after.validTo,
		before.unitId,
		before.validFrom
	);
}

/** Nothing refers to a version; reports refer to the unit. */
export function removeUnitVersion(db: Writer, { unitId, validFrom }: UnitVersion): void {
	statement(db, `DELETE FROM unit_version WHERE unit_id = ? AND valid_from_on IS ?`).run(
		unitId,
		validFrom
	);
}
