// What the five steps add to sending a file: pasting, typing cells over, the way back, reasons and notes, ranks that move.
import type { ActionFailure } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftFor } from '../../src/lib/server/db/submissions/drafts';
import { submissionsFor } from '../../src/lib/server/db/submissions/submissions';
import type { Jobs } from '../../src/lib/server/jobs/jobs';
import { load as loadCheck } from '../../src/routes/(app)/nop-bao-cao/kiem-tra/[draftIds]/+page.server';
import { load as loadWork } from '../../src/routes/(app)/nop-bao-cao/dang-lam/[jobId]/+page.server';
import { GET as jobState } from '../../src/routes/(app)/nop-bao-cao/dang-lam/[jobId]/tinh-trang/+server';
import { dueOn, receiveText } from '../support/report-database';
import {
	formOf,
	idsIn,
	locationOf,
	NOTHING_SAID,
	statusOf,
	UploadDesk
} from '../support/upload-desk';

const HEADINGS =
	'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn';
const row = (unit: string, figures: string) => `${HEADINGS}\n${unit};Quý III/2026;${figures}\n`;
const CLEAN = '300;280;20;298;290;8;0';

let desk: UploadDesk;
beforeAll(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Bình An' },
		{ code: '3', name: 'Tân Lập' }
	]);
});
afterAll(() => desk.close());

describe('a table pasted from a spreadsheet', () => {
	it('is a file like any other, with the time in its name', async () => {
		const pasted = row('Xã An Bình', CLEAN).replaceAll(';', '\t');
		const location = await desk.sendForm(formOf({ ...NOTHING_SAID, dan: pasted }));
		const { files } = await desk.check(idsIn(location));
		expect(files.map(({ name }) => name)).toEqual(['bang-dan-2026-10-01-090000.tsv']);
		expect(files[0]).toMatchObject({ outcome: 'would_store', counts: { added: 7 } });
		await locationOf(() => desk.act('huy', idsIn(location)));
	});

	it('is given back when the form is refused', async () => {
		const form = formOf({ ...NOTHING_SAID, dan: 'a\tb', 'ky-bao-cao': 'Quý 9' });
		const { data } = await desk.refused(form);
		expect(data).toMatchObject({ pasted: 'a\tb' });
	});
});

describe('a cell typed over while checking', () => {
	it('takes the place of the text of the file, which stays beside it', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', '300;nhiều;20;298;290;8;0') });
		const [before] = (await desk.check(id)).files;
		const [cell] = before?.parts[0]?.groups[0]?.cells ?? [];
		expect(cell).toMatchObject({ row: 2, letter: 'D', now: 'nhiều', sheet: null });

		const back = await desk.mend(id, { row: 2, letter: 'D', was: 'nhiều', now: '280' });
		expect(back).toContain(`#tep-${id}`);
		const [after] = (await desk.check(id)).files;
		expect(after?.outcome).toBe('would_store');
		expect(after?.mends).toMatchObject([
			{ letter: 'D', row: 2, was: 'nhiều', now: '280', isPassedOver: false }
		]);
		expect(after?.changes.find(({ was }) => was !== null)).toMatchObject({
			was: 'nhiều',
			read: '280'
		});
	});

	it('twice keeps what the file says, and typed back is no mend any more', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', '300;nhiều;20;298;290;8;0') });
		await desk.mend(id, { row: 2, letter: 'D', was: 'nhiều', now: '270' });
		await desk.mend(id, { row: 2, letter: 'D', was: '270', now: '280' });
		const mends = () => draftFor(desk.office.db, id)?.choices.reading?.mends;
		expect(mends()).toEqual([{ row: 2, letter: 'D', was: 'nhiều', now: '280' }]);
		await desk.mend(id, { row: 2, letter: 'D', was: '280', now: 'nhiều' });
		expect(mends()).toEqual([]);
	});

	it('is taken back alone or with all others', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', 'x;y;20;298;290;8;0') });
		await desk.mend(id, { row: 2, letter: 'C', was: 'x', now: '300' });
		await desk.mend(id, { row: 2, letter: 'D', was: 'y', now: '280' });
		const mends = () => draftFor(desk.office.db, id)?.choices.reading?.mends ?? [];
		const one = formOf({ bo: `${id}||C2` });
		await locationOf(() => desk.act('bo-sua', id, one));
		expect(mends().map(({ letter }) => letter)).toEqual(['D']);
		await locationOf(() => desk.act('bo-sua', id, formOf({ 'bo-het': id })));
		expect(mends()).toEqual([]);
	});

	it('of a contradiction may be any of its figures', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', '300;270;20;298;290;8;0') });
		const [file] = (await desk.check(id)).files;
		const warning = file?.parts.find(({ severity }) => severity === 'warning');
		const letters = warning?.groups[0]?.cells.map(({ letter }) => letter).sort();
		expect(letters).toEqual(['C', 'D', 'E']);
	});

	it('that no file has is not taken', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', CLEAN) });
		await desk.mend(id, { row: -4, letter: 'D', was: '', now: '1' });
		await desk.mend(id, { row: 2, letter: 'd1', was: '', now: '1' });
		expect(draftFor(desk.office.db, id)?.choices.reading?.mends ?? []).toEqual([]);
	});
});

