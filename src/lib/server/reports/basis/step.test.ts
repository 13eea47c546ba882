import { describe, expect, test } from 'vitest';
import { onlineShare, overdueRate, result } from '../../../../../tests/support/observations';
import type { Kpi } from '../../../domain/kpi/catalogue';
import type { KpiResult } from '../../../domain/kpi/kpi';
import { pointsShort, stepsFor } from './step';

const of = (percents: readonly number[]): KpiResult[] =>
	percents.map((percent, i) => result(i + 1, [percent, 100]));
const stepsOf = (kpi: Kpi, percents: readonly number[], target: number | null) => {
	const results = of(percents);
	const steps = stepsFor(kpi, results, target);
	return { basis: steps.basis, steps: results.map(steps.step), short: results.map(steps.isShort) };
};

describe('steps against a target', () => {
	test('go by the points missing to it', () => {
		expect(stepsOf(onlineShare, [79.9, 80, 87, 89.9, 90, 94.9, 95, 100], 90).steps).toEqual([
			1, 2, 3, 3, 4, 4, 5, 5
		]);
	});

	test('turn around where lower is better', () => {
		expect(stepsOf(overdueRate, [15, 8, 5.1, 5, 2.5, 0], 5).steps).toEqual([2, 3, 3, 4, 5, 5]);
	});

	test('never call a target of 100 % that is just reached exceeded', () => {
		expect(stepsOf(onlineShare, [100, 99], 100).steps).toEqual([4, 3]);
	});

	test('are decided at the displayed decimals', () => {
		const [rounded] = of([89.996]);
		const steps = stepsFor(onlineShare, [], 90);
		expect(rounded && steps.isShort(rounded)).toBe(false);
	});
});

describe('steps without a target', () => {
	test('are fifths of the communes, of which the lowest is not called short', () => {
		const { basis, steps, short } = stepsOf(onlineShare, [50, 60, 70, 80, 90], null);
		expect(basis).toBe('distribution');
		expect(steps).toEqual([1, 2, 3, 4, 5]);
		expect(short).toEqual([false, false, false, false, false]);
	});

	test('put equal communes together, all equal ones in the middle', () => {
		expect(stepsOf(onlineShare, [90, 90, 90, 90, 90, 90], null).steps).toEqual([3, 3, 3, 3, 3, 3]);
	});

	test('are not drawn among fewer than five', () => {
		const { basis, steps } = stepsOf(onlineShare, [50, 60, 70, 80], null);
		expect(basis).toBe('none');
		expect(steps).toEqual([null, null, null, null]);
	});
});

test('a commune with few dossiers has no step and is never called short', () => {
	const marked = result(1, [1, 10], { flags: ['few'] });
	const steps = stepsFor(onlineShare, [marked], 90);
	expect([steps.step(marked), steps.isShort(marked)]).toEqual([null, false]);
});

test('points short are what a reader subtracts', () => {
	expect(pointsShort(onlineShare, 89.9949, 90)).toBe(0.01);
	expect(pointsShort(overdueRate, 6, 5)).toBe(1);
});
