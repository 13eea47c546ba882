// The register of units as read: versions, aliases, lineage; and which units are invented.
import type {
	Successor,
	UnitId,
	UnitKind,
	UnitRegister,
	UnitVersion
} from '../../../domain/unit/unit';
import { statement, type Reader, type Writer } from '../database';

interface VersionRow {
	unit_id: number;
	code: string;
	name: string;
	kind_code: UnitKind;
	parent_id: number | null;
	valid_from_on: string | null;
	valid_to_on: string | null;
}

/** Everything that name matching and lineage need. */
export function loadUnitRegister(db: Reader): UnitRegister {
	return {
		versions: unitVersions(db),
		aliases: statement(db, `SELECT unit_id AS unitId, alias FROM unit_alias`).all() as {
			unitId: UnitId;
			alias: string;
		}[],
		successors: statement(
			db,
			`SELECT unit_id AS unitId, successor_id AS successorId, effective_on AS effectiveOn,
				share_code AS share FROM unit_successor`
		).all() as Successor[]
	};
}

export function unitVersions(db: Reader): UnitVersion[] {
	const rows = statement(
		db,
		`SELECT unit_id, code, name, kind_code, parent_id, valid_from_on, valid_to_on
		FROM unit_version ORDER BY unit_id, coalesce(valid_from_on, '')`
	).all() as VersionRow[];
	return rows.map((row) => ({
		unitId: row.unit_id,
		code: row.code,
		name: row.name,
		kind: row.kind_code,
		parentId: row.parent_id,
		validFrom: row.valid_from_on,
		validTo: row.valid_to_on
	}));
}

/** Invented units: every page that shows them says so. */
export function isDemonstration(db: Reader, unitId: UnitId): boolean {
	return statement(db, `SELECT is_demonstration FROM unit WHERE id = ?`).pluck().get(unitId) === 1;
}

export function demonstrationUnits(db: Reader): Set<UnitId> {
	const ids = statement(db, `SELECT id FROM unit WHERE is_demonstration = 1`).pluck().all();
	return new Set(ids as UnitId[]);
}

export function saveAlias(db: Writer, unitId: UnitId, alias: string): void {
	statement(db, `INSERT OR IGNORE INTO unit_alias (unit_id, alias) VALUES (?, ?)`).run(
		unitId,
		alias
	);
}

export function saveSuccessor(db: Writer, successor: Successor): void {
	statement(
		db,
		`INSERT OR REPLACE INTO unit_successor (unit_id, successor_id, effective_on, share_code)
		VALUES (?, ?, ?, ?)`
	).run(successor.unitId, successor.successorId, successor.effectiveOn, successor.share);
}

export function removeAlias(db: Writer, unitId: UnitId, alias: string): void {
	statement(db, `DELETE FROM unit_alias WHERE unit_id = ? AND alias = ?`).run(unitId, alias);
}

/** A merger that was recorded by mistake; the audit log keeps it. */
export function removeSuccessor(db: Writer, { unitId, successorId }: Successor): void {
	statement(db, `DELETE FROM unit_successor WHERE unit_id = ? AND successor_id = ?`).run(
		unitId,
		successorId
	);
}
