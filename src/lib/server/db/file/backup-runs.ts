// Copies that were made, and tries that failed, as told to the office.
import { and, count, desc, eq, isNull, ne, notLike } from 'drizzle-orm';
import type { Reader, Writer } from '../connection';
import { insertion, prepared } from '../prepared';
import { backupRun } from '../tables/accounts';

type Row = typeof backupRun.$inferSelect;

interface NewBackupRun {
	/** ISO instants. */
	readonly startedAt: string;
	readonly endedAt: string;
	readonly kind: Row['kindCode'];
	readonly outcome: Row['outcomeCode'];
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

const insert = insertion(backupRun);
/** Number of the run. */
export const saveBackupRun = (
	db: Writer,
	{ kind, outcome, rowCounts, ...run }: NewBackupRun
): number =>
	insert(db, {
		...run,
		...{
			kindCode: kind,
			outcomeCode: outcome,
			rowCounts: JSON.stringify(rowCounts),
			removedAt: null
		}
	});

const everyRun = prepared((db, the: { readonly limit: number; readonly offset: number }) =>
	db.select().from(backupRun).orderBy(desc(backupRun.id)).limit(the.limit).offset(the.offset)
);
/** Newest first. */
export const backupRuns = (db: Reader, slice = { limit: -1, offset: 0 }): BackupRun[] =>
	everyRun(db, slice).all().map(runOf);

const counted = prepared((db) => db.select({ runs: count() }).from(backupRun));
export const countBackupRuns = (db: Reader): number => counted(db).get()?.runs ?? 0;

const newest = prepared((db) =>
	db
		.select()
		.from(backupRun)
		.where(
			and(
				eq(backupRun.outcomeCode, 'made'),
				ne(backupRun.kindCode, 'before_migration'),
				isNull(backupRun.removedAt),
				notLike(backupRun.fileName, '%/%'),
				notLike(backupRun.fileName, '%\\%')
			)
		)
		.orderBy(desc(backupRun.id))
		.limit(1)
);
/** The newest copy of those in the folder that has not been rotated away; undefined: there is none. */
export function newestBackup(db: Reader): BackupRun | undefined {
	const row = newest(db).get();
	return row === undefined ? undefined : runOf(row);
}

const remove = prepared((db, the: { readonly fileName: string; readonly at: string }) =>
	db
		.update(backupRun)
		.set({ removedAt: the.at })
		.where(
			and(
				eq(backupRun.fileName, the.fileName),
				isNull(backupRun.removedAt),
				ne(backupRun.kindCode, 'before_migration')
			)
		)
);
export function markRemoved(db: Writer, fileName: string, at: string): void {
	remove(db, { fileName, at }).run();
}

const runOf = ({ kindCode, outcomeCode, rowCounts, ...row }: Row): BackupRun => ({
	...row,
	kind: kindCode,
	outcome: outcomeCode,
	rowCounts: JSON.parse(rowCounts) as Readonly<Record<string, number>>
});
