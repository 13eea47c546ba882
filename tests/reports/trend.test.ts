import { describe, expect, test } from 'vitest';
import { trendReport } from '../../src/lib/server/reports/trend/trend';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

describe('a trend', () => {
	test('has a point for every quarter, gaps and mergers told', () => {
		six().store([
			...online('An', '2025-q1', [9, 10]),
			...online('Én', '2025-q1', [8, 10]),
			...online('Phú', '2025-q4', [9, 10])
		]);
		const trend = trendReport(six().ctx(), {
			organisingId: six().organisingId,
			kpi: 'online_share',
			kind: 'quarter'
		});
		expect(trend.periods).toEqual(['2025-q1', '2025-q2', '2025-q3', '2025-q4']);
		const values = (code: string) =>
			trend.series.find((series) => series.code === code)?.points.map(({ value }) => value);
		expect(values('A')).toEqual([90, null, null, null]);
		expect(values('F')).toEqual([null, null, null, 90]);
		expect(trend.series.find(({ code }) => code === 'F')?.breaks).toEqual(['2025-q3']);
		expect(trend.total.points.map(({ value }) => value)).toEqual([85, null, null, 90]);
	});
});
