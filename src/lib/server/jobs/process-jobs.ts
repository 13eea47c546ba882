// Long work in the work process: one task after another, accounts in turns.
import { setTimeout as pause } from 'node:timers/promises';
import type { AccountId } from '../../domain/office/account';
import type { Reader } from '../db/database';
import { startWorkProcess, type Ending, type WorkProcess, type Program } from './start-process';
import { officeSettings } from '../db/campaigns/settings';
import { FairQueue } from './queue/fair-queue';
import { JobList, type Job, type TaskRequest } from './queue/job-list';
import type { Jobs, JobState, TaskInput, TaskKind } from './jobs';
import { memoryOf } from './memory';
import { hasNoRoom } from './queue/waiting-room';
import type { Progress } from './task';

export interface JobsSetting {
	/** The server's own connection, to tell whether an answer still holds. */
	readonly db: Reader;
	readonly program: Program;
	/** Starts the process; another one for tests. */
	readonly begin?: (program: Program) => WorkProcess;
	/** The process ends when nothing was asked of it for so long. */
	readonly idleMs?: number;
	/** No task may take longer: a file made to never end must end. Absent: as the office decided. */
	readonly taskMs?: number;
	/** Tells the log why a task failed, under the id that the page shows. */
	readonly log: (id: string, cause: string) => void;
	/** Told of every end, with the seconds since it was asked for. */
	readonly ended?: (kind: TaskKind, outcome: string, seconds: number) => void;
}
const IDLE_MS = 60_000;
/** Of work that no account waits for: copies and examinations of the whole database. */
const OWN_TASK_MS = 30 * 60_000;
const MINUTE_MS = 60_000;
/** A stop waits so long for a store under way. */
const CLOSE_MS = 8_000;

export class ProcessJobs implements Jobs {
	readonly #list = new JobList();
	readonly #waiting = new FairQueue<Job>();
	#running: Job | undefined;
	#process: WorkProcess | undefined;
	#idle: NodeJS.Timeout | undefined;
	#isClosing = false;

	constructor(readonly setting: JobsSetting) {}

