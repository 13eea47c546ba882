import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { write } from '../../src/lib/server/db/database';
import { draftFor, saveDraft } from '../../src/lib/server/db/submissions/drafts';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import type { Jobs } from '../../src/lib/server/jobs/jobs';
import { catalogue, emptyDatabase, type TestOffice } from '../support/report-database';
import { LIMITS } from '../support/route-event';

let office: TestOffice;
let jobs: Jobs;
beforeEach(() => {
	office = emptyDatabase();
	const clock = { today: () => '2026-10-01', now: () => '2026-10-01T02:00:00.000Z' };
	jobs = inlineJobs({ db: office.db, catalogue, clock, limits: LIMITS });
});
afterEach(() => office.close());

function draft(id: string, bytes: Uint8Array): string {
	const file = { name: id, bytes, receivedAt: '2026-10-01T02:00:00.000Z' };
	write(office.db, (writer) =>
		saveDraft(writer, { id, file, choices: { period: '2026-q3' }, accountId: null, dropped: [] })
	);
	return id;
}
async function unpack(...draftIds: string[]) {
	const state = await jobs.finished('unpack', jobs.start('unpack', { draftIds }), 1_000);
	if (state?.status !== 'done') throw new Error(JSON.stringify(state));
	return state.result;
}
const names = (ids: readonly string[]) => ids.map((id) => draftFor(office.db, id)?.file.name);
const csv = strToU8('Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n');

describe('an archive among the files', () => {
	test('becomes its files, in its place and under its choices', async () => {
		const zip = zipSync({
			'xa-a.csv': csv,
			'huyện/xa-b.csv': csv,
			'ghi-chu.pdf': strToU8('%PDF-')
		});
		const { ids, issues } = await unpack(
			draft('1.csv', csv),
			draft('goi.zip', zip),
			draft('2.csv', csv)
		);
		expect(names(ids)).toEqual([
			'1.csv',
			'goi.zip › xa-a.csv',
			'goi.zip › huyện/xa-b.csv',
			'2.csv'
		]);
		expect(draftFor(office.db, ids[1] ?? '')?.choices).toEqual({ period: '2026-q3' });
		expect(draftFor(office.db, 'goi.zip')).toBeUndefined();
		expect(issues).toMatchObject([
			{ name: 'goi.zip', issues: [{ code: 'entries_left_out', entries: ['ghi-chu.pdf'] }] }
		]);
	});

	test('that is not safe stays as it is, and why is told', async () => {
		const { ids, issues } = await unpack(draft('goi.zip', zipSync({ '../a.csv': csv })));
		expect(ids).toEqual(['goi.zip']);
		expect(issues).toMatchObject([{ issues: [{ code: 'unsafe_file', severity: 'error' }] }]);
	});

	test('with more files than one address names stays as it is', async () => {
		const many = Object.fromEntries(
			Array.from({ length: 200 }, (_, index) => [`${index}.csv`, csv] as const)
		);
		const { ids, issues } = await unpack(draft('1.csv', csv), draft('goi.zip', zipSync(many)));
		expect(ids).toEqual(['1.csv', 'goi.zip']);
		expect(issues).toMatchObject([{ issues: [{ detail: 'too_many_entries' }] }]);
		expect((await unpack('goi.zip')).ids).toHaveLength(200);
	});

	test('is not looked for in a file that is gone', async () => {
		expect(await unpack('nobody')).toEqual({ ids: [], issues: [] });
	});
});
