import { expect, test } from 'vitest';
import { auditAbout, auditExtract, auditReport } from '../../src/lib/server/reports/audit/audit';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

test('an upload is one line with its person, found by it and by its unit', () => {
	six().store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
	six().store(online('Bình', '2025-q3', [95, 100]), '2025-10-02T02:00:00.000Z');
	const all = auditReport(six().ctx(), { group: 'figures' });
	expect(all).toMatchObject({ total: 2, page: 0, pages: 1 });
	expect(all.rows.map(({ at }) => at)).toEqual([
		'2025-10-02T02:00:00.000Z',
		'2025-10-01T02:00:00.000Z'
	]);
	const [line] = all.rows;
	expect(line?.actor.name).toBe('Nguyễn Thị Lan');
	expect(auditReport(six().ctx(), { group: 'figures', from: '2025-10-02' }).total).toBe(1);
	expect(auditReport(six().ctx(), { group: 'figures', text: 'không ai viết thế' }).total).toBe(0);
	expect(auditAbout(six().ctx(), ['upload:2'])).toHaveLength(1);
});

test('a page beyond the last is the last, and an extract says how much it leaves out', () => {
	six().store(online('An', '2025-q3', [90, 100]));
	six().store(online('Bình', '2025-q3', [95, 100]), '2025-10-12T02:00:00.000Z');
	expect(auditReport(six().ctx(), { group: 'figures', page: 9 })).toMatchObject({ page: 0 });
	const { rows, total } = auditExtract(six().ctx(), { group: 'figures' }, 1);
	expect([rows.length, total]).toEqual([1, 2]);
});