describe('the way back', () => {
	it('to the first step finds the files that were sent, and more join them', async () => {
		const id = await desk.send({ 'mot.csv': row('Xã An Bình', CLEAN) });
		const { kept } = await desk.firstStep(`?cung=${id}`);
		expect(kept.map(({ name }) => name)).toEqual(['mot.csv']);
		const more = formOf({ ...NOTHING_SAID, cung: id }, { 'hai.csv': row('Xã Bình An', CLEAN) });
		const { files } = await desk.check(idsIn(await desk.sendForm(more)));
		expect(files.map(({ name }) => name)).toEqual(['mot.csv', 'hai.csv']);
	});

	it('without a file that was dropped there keeps the others', async () => {
		const ids = await desk.send({
			'mot.csv': row('Xã An Bình', CLEAN),
			'hai.csv': row('Xã Bình An', CLEAN)
		});
		const [first = '', second = ''] = ids.split('.');
		const location = await locationOf(() => desk.act('bo', ids, formOf({ tep: first, ve: 'tep' })));
		expect(location).toBe(`/nop-bao-cao?cung=${second}`);
	});
});

describe('what is said before storing', () => {
	it('goes with the report: who, a note, and why it holds', async () => {
		const id = await desk.send(
			{ 'a.csv': row('Xã Tân Lập', '300;270;20;298;290;8;0') },
			{ 'nguoi-nop': 'Nguyễn Văn A', 'ghi-chu': 'Gửi lần đầu' }
		);
		const { files } = await desk.confirm(id);
		expect(files[0]).toMatchObject({
			note: 'Gửi lần đầu',
			submittedBy: 'Nguyễn Văn A',
			questions: { needsReason: true, needsNote: false }
		});
		await locationOf(() => desk.store(id, { [`ly-do-${id}`]: 'Đã hỏi xã' }));
		const unitId = desk.units.get('3') ?? 0;
		const [stored] = submissionsFor(desk.office.db, { unitIds: [unitId] });
		expect(stored).toMatchObject({ confirmReason: 'Đã hỏi xã' });
	});

	it('must tell why figures of an earlier report are replaced', async () => {
		receiveText(desk.office.db, 'truoc.csv', row('Xã Bình An', CLEAN), {
			organisingId: desk.officeId
		});
		const id = await desk.send({ 'sau.csv': row('Xã Bình An', '300;285;15;298;290;8;0') });
		const { files } = await desk.confirm(id);
		expect(files[0]?.questions.needsNote).toBe(true);
		expect(files[0]?.replaced.map(({ before, read }) => [before, read])).toEqual([
			['280', '285'],
			['20', '15']
		]);
		const failure = (await desk.store(id, { [`ghi-chu-${id}`]: '  ' })) as ActionFailure<{
			faults: { field: string }[];
		}>;
		expect(failure.data.faults.map(({ field }) => field)).toEqual([`ghi-chu-${id}`]);
		const location = await locationOf(() =>
			desk.store(id, { [`ghi-chu-${id}`]: 'Đính chính theo công văn' })
		);
		expect(location).toContain('/nop-bao-cao/da-luu');
	});

	it('about converted letters is that somebody looked at them', async () => {
		// TCVN3: "Xã An Bình" as an old office PC writes it.
		const old = Uint8Array.from([...'X· An B×nh'].map((letter) => letter.charCodeAt(0)));
		const utf8 = new TextEncoder();
		const file = new Uint8Array([
			...utf8.encode('unit;period;dossiers_received_new\n'),
			...old,
			...utf8.encode(';2026-q2;12\n')
		]);
		const id = await desk.send({ 'abc.csv': file });
		const { files } = await desk.confirm(id);
		expect(files[0]?.questions.looks.map(({ code }) => code)).toEqual(['encoding_converted']);
		expect(files[0]?.questions.needsReason).toBe(false);
		const failure = (await desk.store(id)) as ActionFailure<{ faults: { field: string }[] }>;
		expect(failure.data.faults.map(({ field }) => field)).toEqual([`xem-${id}-encoding_converted`]);
		await locationOf(() => desk.store(id, { [`xem-${id}`]: 'encoding_converted' }));
		const [stored] = submissionsFor(desk.office.db, { periods: ['2026-q2'] });
		expect(stored?.confirmReason).toContain('đọc đúng');
	});

	it('of a good file stores it while a faulty one waits', async () => {
		const ids = await desk.send({
			'sai.csv': row('Xã An Bình', 'nhiều;280;20;298;290;8;0'),
			'tot.csv': row('Xã An Bình', CLEAN).replace('III/2026', 'IV/2025')
		});
		const [broken = ''] = ids.split('.');
		const { left, files } = await desk.confirm(ids);
		expect(left).toEqual(['sai.csv']);
		expect(files.map(({ name }) => name)).toEqual(['tot.csv']);
		const location = await locationOf(() => desk.store(ids));
		expect(new URL(location, 'http://x').searchParams.get('con')).toBe(broken);
		expect((await desk.check(broken)).files[0]?.outcome).toBe('must_fix');
	});
});

