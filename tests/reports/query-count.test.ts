// A page costs a handful of queries, however many communes it shows.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { issuesReport } from '../../src/lib/server/reports/issues/issues';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { submissionsReport } from '../../src/lib/server/reports/submissions/submissions';
import { trendReport } from '../../src/lib/server/reports/trend/trend';
import type { ReportContext } from '../../src/lib/server/reports/basis/context';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import {
	emptyDatabase,
	longCsv,
	receiveText,
	saveOffice,
	type TestOffice
} from '../support/report-database';

let office: TestOffice;
beforeEach(() => {
	office = emptyDatabase();
});
afterEach(() => {
	vi.restoreAllMocks();
	office.close();
});

function filled(communes: number): UnitId {
	const list = Array.from({ length: communes }, (_, i) => ({ code: `X${i}`, name: `Số ${i}` }));
	const organisingId = saveOffice(office.db, list).get('TN') ?? 0;
	const rows = list.flatMap(({ name }, i) =>
		['2025-q2', '2025-q3'].flatMap((period) => [
			[`Xã ${name}`, period, 'dossiers_received_new', 100] as const,
			[`Xã ${name}`, period, 'dossiers_received_online', 90 - (i % 20)] as const
		])
	);
	receiveText(office.db, 'tệp.csv', longCsv(rows), { organisingId });
	return organisingId;
}

function queriesOf(work: (ctx: ReportContext) => unknown): number {
	type Statement = Pick<ReturnType<typeof office.db.$client.prepare>, 'all' | 'get'>;
	const prototype = Object.getPrototypeOf(office.db.$client.prepare('SELECT 1')) as Statement;
	const spies = [vi.spyOn(prototype, 'all'), vi.spyOn(prototype, 'get')];
	work(office.ctx());
	const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
	vi.restoreAllMocks();
	return count;
}

const PAGES: Record<string, (organisingId: UnitId) => (ctx: ReportContext) => unknown> = {
	overview: (organisingId) => (ctx) => overviewReport(ctx, { organisingId, period: '2025-q3' }),
	ranking: (organisingId) => (ctx) =>
		rankingReport(ctx, { organisingId, period: '2025-q3', kpi: 'online_share' }),
	trend: (organisingId) => (ctx) =>
		trendReport(ctx, { organisingId, kpi: 'online_share', kind: 'quarter' }),
	issues: (organisingId) => (ctx) => issuesReport(ctx, { organisingId }),
	submissions: (organisingId) => (ctx) => submissionsReport(ctx, { organisingId })
};

test.each(Object.entries(PAGES))('%s asks no more for 150 communes than for 3', (_, page) => {
	const few = queriesOf(page(filled(3)));
	office.close();
	office = emptyDatabase();
	const many = queriesOf(page(filled(150)));
	expect(many).toBe(few);
	expect(many).toBeLessThan(30);
});
