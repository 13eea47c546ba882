import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase, openDatabase, write, type Db } from '../db/database';
import { saveDraft, saveDraftChoices } from '../db/submissions/drafts';
import { changeSettings } from '../db/campaigns/settings';
import { createUnit } from '../db/units/unit-rows';
import type { Order } from './messages';
import { ProcessJobs } from './process-jobs';
import { MOST_WAITING, MOST_WAITING_BYTES } from './queue/waiting-room';
import type { Ending, WorkProcess } from './start-process';
import { SYSTEM } from '../../domain/office/audit';
import { EVERYTHING } from '../../domain/unit/unit-scope';

/** A process that answers when it is told to. */
class FakeProcess implements WorkProcess {
	readonly orders: Order[] = [];
	isReleased = false;
	isKilled = false;
	answer: (ending: Ending) => void = () => undefined;
	tell: Parameters<WorkProcess['run']>[1] = () => undefined;
	#end: () => void = () => undefined;
	readonly ended = new Promise<void>((settle) => (this.#end = settle));

	run(order: Order, tell: Parameters<WorkProcess['run']>[1]): Promise<Ending> {
		this.orders.push(order);
		this.tell = tell;
		return new Promise((settle) => (this.answer = settle));
	}
	kill(): void {
		this.isKilled = true;
		this.#end();
		this.answer({ fault: 'killed', cause: 'SIGKILL' });
	}
	release(): void {
		this.isReleased = true;
		this.#end();
	}
}

let db: Db;
let started: FakeProcess[];
let log: string[];
let jobs: ProcessJobs;
const worker = (): FakeProcess => {
	const last = started.at(-1);
	if (last === undefined) throw new Error('no process was started');
	return last;
};
beforeEach(() => {
	vi.useFakeTimers();
	db = openDatabase(':memory:');
	[started, log] = [[], []];
	jobs = new ProcessJobs({
		db,
		program: { module: 'none', flags: [], environment: {}, memoryMb: 1 },
		begin: () => {
			started.push(new FakeProcess());
			return worker();
		},
		log: (id, cause) => log.push(`${id} ${cause}`)
	});
	for (const id of ['a', 'b'])
		write(db, (writer) =>
			saveDraft(writer, {
				id,
				file: { name: `${id}.csv`, bytes: new Uint8Array([1]), receivedAt: '2026-10-01' },
				choices: {},
				accountId: null,
				dropped: []
			})
		);
});
afterEach(() => {
	vi.useRealTimers();
	closeDatabase(db);
});

const check = (...draftIds: string[]): string =>
	jobs.start('check', { draftIds, mayReportFor: EVERYTHING });
const store = (id: string): string =>
	jobs.start('store', {
		...{ drafts: [{ id, reason: '' }], note: '', submittedBy: '' },
		actor: SYSTEM,
		mayReportFor: EVERYTHING
	});
const over = (id: string) => jobs.finished('check', id, 1_000);
async function answered(id: string): Promise<string> {
	worker().answer({ result: [] });
	await over(id);
	return id;
}

describe('work that is asked for', () => {
	test('waits its turn in one process, and tells how far it is', async () => {
		const [first, second] = [check('a'), check('b')];
		expect(jobs.state('check', first)).toMatchObject({ status: 'running', progress: null });
		expect(jobs.state('check', second)).toMatchObject({ status: 'waiting', aheadOfIt: 1 });
		worker().tell({ stage: 'checking', done: 3, total: 9, file: 'a.csv' });
		expect(jobs.state('check', first)).toMatchObject({ progress: { done: 3, file: 'a.csv' } });

		await answered(first);
		expect(jobs.state('check', first)).toEqual({ status: 'done', result: [] });
		await vi.waitFor(() => expect(worker().orders).toHaveLength(2));
		expect(started).toHaveLength(1);
		expect(jobs.state('check', second)).toMatchObject({ status: 'running' });
	});

	test('is known under its own name only', () => {
		expect(jobs.state('store', check('a'))).toBeUndefined();
		expect(jobs.state('check', 'nobody')).toBeUndefined();
	});

	test('is not waited for longer than the patience lasts', async () => {
		const state = await jobs.finished('check', check('a'), 20);
		expect(state).toMatchObject({ status: 'running' });
	});

	test('keeps its answer for some minutes', async () => {
		const id = await answered(check('a'));
		await vi.advanceTimersByTimeAsync(9 * 60_000);
		expect(jobs.state('check', id)).toMatchObject({ status: 'done' });
		await vi.advanceTimersByTimeAsync(2 * 60_000);
		expect(jobs.state('check', id)).toBeUndefined();
	});
});

describe('the same question', () => {
	test('joins the work that waits or runs', () => {
		expect(check('a')).toBe(check('a'));
		expect(check('b')).toBe(check('b'));
		expect(check('a')).not.toBe(check('b'));
		expect(check('a', 'b')).not.toBe(check('b', 'a'));
	});

	test('is answered again for a minute while nothing it depends on has changed', async () => {
		const first = await answered(check('a'));
		expect(check('a')).toBe(first);
		// Somebody else uploads a file.
		write(db, (writer) =>
			saveDraft(writer, {
				id: 'c',
				file: { name: 'c.csv', bytes: new Uint8Array([2]), receivedAt: '2026-10-01' },
				choices: {},
				accountId: null,
				dropped: []
			})
		);
		expect(check('a')).toBe(first);
		write(db, (writer) => createUnit(writer, false));
		const second = await answered(check('a'));
		expect(second).not.toBe(first);
		vi.advanceTimersByTime(61_000);
		expect(check('a')).not.toBe(second);
	});

	test('is another one when the file is to be read in another way', async () => {
		const first = check('a');
		write(db, (writer) => saveDraftChoices(writer, 'a', { period: '2026-q3' }));
		expect(check('a')).not.toBe(first);
		await answered(first);
	});

	test('to store is answered again only when it was stored', async () => {
		const first = store('a');
		worker().answer({ result: { outcome: 'objections', draftIds: ['a'] } });
		await jobs.finished('store', first, 1_000);
		const second = store('a');
		expect(second).not.toBe(first);
		await vi.waitFor(() => expect(worker().orders).toHaveLength(2));
		worker().answer({ result: { outcome: 'stored', files: [] } });
		await jobs.finished('store', second, 1_000);
		expect(store('a')).toBe(second);
	});
});

describe('work of several accounts', () => {
	const checkFor = (owner: number, ...draftIds: string[]): string =>
		jobs.start('check', { draftIds, mayReportFor: EVERYTHING }, owner);
	const ahead = (id: string): unknown => {
		const state = jobs.state('check', id);
		return state?.status === 'waiting' ? state.aheadOfIt : state?.status;
	};

	test('takes turns: one thing asked for waits for one of the other, not for all of them', async () => {
		const many = ['1', '2', '3', '4'].map((name) => checkFor(1, name));
		const one = checkFor(2, 'a');
		expect(many.map(ahead)).toEqual(['running', 1, 3, 4]);
		expect(ahead(one)).toBe(2);
		await answered(many[0] ?? '');
		await vi.waitFor(() => expect(worker().orders).toHaveLength(2));
		expect(ahead(one)).toBe(1);
		await answered(many[1] ?? '');
		await vi.waitFor(() => expect(worker().orders).toHaveLength(3));
		expect([ahead(one), many.map(ahead)]).toEqual(['running', ['done', 'done', 1, 2]]);
	});

	test('beyond what one may have waiting is not taken, and holds nobody else up', () => {
		const many = Array.from({ length: MOST_WAITING + 1 }, (_, at) => checkFor(1, `${at}`));
		const turned = checkFor(1, 'one too many');
		expect(jobs.state('check', turned)).toMatchObject({
			status: 'failed',
			fault: 'too_many_waiting'
		});
		expect(log).toEqual([]);
		const other = checkFor(2, 'a');
		expect(ahead(other)).toBe(2);
		// The office's own work is never turned away.
		expect(ahead(check('b'))).toBe(3);
		expect(jobs.cancel(many[3] ?? '')).toBe(true);
		expect(ahead(checkFor(1, 'one too many'))).toBe(MOST_WAITING + 2);
	});

	test('may not hold more bytes in the server than some files', () => {
		const keepFor = (owner: number, bytes: number): string => {
			const file = { name: 'a.csv', bytes: new Uint8Array(bytes) };
			const about = { receivedAt: '2026-10-01', accountId: owner, choices: {} };
			return jobs.start('keep', { file, ...about }, owner);
		};
		const statusOf = (id: string) => jobs.state('keep', id)?.status;
		const half = MOST_WAITING_BYTES / 2;
		const ids = [keepFor(1, half), keepFor(1, half), keepFor(1, half), keepFor(1, 1)];
		expect(ids.map(statusOf)).toEqual(['running', 'waiting', 'waiting', 'failed']);
		expect(statusOf(keepFor(2, MOST_WAITING_BYTES + 1))).toBe('waiting');
	});

	test('leaves the answers of others where they are, however much is turned away', async () => {
		const answer = await answered(checkFor(2, 'a'));
		for (let at = 0; at < 60; at += 1) checkFor(1, `${at}`);
		await vi.advanceTimersByTimeAsync(1);
		expect(ahead(answer)).toBe('done');
	});

	test('ends after the minutes that the office gives one task, and the next begins', async () => {
		write(db, (writer) =>
			changeSettings(writer, SYSTEM, { changes: { 'work.minutes': 3 }, at: '2026-10-01' })
		);
		const [endless, next] = [checkFor(1, 'a'), checkFor(2, 'b')];
		await vi.advanceTimersByTimeAsync(3 * 60_000 - 1);
		expect(ahead(endless)).toBe('running');
		await vi.advanceTimersByTimeAsync(1);
		expect(jobs.state('check', endless)).toMatchObject({ status: 'failed', fault: 'out_of_time' });
		expect(ahead(next)).toBe('running');
		expect(started).toHaveLength(2);
	});

	test('is not what looks through the whole database, which may take longer', async () => {
		const id = jobs.start('examine', {}, 1);
		await vi.advanceTimersByTimeAsync(20 * 60_000);
		expect(jobs.state('examine', id)).toMatchObject({ status: 'running' });
		await vi.advanceTimersByTimeAsync(10 * 60_000);
		expect(jobs.state('examine', id)).toMatchObject({ status: 'failed', fault: 'out_of_time' });
	});
});

describe('work that is cancelled', () => {
	test('while it waits is dropped, and asked for again begins anew', () => {
		const first = check('a');
		const second = check('b');
		expect(jobs.cancel(second)).toBe(true);
		expect(jobs.state('check', second)).toEqual({ status: 'cancelled' });
		expect(worker().isKilled).toBe(false);
		expect(jobs.state('check', first)).toMatchObject({ status: 'running' });
		expect(check('b')).not.toBe(second);
	});

	test('while it runs ends with its process; the next gets another', async () => {
		const first = check('a');
		const second = check('b');
		expect(jobs.cancel(first)).toBe(true);
		expect(await over(first)).toEqual({ status: 'cancelled' });
		await vi.waitFor(() => expect(started).toHaveLength(2));
		await answered(second);
		expect(jobs.cancel(second)).toBe(false);
		expect(log).toEqual([]);
	});

	test('when all of it is stored already is told as gone', async () => {
		const id = jobs.start('store', {
			drafts: [{ id: 'stored before', reason: '' }],
			note: '',
			submittedBy: '',
			actor: SYSTEM,
			mayReportFor: EVERYTHING
		});
		jobs.cancel(id);
		expect(await jobs.finished('store', id, 1_000)).toEqual({
			status: 'done',
			result: { outcome: 'gone', draftIds: ['stored before'] }
		});
	});
});

describe('a fault', () => {
	test('is told with an id that stands in the log beside its cause', async () => {
		const id = check('a');
		worker().answer({ fault: 'fault', cause: 'TypeError: x' });
		const state = await over(id);
		if (state?.status !== 'failed') throw new Error('it did not fail');
		expect(state.fault).toBe('fault');
		expect(log).toEqual([`${state.id} check: TypeError: x`]);
		expect(check('a')).not.toBe(id);
	});
});

describe('the process', () => {
	test('ends after a minute without work, and starts again with the next', async () => {
		await answered(check('a'));
		await vi.advanceTimersByTimeAsync(59_000);
		expect(worker().isReleased).toBe(false);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(worker().isReleased).toBe(true);
		check('b');
		expect(started).toHaveLength(2);
	});

	test('that ended by itself is not asked again', async () => {
		await answered(check('a'));
		worker().kill();
		await worker().ended;
		check('b');
		expect(started).toHaveLength(2);
	});

	test('is killed at a stop while it checks, and nothing is begun any more', async () => {
		const [first, second] = [check('a'), check('b')];
		await jobs.close();
		expect(jobs.state('check', first)).toEqual({ status: 'cancelled' });
		expect(jobs.state('check', second)).toEqual({ status: 'cancelled' });
		expect(jobs.state('store', store('a'))).toEqual({ status: 'cancelled' });
		expect(started).toHaveLength(1);
	});

	test('gets some seconds at a stop to finish what it stores', async () => {
		const job = store('a');
		const closed = jobs.close();
		await vi.advanceTimersByTimeAsync(5_000);
		expect(worker().isKilled).toBe(false);
		worker().answer({ result: { outcome: 'stored', files: [] } });
		await closed;
		expect(jobs.state('store', job)).toMatchObject({ status: 'done' });
		expect(worker().isReleased).toBe(true);
	});
});
