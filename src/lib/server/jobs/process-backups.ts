// Copies made in a process of their own: an import keeps none of them waiting, and none of them keeps an import waiting.
import type { Actor } from '../../domain/office/audit';
import { SYSTEM } from '../../domain/office/audit';
import { backupFaultText } from '../../format/office/backup-text';
import { workFaultText } from '../../format/intake/progress-text';
import type { Db } from '../db/database';
import { newestBackup } from '../db/file/backup-runs';
import { removeLeftovers } from '../db/file/leftovers';
import { officeSettings } from '../db/campaigns/settings';
import type { BackupKind, BackupResult, Backups, BackupsState } from './backups';
import type { DailyTask } from './daily';
import type { JobState } from './jobs';
import { ProcessJobs, type JobsSetting } from './process-jobs';
import { recordFailure } from './tasks/backup';

export interface BackupsSetting extends Omit<JobsSetting, 'db'> {
	readonly db: Db;
	readonly clock: { now(): string };
	readonly folder: string;
}
/** A very large file on a slow disk. */
const LONGEST_MS = 4 * 3_600_000;
/** One copy a night: nothing is kept ready for the next. */
const IDLE_MS = 1_000;

interface Running {
	readonly kind: BackupKind;
	readonly startedAt: string;
	readonly id: string;
	readonly result: Promise<BackupResult>;
}

export class ProcessBackups implements Backups {
	readonly #jobs: ProcessJobs;
	#running: Running | undefined;

	constructor(readonly setting: BackupsSetting) {
		this.#jobs = new ProcessJobs({ taskMs: LONGEST_MS, idleMs: IDLE_MS, ...setting });
	}

	run(kind: BackupKind, actor: Actor): Promise<BackupResult> {
		if (this.#running !== undefined) return this.#running.result;
		const { clock, folder } = this.setting;
		const startedAt = clock.now();
		const id = this.#jobs.start('backup', { kind, actor, folder });
		const result = this.#resultOf(id, { kind, actor, startedAt }).finally(
			() => (this.#running = undefined)
		);
		this.#running = { kind, startedAt, id, result };
		return result;
	}

	state(): BackupsState {
		const { folder } = this.setting;
		if (this.#running === undefined) return { folder, running: null };
		const { kind, startedAt, id } = this.#running;
		const state = this.#jobs.state('backup', id);
		const progress = state !== undefined && 'progress' in state ? state.progress : null;
		return { folder, running: { kind, startedAt, progress } };
	}

	/** A copy under way is given up: what is there of it is removed. */
	async close(): Promise<void> {
		await this.#jobs.close();
		await this.#running?.result;
	}

	async #resultOf(
		id: string,
		of: { readonly kind: BackupKind; readonly actor: Actor; readonly startedAt: string }
	): Promise<BackupResult> {
		const state = await this.#jobs.finished('backup', id, LONGEST_MS + IDLE_MS);
		if (state?.status === 'done') return state.result;
		const { db, clock, folder } = this.setting;
		removeLeftovers(db.$client.name, folder);
		const detail = detailOf(state, folder);
		await recordFailure(db, of, { detail, startedAt: of.startedAt, at: clock.now() });
		return { outcome: 'failed', detail };
	}
}

function detailOf(state: JobState<'backup'> | undefined, folder: string): string {
	if (state?.status !== 'failed') return backupFaultText('killed', folder);
	const { fault } = state;
	switch (fault) {
		case 'fault':
		case 'out_of_memory':
		case 'out_of_time':
		case 'too_many_waiting':
			return workFaultText(fault);
		default:
			return backupFaultText(fault, folder);
	}
}

/** A start is work enough; nobody waits for the copy. */
const SETTLED_MS = 60_000;

/** At the time the office chose; caught up on when the machine was off then. */
export function backupTask(db: Db, backups: Backups, settledMs = SETTLED_MS): DailyTask {
	const born = performance.now();
	return {
		name: 'backup',
		time: () => {
			if (performance.now() - born < settledMs) return null;
			const settings = officeSettings(db);
			return settings['backup.enabled'] ? settings['backup.time'] : null;
		},
		lastDoneAt: () => newestBackup(db)?.startedAt ?? null,
		run: async () => {
			const result = await backups.run('scheduled', SYSTEM);
			if (result.outcome === 'failed') throw new Error(result.detail);
		}
	};
}
