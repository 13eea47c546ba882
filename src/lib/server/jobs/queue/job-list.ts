// The jobs that were asked for: equal ones found again, finished ones kept for a while.
import { randomUUID } from 'node:crypto';
import type { AccountId } from '../../../domain/office/account';
import type { JobState, TaskInput, TaskKind } from '../jobs';
import { memoryOf } from '../memory';

/** An answer is kept so long for who asks after its job. */
const KEPT_MS = 10 * 60_000;
/** And so many of them: one may be some megabytes. */
const MOST_KEPT = 20;
/** An answer that still holds is given to who asks the same question so soon after. */
const GIVEN_AGAIN_MS = 60_000;

/** A task with its own input and answer. */
type AnyState = { [K in TaskKind]: JobState<K> }[TaskKind];
export type TaskRequest = {
	readonly [K in TaskKind]: { readonly kind: K; readonly input: TaskInput<K> };
}[TaskKind];

export class Job {
	readonly id = randomUUID();
	state: AnyState = { status: 'waiting', progress: null, aheadOfIt: 0 };
	/** Set when somebody ended it. */
	stopped: 'cancelled' | 'out_of_time' | undefined;
	endedAt: number | undefined;
	/** Whether the answer may be given to the same question. */
	isGivenAgain = false;
	readonly over: Promise<void>;
	#settle: () => void = () => undefined;

	constructor(
		/** Without its input once it is over: a file would be held as long as its answer. */
		public question: TaskRequest,
		/** Equal for equal questions about an equal state of the database. */
		readonly key: string,
		readonly owner: AccountId | null
	) {
		this.over = new Promise((settle) => (this.#settle = settle));
	}

	end(state: AnyState, isGivenAgain = false): void {
		if (this.endedAt !== undefined) return;
		this.state = state;
		this.question = withoutInput(this.question);
		this.isGivenAgain = isGivenAgain;
		this.endedAt = performance.now();
		this.#settle();
	}
}

/** Of the owner who has most of them: nobody's answers go for the many of somebody else. */
function oldestOfMost(jobs: readonly Job[]): string {
	const counts = new Map<AccountId | null, number>();
	for (const { owner } of jobs) counts.set(owner, (counts.get(owner) ?? 0) + 1);
	const most = Math.max(...counts.values());
	return jobs.find(({ owner }) => counts.get(owner) === most)?.id ?? '';
}

const withoutInput = ({ kind }: TaskRequest): TaskRequest => ({ kind, input: {} }) as TaskRequest;

export class JobList {
	readonly #jobs = new Map<string, Job>();

	get(id: string): Job | undefined {
		return this.#jobs.get(id);
	}

	add(question: TaskRequest, { key, owner }: Pick<Job, 'key' | 'owner'>): Job {
		const job = new Job(question, key, owner);
		this.#jobs.set(job.id, job);
		void job.over.then(() => this.#keepForAWhile(job));
		return job;
	}

	/** Equal work under way, or done a moment ago. */
	findEqual(key: string): Job | undefined {
		const fresh = performance.now() - GIVEN_AGAIN_MS;
		return [...this.#jobs.values()].findLast(
			(job) =>
				job.key === key &&
				job.stopped === undefined &&
				(job.endedAt === undefined || (job.isGivenAgain && job.endedAt > fresh))
		);
	}

	#keepForAWhile(job: Job): void {
		const over = [...this.#jobs.values()].filter(({ endedAt }) => endedAt !== undefined);
		if (over.length > MOST_KEPT) this.#jobs.delete(oldestOfMost(over));
		const { keptMs = KEPT_MS } = memoryOf(job.question.kind);
		setTimeout(() => this.#jobs.delete(job.id), keptMs).unref();
	}
}