describe('ranks that would move', () => {
	it('are exactly those of the units whose places change', async () => {
		const { db } = desk.office;
		const period = (unit: string, online: number) =>
			`${HEADINGS}\n${unit};Quý I/2025;100;${online};${100 - online};100;100;0;0\n`;
		for (const [unit, online] of [
			['Xã An Bình', 90],
			['Xã Bình An', 80],
			['Xã Tân Lập', 70]
		] as const)
			receiveText(db, `${unit}.csv`, period(unit, online), { organisingId: desk.officeId });
		const id = await desk.send({ 'sua.csv': period('Xã Tân Lập', 95) });
		const { ranks } = await desk.confirm(id);
		if (typeof ranks === 'string') throw new Error(ranks);
		const online = ranks.offices[0]?.kpis.find((kpi) => kpi.id === 'online_share');
		expect(online?.own).toMatchObject([
			{ name: 'Xã Tân Lập', before: { rank: 3 }, after: { rank: 1 } }
		]);
		expect(
			online?.others.map(({ name, before, after }) => [name, before?.rank, after?.rank])
		).toEqual([
			['Xã An Bình', 1, 2],
			['Xã Bình An', 2, 3]
		]);
		const other = await desk.send({
			'sua.csv': period('Xã Tân Lập', 95),
			'khac.csv': row('Xã An Bình', CLEAN)
		});
		const both = (await desk.confirm(other)).ranks;
		if (typeof both === 'string') throw new Error(both);
		expect(both.offices.map(({ period: name }) => name)).toEqual(['Quý I/2025', 'Quý III/2026']);
		expect(both.offices[0]?.kpis.flatMap(({ own }) => own.map(({ name }) => name))).not.toContain(
			'Xã An Bình'
		);
		// Nothing of it was stored.
		expect(submissionsFor(db, { periods: ['2025-q1'] })).toHaveLength(3);
	});
});

describe('due dates', () => {
	it('are counted on the first step while reports are missing', async () => {
		dueOn(desk.office.db, desk.officeId, '2026-q4', '2026-10-06');
		const { deadlines } = await desk.firstStep(`?co-quan=${desk.officeId}`);
		expect(deadlines[0]?.sentence).toBe('Còn 5 ngày đến hạn 06/10/2026 của Quý IV/2026');
	});
});