	start<K extends TaskKind>(kind: K, input: TaskInput<K>, owner: AccountId | null = null): string {
		const state = memoryOf(kind).stateOf?.(this.setting.db, input) ?? '';
		const key = memoryOf(kind).isNeverEqual ? '' : JSON.stringify([kind, owner, input, state]);
		const equal = key === '' ? undefined : this.#list.findEqual(key);
		if (equal !== undefined) return equal.id;
		const job = this.#list.add({ kind, input } as TaskRequest, { key, owner });
		const start = performance.now();
		void job.over.then(() =>
			this.setting.ended?.(kind, job.state.status, (performance.now() - start) / 1000)
		);
		if (this.#isClosing) job.end({ status: 'cancelled' });
		else if (hasNoRoom(this.#waiting.of(owner), job))
			job.end({ status: 'failed', fault: 'too_many_waiting', id: shortId(job) });
		else this.#waiting.add(job);
		this.#next();
		return job.id;
	}

	get load(): { readonly waiting: number; readonly running: number } {
		return { waiting: this.#waiting.size, running: this.#running === undefined ? 0 : 1 };
	}

	ownerOf(id: string): AccountId | null | undefined {
		return this.#list.get(id)?.owner;
	}

	state<K extends TaskKind>(kind: K, id: string): JobState<K> | undefined {
		const job = this.#list.get(id);
		if (job?.question.kind !== kind) return undefined;
		const { state } = job;
		if (state.status !== 'waiting') return state as JobState<K>;
		const aheadOfIt = this.#waiting.ahead(job) + (this.#running === undefined ? 0 : 1);
		return { ...state, aheadOfIt };
	}

	async finished<K extends TaskKind>(
		kind: K,
		id: string,
		patienceMs: number
	): Promise<JobState<K> | undefined> {
		const job = this.#list.get(id);
		if (job !== undefined) await orAfter(job.over, patienceMs);
		return this.state(kind, id);
	}

	cancel(id: string): boolean {
		const job = this.#list.get(id);
		if (job === undefined || job.endedAt !== undefined) return false;
		job.stopped ??= 'cancelled';
		if (job === this.#running) this.#process?.kill();
		else {
			this.#waiting.remove(job);
			job.end({ status: 'cancelled' });
		}
		return true;
	}

	async close(): Promise<void> {
		this.#isClosing = true;
		for (const { id } of this.#waiting.all()) this.cancel(id);
		const job = this.#running;
		if (job !== undefined) {
			if (memoryOf(job.question.kind).finishesFirst) await orAfter(job.over, CLOSE_MS);
			this.cancel(job.id);
			await job.over;
		}
		await this.#dismiss();
	}

	#next(): void {
		if (this.#running !== undefined) return;
		const job = this.#waiting.take();
		if (job === undefined) return this.#rest();
		clearTimeout(this.#idle);
		this.#running = job;
		job.state = { status: 'running', progress: null, aheadOfIt: 0 };
		void this.#run(job).finally(() => {
			this.#running = undefined;
			this.#next();
		});
	}

	async #run(job: Job): Promise<void> {
		const worker = (this.#process ??= this.#begin());
		const limit = setTimeout(() => {
			job.stopped ??= 'out_of_time';
			worker.kill();
		}, this.#limitOf(job)).unref();
		const ending = await worker.run({ job: job.id, ...job.question }, (progress: Progress) => {
			job.state = { status: 'running', progress, aheadOfIt: 0 };
		});
		clearTimeout(limit);
		// Killed is gone, not going: the next task must find its locks free.
		if (job.stopped !== undefined) await worker.ended;
		this.#close(job, ending);
	}

	#limitOf({ owner, question }: Job): number {
		const { taskMs, db } = this.setting;
		if (taskMs !== undefined) return taskMs;
		const isOffices = owner === null || memoryOf(question.kind).isOffices === true;
		return isOffices ? OWN_TASK_MS : officeSettings(db)['work.minutes'] * MINUTE_MS;
	}

	#close(job: Job, ending: Ending): void {
		const { kind, input } = job.question;
		if ('result' in ending) {
			const state = { status: 'done', result: ending.result } as Job['state'];
			return job.end(state, memoryOf(kind).isKept(ending.result as never));
		}
		// It may have stored everything in the moment before it was killed.
		const result = memoryOf(kind).resultAfterAll?.(this.setting.db, input);
		if (result !== undefined) return job.end({ status: 'done', result } as Job['state']);
		if (job.stopped === 'cancelled') return job.end({ status: 'cancelled' });
		const id = shortId(job);
		const fault = 'fault' in ending ? ending.fault : 'fault';
		this.setting.log(id, `${kind}: ${'cause' in ending ? ending.cause : ''}`);
		job.end({ status: 'failed', fault: job.stopped ?? fault, id });
	}

	#begin(): WorkProcess {
		const { program, begin = startWorkProcess } = this.setting;
		const worker = begin(program);
		void worker.ended.then(() => {
			if (this.#process === worker) this.#process = undefined;
		});
		return worker;
	}

	#rest(): void {
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => void this.#dismiss(), this.setting.idleMs ?? IDLE_MS).unref();
	}

	async #dismiss(): Promise<void> {
		clearTimeout(this.#idle);
		const worker = this.#process;
		this.#process = undefined;
		if (worker === undefined) return;
		worker.release();
		await orAfter(worker.ended, 1_000);
		worker.kill();
	}
}

/** As it stands in the log and on the page. */
const shortId = ({ id }: Job): string => id.slice(0, 8);

/** Waits for the work, but no longer than that. */
async function orAfter(work: Promise<unknown>, patienceMs: number): Promise<void> {
	const timer = new AbortController();
	const patience = pause(patienceMs, undefined, { signal: timer.signal }).catch(() => undefined);
	await Promise.race([work, patience]);
	timer.abort();
}
