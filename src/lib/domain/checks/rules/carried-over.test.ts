import { describe, expect, it } from 'vitest';
import { figure, ruleContext } from '../../../../../tests/support/observations';
import type { Observation } from '../../figures/observation';
import { carriedOver } from './carried-over';
import { checkedFiguresOf } from './checked-figures';

const checked = (observations: readonly Observation[], past: readonly Observation[]) =>
	checkedFiguresOf(ruleContext(observations, { past }));

describe('dossiers carried over', () => {
	const carried = (period: string, value: number) =>
		figure('dossiers_carried_over', value, { period });
	const pending = (period: string, value: number) =>
		figure('dossiers_pending_total', value, { period });
	const told = (now: Observation, ...past: readonly Observation[]) =>
		carriedOver(checked([now], past));

	it('are those pending when the quarter before ended', () => {
		expect(told(carried('2023-q2', 28), pending('2023-q1', 28))).toEqual([]);
		expect(told(carried('2023-q2', 6), pending('2023-q1', 28))).toMatchObject([
			{
				code: 'carried_over_mismatch',
				severity: 'warning',
				carriedOver: { value: 6 },
				pendingBefore: { value: 28 },
				periodBefore: '2023-q1'
			}
		]);
	});

	it('of the six months and of the year are those pending at the end of last year', () => {
		for (const period of ['2023-h1', '2023-m9', '2023-y', '2023-q1']) {
			expect(told(carried(period, 6), pending('2022-y', 7))).toMatchObject([
				{ periodBefore: '2022-y' }
			]);
			expect(told(carried(period, 6), pending('2023-h1', 7), pending('2022-q3', 9))).toEqual([]);
		}
	});

	it('of the third quarter may come from the second quarter or the six months', () => {
		const now = carried('2023-q3', 6);
		expect(told(now, pending('2023-h1', 5))).toMatchObject([{ periodBefore: '2023-h1' }]);
		expect(told(now, pending('2023-q2', 5), pending('2023-h1', 6))).toEqual([]);
		expect(told(now, pending('2023-q2', 5), pending('2023-h1', 4))).toMatchObject([
			{ periodBefore: '2023-q2' }
		]);
	});

	it('are not compared across a hole between the windows', () => {
		const before = { ...pending('2023-q1', 28), window: { from: '2022-12-15', to: '2023-03-14' } };
		const after = (from: string) => ({
			...carried('2023-q2', 6),
			window: { from, to: '2023-06-14' }
		});
		expect(told(after('2023-03-15'), before)).toHaveLength(1);
		expect(told(after('2023-04-01'), before)).toEqual([]);
	});
});
