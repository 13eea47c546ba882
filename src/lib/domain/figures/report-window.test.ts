import { describe, expect, it } from 'vitest';
import { figure, figures } from '../../../../tests/support/observations';
import { isSameWindow, reportWindowOf } from './report-window';

const quarter = { from: '2023-06-10', to: '2023-09-09' };
const linked = { from: '2023-07-13', to: '2023-08-31' };

describe('the window of a report', () => {
	it('is the most common one of its figures', () => {
		const observations = [
			...figures({ a: 1, b: 2, c: 3 }, { window: quarter }),
			...figures({ d: 1, e: 2 }, { window: linked })
		];
		expect(reportWindowOf(observations)).toEqual(quarter);
	});

	it('is the longer one when two are equally common', () => {
		const observations = [figure('a', 1, { window: linked }), figure('b', 1, { window: quarter })];
		expect(reportWindowOf(observations)).toEqual(quarter);
	});

	it('may be stated for the dossiers only, as in the six months of Minh Đức', () => {
		const window = { from: '2022-12-10', to: '2023-06-07' };
		const observations = [
			...figures({ a: 1, b: 2, c: 3 }, { period: '2023-h1' }),
			...figures({ d: 1, e: 2 }, { period: '2023-h1', window })
		];
		expect(reportWindowOf(observations)).toEqual(window);
	});

	it('is unknown when only a few figures state one that is shorter than the period', () => {
		const observations = [...figures({ a: 1, b: 2 }), figure('c', 3, { window: linked })];
		expect(reportWindowOf(observations)).toBeNull();
	});

	it('is unknown without figures and when none states a window', () => {
		expect(reportWindowOf([])).toBeNull();
		expect(reportWindowOf(figures({ a: 1 }))).toBeNull();
	});
});

it('an unknown window is the same as an unknown one, and differs from every known one', () => {
	expect(isSameWindow(null, null)).toBe(true);
	expect(isSameWindow(null, quarter)).toBe(false);
	expect(isSameWindow({ ...quarter }, quarter)).toBe(true);
});
