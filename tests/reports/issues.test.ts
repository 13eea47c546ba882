import { expect, test } from 'vitest';
import { issuesReport } from '../../src/lib/server/reports/issues/issues';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();
/** More online than received at all cannot be. */
const contradicted = (name: string, period: string) => online(name, period, [110, 100]);

test('a contradiction is open with its file and the reason it was stored for', () => {
	six().store(contradicted('An', '2025-q3'));
	const { rows, total } = issuesReport(six().ctx(), { severity: 'warning' });
	expect(total).toBe(1);
	expect(rows).toMatchObject([
		{
			unit: { code: 'A' },
			period: '2025-q3',
			issue: { code: 'part_exceeds_total' },
			reason: 'Giữ nguyên như báo cáo.',
			file: { name: 'tệp 2025-10-10T02:00:00.000Z.csv' }
		}
	]);
});

test('filters choose rows; the counts for the choices stay those of all', () => {
	six().store([...contradicted('An', '2025-q3'), ...contradicted('Bình', '2025-q3')]);
	const report = issuesReport(six().ctx(), { unitId: six().id('B'), severity: 'warning' });
	expect(report.rows.map(({ unit }) => unit.code)).toEqual(['B']);
	const all = issuesReport(six().ctx(), { organisingId: six().organisingId, severity: 'warning' });
	expect(all.byUnit.map(({ unit, warnings }) => [unit.code, warnings])).toEqual([
		['A', 1],
		['B', 1]
	]);
	expect(all.byPeriod).toMatchObject([{ period: '2025-q3' }]);
});

test('a correction closes what it mends', () => {
	six().store(contradicted('An', '2025-q3'), '2025-10-01T02:00:00.000Z');
	six().store(online('An', '2025-q3', [90, 100]), '2025-10-02T02:00:00.000Z');
	expect(issuesReport(six().ctx(), { severity: 'warning' })).toMatchObject({ rows: [], total: 0 });
});
