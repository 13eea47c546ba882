import { describe, expect, it } from 'vitest';
import { figure, figures, ruleContext } from '../../../../../tests/support/observations';
import type { Window } from '../../figures/period';
import { checkedFiguresOf } from './checked-figures';
import { implausibleWindows } from './window';

const faults = (period: string, window: Window, today = '2024-06-30') =>
	implausibleWindows(
		checkedFiguresOf(
			ruleContext([figure('dossiers_received_new', 1, { period, window })], { today })
		)
	).map((issue) => (issue.code === 'implausible_window' ? issue.why : issue.code));

describe('a data window', () => {
	it.each([
		['2023-q3', '2023-06-10', '2023-09-09'],
		['2023-h1', '2022-12-10', '2023-06-07'],
		['2023-y', '2022-12-15', '2023-12-14'],
		['2023-q1', '2023-01-01', '2023-03-31'],
		['2023-y', '2023-07-01', '2023-12-14']
	])('of %s from %s to %s is normal practice', (period, from, to) => {
		expect(faults(period, { from, to })).toEqual([]);
	});

	it('that does not touch the period is of another one', () => {
		expect(faults('2023-q3', { from: '2022-06-10', to: '2022-09-09' })).toEqual(['outside_period']);
		expect(faults('2023-q3', { from: '2023-12-01', to: '2023-12-31' })).toEqual(['outside_period']);
	});

	it('is not longer than thirteen months', () => {
		expect(faults('2023-y', { from: '2022-01-01', to: '2023-12-31' })).toEqual(['too_long']);
	});

	it('does not end long after the period, nor after today', () => {
		expect(faults('2023-q3', { from: '2023-07-01', to: '2023-11-30' })).toEqual(['after_period']);
		expect(faults('2023-q3', { from: '2023-07-01', to: '2023-09-30' }, '2023-09-20')).toEqual([
			'in_future'
		]);
	});

	it('is told once, however many figures share it', () => {
		const window = { from: '2022-06-10', to: '2022-09-09' };
		const observations = figures(
			{ dossiers_received_new: 1, dossiers_received_online: 1 },
			{ window }
		);
		expect(implausibleWindows(checkedFiguresOf(ruleContext(observations)))).toMatchObject([
			{ code: 'implausible_window', severity: 'warning', window }
		]);
	});
});
