import { describe, expect, test } from 'vitest';
import { dueQuarter, periodMenu } from './period-menu';

const of = (kind: string, today: string) =>
	periodMenu(today).find((group) => group.kind === kind)?.periods;

describe('the periods to choose from', () => {
	test('have begun, the latest first', () => {
		expect(of('quarter', '2025-10-02')?.slice(0, 3)).toEqual(['2025-q4', '2025-q3', '2025-q2']);
		expect(of('month', '2025-02-28')?.slice(0, 3)).toEqual(['2025-m02', '2025-m01', '2024-m12']);
		expect(of('year', '2025-01-01')).toEqual(['2025-y', '2024-y', '2023-y']);
	});

	test('hold a year of months', () => {
		expect(of('month', '2025-07-15')).toHaveLength(12);
		expect(of('month', '2025-07-15')?.at(-1)).toBe('2024-m08');
	});
});

test('a report is due for the quarter that ended last', () => {
	expect(dueQuarter('2025-10-02')).toBe('2025-q3');
	expect(dueQuarter('2025-01-01')).toBe('2024-q4');
	expect(dueQuarter('2025-09-30')).toBe('2025-q2');
});
