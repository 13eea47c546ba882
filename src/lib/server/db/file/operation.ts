// How the database is, for whoever watches over the machine: cheap enough to be asked every few seconds.
import { statSync } from 'node:fs';
import { newestBackup } from './backup-runs';
import { statement, type Db, type Reader } from '../database';
import { storageFault, type StorageCode } from './faults';

export interface OperationFigures {
	readonly databaseBytes: number;
	readonly writeAheadLogBytes: number;
	readonly sessions: number;
	readonly uploads: number;
	readonly undoneUploads: number;
	/** When the newest copy that is still there was made and verified, as an instant; null: there is none. */
	readonly backedUpAt: string | null;
}

export function operationFigures(db: Reader, now: string): OperationFigures {
	const count = (sql: string, ...values: readonly string[]): number =>
		statement(db, sql)
			.pluck()
			.get(...values) as number;
	const path = db.$client.name;
	return {
		databaseBytes: bytesOf(path),
		writeAheadLogBytes: bytesOf(`${path}-wal`),
		sessions: count('SELECT count(*) FROM session WHERE expires_at > ?', now),
		uploads: count('SELECT count(*) FROM upload'),
		undoneUploads: count('SELECT count(*) FROM undone_upload'),
		backedUpAt: newestBackup(db)?.endedAt ?? null
	};
}

/** Why nothing can be stored just now; undefined: it can. A write under way elsewhere is no reason. */
export function storageTrouble(db: Db): StorageCode | 'unreadable' | undefined {
	try {
		statement(db, 'SELECT count(*) FROM __drizzle_migrations').get();
		// Removes nothing, but asks for the right to write; a file for reading only is not refused before.
		statement(db, 'DELETE FROM setting WHERE key IS NULL').run();
		return undefined;
	} catch (cause) {
		const code = storageFault(cause)?.code;
		return code === 'busy' ? undefined : (code ?? 'unreadable');
	}
}

function bytesOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