describe('work that takes longer than a moment', () => {
	const slow = (state: object): Jobs =>
		({
			start: () => 'viec-1',
			state: () => state,
			finished: () => Promise.resolve(state),
			ownerOf: () => desk.who.account.id,
			cancel: () => true,
			close: () => Promise.resolve()
		}) as unknown as Jobs;
	const running = {
		status: 'running',
		aheadOfIt: 0,
		progress: { stage: 'reading', done: 4, total: 10, file: 'a.csv' }
	};

	async function withJobs<T>(jobs: Jobs, work: () => T | Promise<T>): Promise<T> {
		const usual = desk.jobs;
		desk.jobs = jobs;
		try {
			return await work();
		} finally {
			desk.jobs = usual;
		}
	}

	it('is named in the address, and shows how far it is', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', CLEAN) });
		const path = `/nop-bao-cao/kiem-tra/${id}`;
		await withJobs(slow(running), async () => {
			const away = await locationOf(() =>
				loadCheck(desk.eventFor(path, undefined, { draftIds: id }))
			);
			expect(away).toContain('viec=viec-1');
			const page = await loadCheck(desk.eventFor(away, undefined, { draftIds: id }));
			expect(page).toMatchObject({
				kind: 'job',
				job: { text: 'Đang đọc “a.csv”: 40 %', percent: 40 }
			});
			const event = desk.eventFor('/x?viec=check', undefined, { jobId: 'viec-1' });
			const said: unknown = await (await jobState(event)).json();
			expect(said).toEqual({ isOver: false, text: 'Đang đọc “a.csv”: 40 %', percent: 40 });
		});
	});

	it('that failed says what to do and is not begun again by looking', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', CLEAN) });
		const failed = { status: 'failed', fault: 'out_of_memory', id: 'abc12345' };
		const path = `/nop-bao-cao/kiem-tra/${id}?viec=viec-1`;
		const page = await withJobs(slow(failed), () =>
			loadCheck(desk.eventFor(path, undefined, { draftIds: id }))
		);
		expect(page).toMatchObject({ kind: 'job', job: { status: 'failed', faultId: 'abc12345' } });
	});

	it('that was cancelled leads to the first step, the files kept', async () => {
		const id = await desk.send({ 'a.csv': row('Xã An Bình', CLEAN) });
		const path = `/nop-bao-cao/kiem-tra/${id}?viec=viec-1`;
		const away = await withJobs(slow({ status: 'cancelled' }), () =>
			locationOf(() => loadCheck(desk.eventFor(path, undefined, { draftIds: id })))
		);
		expect(away).toBe(`/nop-bao-cao?da-dung=1&cung=${id}`);
	});

	it('and stored meanwhile goes on to the result', async () => {
		const done = {
			status: 'done',
			result: {
				outcome: 'stored',
				files: [{ draftId: 'x', outcome: 'stored', submissionIds: [7], uploadId: 3 }]
			}
		};
		const path = '/nop-bao-cao/dang-lam/viec-1?viec=store&tep=x';
		const away = await withJobs(slow(done), () =>
			locationOf(() => loadWork(desk.eventFor(path, undefined, { jobId: 'viec-1' })))
		);
		expect(away).toContain('/nop-bao-cao/da-luu?lan-nhap=3');
	});

	it('of another account is as good as forgotten', async () => {
		const theirs = { ...slow(running), ownerOf: () => desk.who.account.id + 1 };
		const path = '/nop-bao-cao/dang-lam/viec-1?viec=store&tep=x';
		const event = () => desk.eventFor(path, undefined, { jobId: 'viec-1' });
		await withJobs(theirs, async () => {
			expect(await statusOf(() => loadWork(event()))).toBe(410);
			const said: unknown = await (await jobState(event())).json();
			expect(said).toEqual({ isOver: true, text: '', percent: null });
		});
	});

	it('that the server forgot is told so', async () => {
		const path = '/nop-bao-cao/dang-lam/viec-9?viec=store&tep=x';
		const status = await withJobs({ ...slow({}), finished: () => Promise.resolve(undefined) }, () =>
			statusOf(() => loadWork(desk.eventFor(path, undefined, { jobId: 'viec-9' })))
		);
		expect(status).toBe(410);
	});
});
