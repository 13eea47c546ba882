import { expect, test } from 'vitest';
import { boardReport, campaignReport } from '../../src/lib/server/reports/board/board';
import { dueOn } from '../support/report-database';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();
const board = (today: string) =>
	boardReport(six().ctx(today), { organisingId: six().organisingId });

test('each commune of the period has its state, whoever is still awaited first', () => {
	dueOn(six().office.db, six().organisingId, '2025-q3', '2025-10-05');
	six().store(online('An', '2025-q3', [90, 100]), '2025-10-04T02:00:00.000Z');
	six().store(online('Bình', '2025-q3', [80, 100]), '2025-10-08T02:00:00.000Z');
	six().store(online('An', '2025-q3', [91, 100]), '2025-10-09T02:00:00.000Z');
	const { campaigns, rows } = board('2025-10-10');
	expect(campaigns).toMatchObject([
		{ period: '2025-q3', daysLeft: -5, expected: 5, received: 2, late: 1, corrected: 1 }
	]);
	expect(campaigns[0]?.counts).toMatchObject({ not_submitted: 3, late: 1, corrected: 1 });
	const states = rows.map(({ unit, cells }) => [unit.code, cells[0]?.state]);
	expect(states.slice(0, 3)).toEqual([
		['C', 'not_submitted'],
		['D', 'not_submitted'],
		['F', 'not_submitted']
	]);
	expect(Object.fromEntries(states)).toMatchObject({ A: 'corrected', B: 'late' });
});

test('a commune that has merged is expected before, its heir after', () => {
	dueOn(six().office.db, six().organisingId, '2025-q2', '2025-07-05');
	dueOn(six().office.db, six().organisingId, '2025-q3', '2025-10-05');
	const { campaigns, rows } = board('2025-10-01');
	expect(campaigns.map(({ period }) => period)).toEqual(['2025-q3', '2025-q2']);
	const expected = (code: string) =>
		rows.find(({ unit }) => unit.code === code)?.cells.map((cell) => cell !== null);
	expect(expected('E')).toEqual([false, true]);
	expect(expected('F')).toEqual([true, false]);
});

test('there is no campaign of a period that nobody opened', () => {
	const asked = { organisingId: six().organisingId, period: '2025-q3' };
	expect(campaignReport(six().ctx(), asked)).toBeUndefined();
	expect(board('2025-10-10')).toEqual({ campaigns: [], rows: [], allPeriods: [] });
});
