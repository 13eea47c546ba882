import { expect, test } from 'vitest';
import { figuresReport } from '../../src/lib/server/reports/figures/figures';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();
const figures = (period: string) =>
	figuresReport(six().ctx(), { organisingId: six().organisingId, period }).rows;

test('every figure has its value and its cell, communes without a report have none', () => {
	six().store(online('Bình', '2025-q3', [90, 100]));
	expect(figures('2025-q3')).toMatchObject([
		{ code: 'B', indicator: 'dossiers_received_new', value: 100, state: 'value', derived: false },
		{ code: 'B', indicator: 'dossiers_received_online', value: 90, place: { row: 3 } }
	]);
});

test('a bound is no value: its words stand with the reason', () => {
	six().store([['Xã An', '2025-q3', 'dossiers_received_online', 'trên 100']]);
	const [figure] = figures('2025-q3');
	expect(figure).toMatchObject({ text: 'trên 100', value: null, state: 'missing' });
	expect(figure?.reason).toBeDefined();
});

test('a quarter between two cumulative reports is the difference, and says so', () => {
	six().store([...online('An', '2025-h1', [180, 200]), ...online('An', '2025-q1', [85, 100])]);
	expect(figures('2025-q2').map(({ value, derived }) => [value, derived])).toEqual([
		[100, true],
		[95, true]
	]);
});
