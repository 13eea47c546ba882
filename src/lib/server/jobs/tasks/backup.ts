// One copy of the database: room for it, made, checked, recorded, and older ones rotated away.
import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../../domain/office/audit';
import { backupName, copyNamed, expiredCopies } from '../../../domain/office/backup-rotation';
import {
	backupFaultText,
	noRoomText,
	notRecordedText,
	otherFaultText
} from '../../../format/office/backup-text';
import { recordAudit } from '../../db/audit/audit';
import { backUpDatabase, type CopyMade } from '../../db/file/backup';
import { backupRuns, markRemoved, saveBackupRun } from '../../db/file/backup-runs';
import { writeWhenFree, type Db, type Reader } from '../../db/database';
import { DatabaseRefused, storageFault } from '../../db/file/faults';
import { officeSettings } from '../../db/campaigns/settings';
import type { BackupKind, BackupResult } from '../backups';
import type { TaskContext } from '../task';

interface BackupInput {
	readonly kind: BackupKind;
	readonly actor: Actor;
	/** Made when absent. */
	readonly folder: string;
	/** A file of one's own choice instead of the next name in the folder; it is not rotated. */
	readonly path?: string;
}
type Context = Pick<TaskContext, 'db' | 'clock' | 'progress'>;

/** An import under way keeps the record waiting, not the copy; a large one takes minutes. */
const PATIENCE_MS = 30 * 60_000;

export async function makeBackup(context: Context, input: BackupInput): Promise<BackupResult> {
	const { db, clock } = context;
	const startedAt = clock.now();
	try {
		requireRoom(db, input.folder);
		const fileName = freshName(input.folder, startedAt);
		const path = input.path ?? join(input.folder, fileName);
		const made = await backUpDatabase(db, path, (stage, done, total) =>
			context.progress({ stage, done, total, file: fileName })
		);
		const name = input.path ?? fileName;
		return await recorded(context, input, { made, name, startedAt, path });
	} catch (cause) {
		const detail = wordsFor(cause, input.folder);
		await recordFailure(db, input, { detail, startedAt, at: clock.now() });
		return { outcome: 'failed', detail };
	}
}

class NoRoom extends Error {}

/** A disk that is filled by the copy takes no more reports either. */
function requireRoom({ $client }: Db, folder: string): void {
	if (!existsSync(folder)) return;
	const pages = $client.pragma('page_count', { simple: true }) as number;
	const needed = pages * ($client.pragma('page_size', { simple: true }) as number);
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	if (free < needed) throw new NoRoom(noRoomText(folder, { needed, free }));
}

/** Two copies within a second do not share a name. */
function freshName(folder: string, instant: string): string {
	for (let at = Date.parse(instant); ; at += 1_000) {
		const name = backupName(new Date(at).toISOString());
		if (!existsSync(join(folder, name))) return name;
	}
}

async function recorded(
	{ db, clock }: Context,
	{ kind, actor, folder, path: chosen }: BackupInput,
	copy: {
		readonly made: CopyMade;
		readonly name: string;
		readonly startedAt: string;
		readonly path: string;
	}
): Promise<BackupResult> {
	const { made, name, startedAt } = copy;
	const endedAt = clock.now();
	const run = { startedAt, endedAt, kind, outcome: 'made', fileName: name, detail: '' } as const;
	try {
		const runId = await writeWhenFree(
			db,
			(writer) => {
				const id = saveBackupRun(writer, { ...run, ...made });
				const detail = { kind, fileName: name, bytes: made.bytes, sha256: made.sha256 };
				recordAudit(writer, actor, {
					action: 'backup.made',
					subject: `backup:${id}`,
					detail,
					at: endedAt
				});
				return id;
			},
			PATIENCE_MS
		);
		const removed = chosen === undefined ? await rotate(db, folder, endedAt) : [];
		return {
			...{ outcome: 'made', runId, fileName: name, bytes: made.bytes, sha256: made.sha256 },
			removed
		};
	} catch (cause) {
		// The copy is good all the same; the next rotation finds it.
		const fault = storageFault(cause);
		if (fault === undefined) throw cause;
		return { outcome: 'failed', detail: `${notRecordedText(copy.path)} ${fault.message}` };
	}
}

/** Files first: a row that says "removed" of a file that stays would hide it from everyone. */
async function rotate(db: Db, folder: string, at: string): Promise<readonly string[]> {
	const settings = officeSettings(db);
	const expired = expiredCopies(copiesIn(db, folder), {
		daily: settings['backup.keep_daily'],
		weekly: settings['backup.keep_weekly'],
		monthly: settings['backup.keep_monthly']
	});
	const removed = expired.filter((name) => isRemoved(join(folder, name)));
	if (removed.length > 0)
		await writeWhenFree(
			db,
			(writer) => {
				for (const name of removed) markRemoved(writer, name, at);
			},
			PATIENCE_MS
		);
	return removed;
}

/** Verified: recorded as made, and of the same size still. */
function copiesIn(db: Reader, folder: string) {
	const bytes = new Map(
		backupRuns(db).map(({ fileName, bytes: size, outcome }) => [
			fileName,
			outcome === 'made' ? size : null
		])
	);
	return readdirSync(folder).flatMap(
		(name) => copyNamed(name, bytes.get(name) === statSync(join(folder, name)).size) ?? []
	);
}

/** One that somebody holds is tried again next time. */
function isRemoved(path: string): boolean {
	try {
		rmSync(path, { force: true });
		return true;
	} catch {
		return false;
	}
}

function wordsFor(cause: unknown, folder: string): string {
	if (cause instanceof NoRoom) return cause.message;
	const fault = storageFault(cause);
	if (fault !== undefined) return backupFaultText(fault.code, folder);
	if (cause instanceof DatabaseRefused) return otherFaultText(cause.message);
	// What else can be wrong with a folder: not a folder, a name too long.
	return otherFaultText(cause instanceof Error ? cause.message : String(cause));
}

/** Told even where it cannot be written down. */
export async function recordFailure(
	db: Db,
	{ kind, actor }: Pick<BackupInput, 'kind' | 'actor'>,
	told: { readonly detail: string; readonly startedAt: string; readonly at: string }
): Promise<void> {
	const { detail, startedAt, at: endedAt } = told;
	const nothing = { fileName: null, bytes: null, sha256: null, rowCounts: {} };
	try {
		await writeWhenFree(db, (writer) => {
			const run = { startedAt, endedAt, kind, outcome: 'failed', detail, ...nothing } as const;
			const id = saveBackupRun(writer, run);
			recordAudit(writer, actor, {
				...{ action: 'backup.failed', subject: `backup:${id}`, detail: { kind, why: detail } },
				at: endedAt
			});
		});
	} catch (cause) {
		if (storageFault(cause) === undefined) throw cause;
	}
}
