import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { write } from '../../src/lib/server/db/database';
import { createUnit } from '../../src/lib/server/db/units/unit-rows';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import type { Progress } from '../../src/lib/server/jobs/jobs';
import { startWorkProcess, sourceProgram } from '../../src/lib/server/jobs/start-process';
import { remembered } from '../../src/lib/server/reports/basis/remembered';
import { catalogue } from '../support/report-database';
import { LIMITS } from '../support/route-event';
import { dump, jobsOffice, reportsCsv, TODAY, type JobsOffice } from './office';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { OFFICER } from '../support/actor';

// Each starts a process or two, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });
const PATIENCE_MS = 100_000;
const offices: JobsOffice[] = [];
const opened = (...given: Parameters<typeof jobsOffice>): JobsOffice => {
	const office = jobsOffice(...given);
	offices.push(office);
	return office;
};
afterEach(async () => {
	for (const office of offices.splice(0)) await office.end();
});

const storing = (ids: readonly string[]) => ({
	drafts: ids.map((id) => ({ id, reason: '' })),
	note: '',
	actor: OFFICER,
	mayReportFor: EVERYTHING,
	submittedBy: 'Nguyễn Văn A'
});
const figures = ({ db }: JobsOffice): unknown =>
	db.$client.prepare('SELECT count(*) FROM current_figure').pluck().get();

/** Waits until the job is at work on the database. */
async function atWork({ jobs }: JobsOffice, id: string): Promise<Progress> {
	for (;;) {
		const state = jobs.state('store', id);
		if (state === undefined || (state.status !== 'waiting' && state.status !== 'running'))
			throw new Error(`over before it was looked at: ${JSON.stringify(state)}`);
		if (state.progress?.stage === 'storing' && state.progress.done > 0) return state.progress;
		await pause(5);
	}
}

