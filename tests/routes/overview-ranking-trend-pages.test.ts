// What the overview, the ranking and the trend page are given, from the demonstration and from an empty database.
import { isHttpError, isRedirect } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load as loadFrame } from '../../src/routes/+layout.server';
import { load as loadInner } from '../../src/routes/(app)/+layout.server';
import type { PageServerData as OverviewData } from '../../src/routes/(app)/tong-quan/$types';
import { load as loadOverview } from '../../src/routes/(app)/tong-quan/+page.server';
import type { PageServerData as RankingData } from '../../src/routes/(app)/xep-hang/$types';
import { load as loadRanking } from '../../src/routes/(app)/xep-hang/+page.server';
import type { PageServerData as TrendData } from '../../src/routes/(app)/xu-huong/$types';
import { load as loadTrend } from '../../src/routes/(app)/xu-huong/+page.server';
import { demonstrationDatabase, emptyDatabase, type TestOffice } from '../support/report-database';
import { eventFor } from '../support/route-event';

let full: TestOffice;
let empty: TestOffice;
beforeAll(() => {
	full = demonstrationDatabase();
	empty = emptyDatabase();
}, 60_000);
afterAll(() => {
	full.close();
	empty.close();
});

function given(office: TestOffice, path: string) {
	const event = eventFor(office, path);
	const frame = loadFrame(event as never);
	return { ...event, parent: () => Promise.resolve(frame) } as never;
}
const overview = async (path: string) =>
	((await loadOverview(given(full, path))) as OverviewData).shown;
const ranking = async (path: string) => {
	const { shown } = (await loadRanking(given(full, path))) as RankingData;
	if (!shown) throw new Error(`${path} shows nothing`);
	return shown;
};
const trend = async (path: string) => {
	const { shown } = (await loadTrend(given(full, path))) as TrendData;
	if (!shown) throw new Error(`${path} shows nothing`);
	return shown;
};
async function thrownBy(work: () => unknown): Promise<unknown> {
	try {
		await work();
	} catch (thrown) {
		return thrown;
	}
	throw new Error('nothing was thrown');
}

describe('before the first report', () => {
	it.each([
		['overview', loadOverview, '/tong-quan'],
		['ranking', loadRanking, '/xep-hang'],
		['trend', loadTrend, '/xu-huong']
	])('the %s page is there and empty', async (_, load, path) => {
		expect(await load(given(empty, path))).toEqual({ shown: null });
	});
});

describe('an office or period that cannot be', () => {
	it.each(['/tong-quan?ky=quy-muoi', '/xep-hang?co-quan=999999'])(
		'%s is not found',
		async (path) => {
			const thrown = await thrownBy(() => loadInner(given(full, path)));
			expect(isHttpError(thrown) && thrown.status).toBe(404);
			expect(isHttpError(thrown) && thrown.body.message).toContain(path.split('=')[1]);
		}
	);

	it('an unknown KPI is not found', async () => {
		const thrown = await thrownBy(() => loadRanking(given(full, '/xep-hang?chi-so=khong_co')));
		expect(isHttpError(thrown) && thrown.status).toBe(404);
	});
});

describe('the overview', () => {
	it('names in its title the commune of its first row', async () => {
		const shown = await overview('/tong-quan?ky=2026-q3');
		expect(shown?.title).toContain(shown?.report.rows[0]?.unit.name);
		expect(shown?.title).toMatch(/chậm nhất/);
	});

	it('gives every thing to attend to a heading', async () => {
		const shown = await overview('/tong-quan?ky=2026-q3');
		expect(shown?.attention.length).toBeGreaterThan(0);
		for (const line of shown?.attention ?? [])
			for (const reason of line.reasons) expect(reason.heading).not.toBe('');
	});
});

describe('the ranking page', () => {
	it('draws the ranking twice, for desk and phone, without a script', async () => {
		const { chart } = await ranking('/xep-hang?ky=2026-q3&chi-so=online_share');
		for (const drawn of [chart.wide, chart.narrow]) {
			expect(drawn?.svg).toMatch(/^<svg role="img"/);
			expect(drawn?.svg).toContain('<title>');
		}
		expect(chart.title.split(' ').length).toBeLessThanOrEqual(15);
	});

	it('keeps the office and the communes without a value below, however it is sorted', async () => {
		for (const sort of ['', 'ten', '-mau-so', 'doi-hang']) {
			const { rows } = await ranking(`/xep-hang?ky=2026-q3&chi-so=online_share&sap-xep=${sort}`);
			const kinds = rows.map(({ kind }) => kind);
			const total = kinds.indexOf('total');
			expect(kinds.slice(0, total).every((kind) => kind === 'data')).toBe(true);
			expect(kinds.slice(total + 1).every((kind) => kind === 'without')).toBe(true);
			expect(kinds.slice(total + 1).length).toBeGreaterThan(0);
		}
	});
});

describe('the trend page', () => {
	it('marks the lowest communes of the period when nobody has chosen', async () => {
		const shown = await trend('/xu-huong?ky=2026-q3&chi-so=online_payment_rate');
		expect(shown.isDefaultChoice).toBe(true);
		expect(shown.chosen.length).toBe(3);
		expect(shown.rows[0]?.unitId).toBeNull();
	});

	it('turns a form of checkboxes into one address', async () => {
		const thrown = await thrownBy(() => loadTrend(given(full, '/xu-huong?don-vi=3&don-vi=7')));
		expect(isRedirect(thrown) && thrown.location).toBe('/xu-huong?don-vi=3,7');
	});

	it('colours six communes and says how many more were asked for', async () => {
		const all = await trend('/xu-huong?ky=2026-q3');
		const ids = all.units.slice(0, 8).map(({ unitId }) => unitId);
		const shown = await trend(`/xu-huong?ky=2026-q3&don-vi=${ids.join(',')}`);
		expect(shown.chosen).toEqual(ids.slice(0, 6));
		expect(shown.leftOut).toBe(2);
	});

	it('shows all KPIs of one commune as still pictures, and names those without figures', async () => {
		const { units } = await trend('/xu-huong?ky=2026-q3');
		const { multiples, chart } = await trend(
			`/xu-huong?ky=2026-q3&xem=tat-ca-chi-so&don-vi=${units[0]?.unitId}`
		);
		expect(chart).toBeNull();
		expect(multiples?.name).toBe(units[0]?.name);
		expect(multiples?.drawn.length).toBeGreaterThan(8);
		expect(multiples?.drawn.every((panel) => panel.chart.wide.option === null)).toBe(true);
	});
});
