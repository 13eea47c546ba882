// Copies that were made, and tries that failed, as told to the office.
import type { Reader, Writer } from '../connection';
import { statement } from '../statement';

type BackupRunKind = 'scheduled' | 'by_hand' | 'before_migration';

interface NewBackupRun {
	/** ISO instants. */
	readonly startedAt: string;
	readonly endedAt: string;
	readonly kind: BackupRunKind;
	readonly outcome: 'made' | 'failed';
	/** Name within the backup folder, or beside the database for one before a migration; a whole path where somebody chose it. */
	readonly fileName: string | null;
	readonly bytes: number | null;
	readonly sha256: string | null;
	readonly rowCounts: Readonly<Record<string, number>>;
	/** Why it failed. */
	readonly detail: string;
}
export interface BackupRun extends NewBackupRun {
	readonly id: number;
	/** Rotated away since; null: it should still be there. */
	readonly removedAt: string | null;
}

/** Number of the run. */
export function saveBackupRun(db: Writer, run: NewBackupRun): number {
	const { lastInsertRowid } = statement(
		db,
		`INSERT INTO backup_run (started_at, ended_at, kind_code, outcome_code, file_name, bytes, sha256, row_counts, detail)
		VALUES (@startedAt, @endedAt, @kind, @outcome, @fileName, @bytes, @sha256, @rowCounts, @detail)`
	).run({ ...run, rowCounts: JSON.stringify(run.rowCounts) });
	return Number(lastInsertRowid);
}

/** Newest first. */
export function backupRuns(
	db: Reader,
	{ limit, offset }: { readonly limit: number; readonly offset: number } = { limit: -1, offset: 0 }
): BackupRun[] {
	const rows = statement(db, `${SELECT} ORDER BY id DESC LIMIT ? OFFSET ?`).all(limit, offset);
	return (rows as Row[]).map(runOf);
}

export const countBackupRuns = (db: Reader): number =>
	statement(db, 'SELECT count(*) FROM backup_run').pluck().get() as number;

/** The newest copy of those in the folder that has not been rotated away; undefined: there is none. */
export function newestBackup(db: Reader): BackupRun | undefined {
	const row = statement(
		db,
		`${SELECT} WHERE outcome_code = 'made' AND kind_code <> 'before_migration' AND removed_at IS NULL
			AND file_name NOT LIKE '%/%' AND file_name NOT LIKE '%\\%'
		ORDER BY id DESC LIMIT 1`
	).get() as Row | undefined;
	return row === undefined ? undefined : runOf(row);
}

export function markRemoved(db: Writer, fileName: string, at: string): void {
	statement(
		db,
		`UPDATE backup_run SET removed_at = ?
		WHERE file_name = ? AND removed_at IS NULL AND kind_code <> 'before_migration'`
	).run(at, fileName);
}

const SELECT = 'SELECT * FROM backup_run';

interface Row {
	readonly id: number;
	readonly started_at: string;
	readonly ended_at: string;
	readonly kind_code: BackupRunKind;
	readonly outcome_code: 'made' | 'failed';
	readonly file_name: string | null;
	readonly bytes: number | null;
	readonly sha256: string | null;
	readonly row_counts: string;
	readonly detail: string;
	readonly removed_at: string | null;
}

function runOf(row: Row): BackupRun {
	return {
		id: row.id,
		startedAt: row.started_at,
		endedAt: row.ended_at,
		kind: row.kind_code,
		outcome: row.outcome_code,
		fileName: row.file_name,
		bytes: row.bytes,
		sha256: row.sha256,
		rowCounts: JSON.parse(row.row_counts) as Readonly<Record<string, number>>,
		detail: row.detail,
		removedAt: row.removed_at
	};
}