describe('the work process', () => {
	test('checks as the server itself would, then stores, and the pages see it', async () => {
		const office = opened(3);
		const { jobs, db } = office;
		const ids = [office.draft('a', reportsCsv(3, 1)), office.draft('b', reportsCsv(3, 2))];
		const clock = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };
		const inline = inlineJobs({ db, catalogue, clock, limits: LIMITS });
		const here = await inline.finished(
			'check',
			inline.start('check', { draftIds: ids, mayReportFor: EVERYTHING }),
			0
		);
		const seen = () => remembered(office.ctx(), 'figures', () => figures(office));
		expect(seen()).toBe(0);

		const there = await jobs.finished(
			'check',
			jobs.start('check', { draftIds: ids, mayReportFor: EVERYTHING }),
			PATIENCE_MS
		);
		expect(there).toEqual(here);
		expect(there).toMatchObject({
			status: 'done',
			result: [
				{ outcome: 'would_store', counts: { added: 9, unchanged: 0 } },
				// The second file repeats the quarter of the first.
				{ outcome: 'would_store', counts: { added: 9, unchanged: 9 } }
			]
		});
		expect(seen()).toBe(0);

		const stored = await jobs.finished('store', jobs.start('store', storing(ids)), PATIENCE_MS);
		expect(stored).toMatchObject({
			status: 'done',
			result: { outcome: 'stored', files: [{ outcome: 'stored' }, { outcome: 'stored' }] }
		});
		expect(seen()).toBe(18);
		const upload = stored?.status === 'done' && stored.result.outcome === 'stored' && stored.result;
		const uploadId = upload ? (upload.files[1]?.uploadId ?? 0) : 0;
		const undo = jobs.start('undo', {
			...{ uploadId, by: null, reason: 'Nhập nhầm tệp.' },
			actor: OFFICER
		});
		expect(await jobs.finished('undo', undo, PATIENCE_MS)).toMatchObject({
			status: 'done',
			result: { outcome: 'undone' }
		});
		expect(seen()).toBe(9);
		const again = await jobs.finished(
			'check',
			jobs.start('check', { draftIds: ids, mayReportFor: EVERYTHING }),
			PATIENCE_MS
		);
		expect(again).toEqual({ status: 'done', result: [] });
	});

	test('killed in the middle of storing leaves the database as it was, free at once', async () => {
		const office = opened(400);
		const { jobs, db } = office;
		const id = office.draft('lon', reportsCsv(400, 12));
		const before = dump(office);
		const job = jobs.start('store', storing([id]));
		const next = jobs.start('check', { draftIds: [], mayReportFor: EVERYTHING });
		const { done, total } = await atWork(office, job);
		expect(done).toBeLessThan(total);
		expect(jobs.state('check', next)).toMatchObject({ status: 'waiting', aheadOfIt: 1 });

		expect(jobs.cancel(job)).toBe(true);
		expect(await jobs.finished('store', job, PATIENCE_MS)).toEqual({ status: 'cancelled' });
		expect(dump(office)).toBe(before);
		write(db, (writer) => createUnit(writer, false));
		expect(await jobs.finished('check', next, PATIENCE_MS)).toMatchObject({ status: 'done' });
		expect(jobs.cancel(job)).toBe(false);
	});

	test('that runs out of memory fails alone, and the next task finds another one', async () => {
		const shown: string[] = [];
		const office = opened(1, { memoryMb: 32, show: (text) => void shown.push(text) });
		const { jobs } = office;
		const id = office.draft('lon', 'a;b;c;d\n'.repeat(500_000));
		const before = dump(office);
		const job = await jobs.finished('store', jobs.start('store', storing([id])), PATIENCE_MS);
		expect(job).toMatchObject({ status: 'failed', fault: 'out_of_memory' });
		expect(office.log.join()).toContain('store');
		expect(shown.join('')).toContain('heap out of memory');
		expect(dump(office)).toBe(before);
		const next = jobs.start('check', { draftIds: [], mayReportFor: EVERYTHING });
		expect(await jobs.finished('check', next, PATIENCE_MS)).toMatchObject({ status: 'done' });
	});

	test('does one file of each account in turn, however many one of them sent', async () => {
		const office = opened(20);
		const { jobs } = office;
		const order: string[] = [];
		const asked = (owner: number, id: string): Promise<unknown> => {
			const input = { draftIds: [office.draft(id, reportsCsv(20, 4))], mayReportFor: EVERYTHING };
			const job = jobs.start('check', input, owner);
			return jobs.finished('check', job, PATIENCE_MS).then((state) => {
				expect(state).toMatchObject({ status: 'done' });
				order.push(id);
			});
		};
		const many = ['a1', 'a2', 'a3', 'a4'].map((id) => asked(1, id));
		await Promise.all([...many, asked(2, 'b1')]);
		expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
	});

	test('ends a task that takes too long', async () => {
		const office = opened(1, { taskMs: 1 });
		const job = office.jobs.start('check', { draftIds: [], mayReportFor: EVERYTHING });
		expect(await office.jobs.finished('check', job, PATIENCE_MS)).toMatchObject({
			status: 'failed',
			fault: 'out_of_time'
		});
	});

	test('ends when it is released, and tells when it cannot even start', async () => {
		const { db } = opened(1);
		const environment = { ...process.env, DATABASE_PATH: db.$client.name };
		const idle = startWorkProcess(sourceProgram({ environment, memoryMb: 256 }));
		idle.release();
		await idle.ended;

		const shown: string[] = [];
		const nowhere = startWorkProcess(
			sourceProgram({
				environment: { ...environment, CCHC_TODAY: 'hôm nay' },
				memoryMb: 256,
				show: (text) => void shown.push(text)
			})
		);
		const ending = await nowhere.run(
			{ job: '1', kind: 'check', input: { draftIds: [] } },
			() => undefined
		);
		expect(ending).toMatchObject({ fault: 'fault' });
		expect('cause' in ending && ending.cause).toContain('CCHC_TODAY');
		expect(shown.join('')).toContain('CCHC_TODAY');
	});

	test('lets a store under way finish when the server is stopped', async () => {
		const office = opened(400);
		const id = office.draft('a', reportsCsv(400, 8));
		const job = office.jobs.start('store', storing([id]));
		await atWork(office, job);
		await office.jobs.close();
		expect(office.jobs.state('store', job)).toMatchObject({ status: 'done' });
		expect(figures(office)).toBe(9600);
	});
});
