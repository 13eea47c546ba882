// Offices and targets as an administrator keeps them, page by page.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actions as addActions } from '../../src/routes/(app)/quan-tri/don-vi/them/+page.server';
import { load as loadOffices } from '../../src/routes/(app)/quan-tri/co-quan/+page.server';
import {
	actions as officeActions,
	load as loadOffice
} from '../../src/routes/(app)/quan-tri/co-quan/[id]/+page.server';
import {
	actions as targetActions,
	load as loadTargets
} from '../../src/routes/(app)/quan-tri/chi-tieu/+page.server';
import { AdministrationDesk, type Fields } from '../support/administration-desk';
import { locationOf } from '../support/upload-desk';

let desk: AdministrationDesk;
beforeEach(() => {
	desk = new AdministrationDesk();
});
afterEach(() => desk.close());

describe('offices', () => {
	test('are listed with their members on a day', async () => {
		const rows = async (query: string) =>
			(
				(await loadOffices(desk.event(`/quan-tri/co-quan${query}`))) as {
					readonly rows: readonly { readonly members: number }[];
				}
			).rows;
		expect(await rows('')).toMatchObject([{ members: 2 }]);
		expect(await rows('?ngay=01/01/2025')).toMatchObject([{ members: 3 }]);
	});

	test('take members from a day on; reports of before stay where they were', async () => {
		const cum = { ma: 'C2', ten: 'Hai', loai: 'cum', 'tu-ngay': '' };
		const { location } = await desk.confirmed(addActions['default'], '/quan-tri/don-vi/them', cum);
		const officeId = /don-vi\/(\d+)/.exec(location)?.[1] ?? '';
		const path = `/quan-tri/co-quan/${officeId}`;
		const move = { vao: 'Hồng Phong\n10002', 'tu-ngay': '01/10/2026' };
		const { shown } = await desk.confirmed(officeActions['default'], path, move);
		expect(shown.preview?.members).toHaveLength(2);
		const members = async (day: string) =>
			((await loadOffice(desk.event(`${path}?ngay=${day}`))) as { members: object[] }).members;
		expect(await members('30/09/2026')).toEqual([]);
		expect(await members('01/10/2026')).toHaveLength(2);
		const wrong = await desk.asked(officeActions['default'], path, { ...move, vao: 'Xã Không Ai' });
		expect(wrong.data?.faults).toMatchObject([{ field: 'vao' }]);
	});
});

describe('targets', () => {
	const PATH = '/quan-tri/chi-tieu';
	const fields = (more: Fields = {}) => ({
		...{ 'chi-so': 'timely_rate', nam: '2026', 'pham-vi': String(desk.id('TN')) },
		...{ 'ty-le': '97,5', 'can-cu': 'Kế hoạch số 12/KH-UBND', ...more }
	});
	const page = async () =>
		(await loadTargets(desk.event(`${PATH}?nam=2026`))) as {
			readonly rows: readonly { readonly percent: string; readonly setAt: string | null }[];
			readonly history: readonly { readonly percent: string | null }[];
		};
	const own = async () => (await page()).rows.filter(({ setAt }) => setAt !== null);

	test('are set with their document, changed and withdrawn; the log tells old and new', async () => {
		await locationOf(() => targetActions['dat']?.(desk.event(PATH, fields())));
		expect(await own()).toMatchObject([{ percent: '97,5\u00a0%' }]);
		await locationOf(() => targetActions['dat']?.(desk.event(PATH, fields({ 'ty-le': '98' }))));
		expect(desk.lastDetail()).toMatchObject({ before: { percent: 97.5 }, after: { percent: 98 } });
		expect(await desk.asked(targetActions['dat'], PATH, fields({ 'ty-le': '98' }))).toMatchObject({
			status: 409
		});
		const reason = fields({ 'can-cu': 'Kế hoạch bị thay' });
		await locationOf(() => targetActions['rut']?.(desk.event(PATH, reason)));
		expect(await own()).toEqual([]);
		expect((await page()).history.map(({ percent }) => percent)).toEqual([
			null,
			'98\u00a0%',
			'97,5\u00a0%'
		]);
		expect(desk.log(3)).toEqual([
			'target.withdrawn target:timely_rate:2026',
			'target.set target:timely_rate:2026',
			'target.set target:timely_rate:2026'
		]);
	});

	test('tell everything that cannot be, at its field', async () => {
		const wrong = { 'chi-so': '', nam: '26', 'pham-vi': '9999', 'ty-le': '101', 'can-cu': '' };
		expect(await desk.asked(targetActions['dat'], PATH, wrong)).toMatchObject({
			status: 400,
			data: {
				faults: ['chi-so', 'nam', 'pham-vi', 'ty-le', 'can-cu'].map((field) => ({ field }))
			}
		});
		expect(await desk.asked(targetActions['rut'], PATH, fields())).toMatchObject({ status: 409 });
	});
});
