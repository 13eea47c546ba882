import { describe, expect, test } from 'vitest';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { emptyDatabase, longCsv, receiveText, saveOffice } from '../support/report-database';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();
const ranking = (period = '2025-q3') =>
	rankingReport(six().ctx(), { organisingId: six().organisingId, period, kpi: 'online_share' });

describe('a ranking', () => {
	test('totals sums of numerators over sums of denominators, not the mean of the rates', () => {
		six().store([...online('An', '2025-q3', [90, 100]), ...online('Bình', '2025-q3', [1, 10])]);
		expect(ranking().total).toMatchObject({ numerator: 91, denominator: 110, units: 2 });
		expect(ranking().total.value).toBeCloseTo(82.727, 3);
	});

	test('lists whoever has no value with the reason, never last', () => {
		six().store([
			...online('An', '2025-q3', [90, 100]),
			...online('Bình', '2025-q3', [0, 0]),
			['Xã Cảnh', '2025-q3', 'dossiers_received_online', 5]
		]);
		expect(ranking().rows.map(({ code }) => code)).toEqual(['A']);
		expect(ranking().unranked.map(({ code, state, reason }) => [code, state, reason])).toEqual([
			['B', 'zero_denominator', 'zero_denominator'],
			['C', 'missing', 'not_reported'],
			['D', 'missing', 'not_submitted'],
			['F', 'missing', 'not_submitted']
		]);
	});

	test('compares with the previous period and the same period of last year', () => {
		six().store([
			...online('An', '2025-q3', [90, 100]),
			...online('Bình', '2025-q3', [95, 100]),
			...online('An', '2025-q2', [95, 100]),
			...online('Bình', '2025-q2', [80, 100]),
			...online('An', '2024-q3', [70, 100])
		]);
		const [first, second] = ranking().rows;
		expect(first).toMatchObject({ code: 'B', rankChange: 1, valueChange: 15 });
		expect(first?.valueChangeLastYear).toBeNull();
		expect(second).toMatchObject({ code: 'A', valueChange: -5, valueChangeLastYear: 20 });
		expect(ranking().totalChange).toBe(5);
	});

	test('holds the communes of the period: one that merged counts before, its heir after', () => {
		six().store([
			...online('Én', '2025-q2', [8, 10]),
			...online('Phú', '2025-q3', [9, 10]),
			...online('An', '2025-q2', [5, 10])
		]);
		const codes = (period: string) => {
			const { rows, unranked } = ranking(period);
			return [...rows, ...unranked].map(({ code }) => code).sort();
		};
		expect(codes('2025-q2')).toEqual(['A', 'B', 'C', 'D', 'E']);
		expect(codes('2025-q3')).toEqual(['A', 'B', 'C', 'D', 'F']);
		expect(codes('2025-y')).toEqual(['A', 'B', 'C', 'D', 'F']);
	});

	test('counts a commune that ended within the year when it reported for the year', () => {
		six().store([...online('Én', '2025-y', [8, 10]), ...online('An', '2025-y', [9, 10])]);
		expect(ranking('2025-y').total).toMatchObject({ numerator: 17, denominator: 20 });
	});

	test('takes a quarter nobody reported from the two cumulative reports around it', () => {
		six().store([...online('An', '2025-h1', [180, 200]), ...online('An', '2025-q1', [85, 100])]);
		const [row] = ranking('2025-q2').rows;
		expect(row).toMatchObject({ numerator: 95, denominator: 100, flags: ['derived'] });
	});

	test('is the same whatever the order in which reports came in', () => {
		const names = ['An', 'Bình', 'Cảnh', 'Dung'];
		names.forEach((name, i) =>
			six().store(online(name, '2025-q3', [90 - i, 100]), `2025-10-1${i}T02:00:00.000Z`)
		);
		const forward = ranking();
		const other = emptyDatabase();
		const otherIds = saveOffice(other.db, [
			{ code: 'A', name: 'An' },
			{ code: 'B', name: 'Bình' },
			{ code: 'C', name: 'Cảnh' },
			{ code: 'D', name: 'Dung' }
		]);
		const otherOffice = otherIds.get('TN') ?? 0;
		const rows = [...names]
			.reverse()
			.flatMap((name) => online(name, '2025-q3', [90 - names.indexOf(name), 100]));
		receiveText(other.db, 'ngược.csv', longCsv(rows), { organisingId: otherOffice });
		const backward = rankingReport(other.ctx(), {
			organisingId: otherOffice,
			period: '2025-q3',
			kpi: 'online_share'
		});
		const shown = ({ rows: all }: typeof backward) =>
			all.map(({ code, rank, value }) => [code, rank, value]);
		expect(shown(forward)).toEqual(shown(backward));
		other.close();
	});

	test('changes as soon as another report is stored', () => {
		six().store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
		expect(ranking().rows).toHaveLength(1);
		six().store(online('Bình', '2025-q3', [95, 100]), '2025-10-02T02:00:00.000Z');
		expect(ranking().rows.map(({ code }) => code)).toEqual(['B', 'A']);
	});
});
