// What the database file is and holds, counted no further than a page may wait for.
import { migrationsFolder, versionOf } from '../file/migrations';
import { operationFigures } from '../file/operation';
import { statement, type Reader } from '../database';

interface DatabaseFacts {
	readonly path: string;
	readonly bytes: number;
	readonly writeAheadLogBytes: number;
	readonly sqliteVersion: string;
	/** Number of the last migration it has had: "0003". */
	readonly migration: string;
}

export function databaseFacts(db: Reader, now: string): DatabaseFacts {
	const { databaseBytes, writeAheadLogBytes } = operationFigures(db, now);
	return {
		path: db.$client.name,
		bytes: databaseBytes,
		writeAheadLogBytes,
		sqliteVersion: statement(db, 'SELECT sqlite_version()').pluck().get() as string,
		migration: versionOf(db.$client, migrationsFolder())
	};
}

export interface TableCount {
	readonly table: string;
	readonly rows: number;
	/** There are more; nobody waits for all of them to be counted. */
	readonly isAtLeast: boolean;
}

/** Rows of every table, largest first, each counted up to `most`. */
export function tableCounts(db: Reader, most: number): TableCount[] {
	const tables = statement(
		db,
		`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
	)
		.pluck()
		.all() as string[];
	const counted = tables.map((table) => {
		const sql = `SELECT count(*) FROM (SELECT 1 FROM "${table}" LIMIT ?)`;
		const rows = statement(db, sql)
			.pluck()
			.get(most + 1) as number;
		return { table, rows: Math.min(rows, most), isAtLeast: rows > most };
	});
	return counted.sort((a, b) => b.rows - a.rows || a.table.localeCompare(b.table));
}

export interface OfficeCounts {
	readonly usableAccounts: number;
	/** May sign in and never did. */
	readonly neverSignedIn: number;
	readonly demonstrationAccounts: number;
	readonly campaigns: number;
	/** Due today or later. */
	readonly openCampaigns: number;
	readonly targets: number;
	readonly auditLines: number;
}

export function officeCounts(db: Reader, today: string): OfficeCounts {
	return statement(
		db,
		`SELECT
			(SELECT count(*) FROM account WHERE disabled_at IS NULL) AS usableAccounts,
			(SELECT count(*) FROM account WHERE disabled_at IS NULL AND last_signed_in_at IS NULL) AS neverSignedIn,
			(SELECT count(*) FROM account WHERE disabled_at IS NULL AND is_demonstration) AS demonstrationAccounts,
			(SELECT count(*) FROM campaign) AS campaigns,
			(SELECT count(*) FROM campaign WHERE due_on >= ?) AS openCampaigns,
			(SELECT count(*) FROM target t WHERE percent IS NOT NULL AND id = (SELECT max(id) FROM target o
				WHERE o.kpi_code = t.kpi_code AND o.year = t.year AND o.organising_id IS t.organising_id)) AS targets,
			(SELECT count(*) FROM audit_event) AS auditLines`
	).get(today) as OfficeCounts;
}
