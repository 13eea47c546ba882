// The proof that a copy is worth something: it is put back elsewhere, opened by this program, and compared.
import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { restoreDatabase } from './backup';
import type { BackupRun } from './backup-runs';
import { requireSameRows, rowCounts, sha256OfFile } from './check-copy';
import { closeDatabase, openDatabase, type Reader } from '../database';
import { contentHash } from './dump';
import { DatabaseRefused } from './faults';
import { statement } from '../statement';

interface DrillResult {
	readonly path: string;
	readonly bytes: number;
	readonly rows: number;
	readonly tables: number;
	/** Of every row of every table, the same in the copy and in what was put back. */
	readonly contentHash: string;
	/** Number of the last line of the audit log in the copy; 0: it has none. */
	readonly lastAuditLine: number;
	/** Checking, putting back and opening. */
	readonly restoreMs: number;
}

/** Everything happens in `folder`, which must be empty; the database in use is only read. */
export function restoreDrill(
	live: Reader,
	run: BackupRun,
	{ backupFolder, folder }: { readonly backupFolder: string; readonly folder: string }
): DrillResult {
	const copy = resolve(backupFolder, run.fileName ?? '');
	if (!existsSync(copy)) throw failed(copy, 'không còn tệp này');
	if (sha256OfFile(copy) !== run.sha256) throw failed(copy, 'tệp đã bị thay đổi từ khi sao lưu');
	const path = join(folder, 'dashboard.db');
	const start = performance.now();
	restoreDatabase(copy, path, '');
	const restored = contentOf(path);
	closeDatabase(openDatabase(path));
	const restoreMs = performance.now() - start;
	requireSameRows(copy, restored.counts, run.rowCounts);
	if (contentOf(copy).hash !== restored.hash)
		throw failed(copy, 'nội dung sau khi phục hồi khác bản sao');
	requireSameChain(live, copy, restored.audit);
	const counts = Object.values(restored.counts);
	return {
		path: copy,
		bytes: run.bytes ?? 0,
		rows: counts.reduce((sum, count) => sum + count, 0),
		tables: counts.length,
		contentHash: restored.hash,
		lastAuditLine: restored.audit?.id ?? 0,
		restoreMs
	};
}

interface AuditHead {
	readonly id: number;
	readonly hash: string;
}

function contentOf(path: string) {
	const client = new Sqlite(path, { readonly: true });
	try {
		const hasLog = client.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'audit_event'`).get();
		const head = hasLog && client.prepare(LAST_LINE).get();
		return {
			counts: rowCounts(client),
			hash: contentHash(client),
			audit: head as AuditHead | undefined
		};
	} finally {
		client.close();
	}
}
const LAST_LINE = 'SELECT id, hash FROM audit_event ORDER BY id DESC LIMIT 1';

/** The log of the copy is a beginning of the log in use. */
function requireSameChain(live: Reader, copy: string, head: AuditHead | undefined): void {
	if (head === undefined) return;
	const here = statement(live, 'SELECT hash FROM audit_event WHERE id = ?').pluck().get(head.id);
	if (here !== head.hash)
		throw failed(
			copy,
			`nhật ký trong bản sao khác nhật ký đang dùng từ dòng ${head.id} trở về trước`
		);
}

const failed = (copy: string, why: string): DatabaseRefused =>
	new DatabaseRefused('unusable', `Diễn tập phục hồi không đạt với ${copy}: ${why}.`);
