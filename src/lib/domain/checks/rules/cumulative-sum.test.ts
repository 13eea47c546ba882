import { describe, expect, it } from 'vitest';
import { figures, ruleContext } from '../../../../../tests/support/observations';
import { figuresAt } from '../issue-figures';
import type { Observation } from '../../figures/observation';
import { runRules } from './stages';

const NEW = 'dossiers_received_new';
const received = (
	period: string,
	value: number,
	window?: readonly [string, string]
): Observation[] =>
	figures({ [NEW]: value }, { period, window: window ? { from: window[0], to: window[1] } : null });
const found = (now: readonly Observation[], past: readonly Observation[]) =>
	runRules(ruleContext(now, { period: now[0]?.period ?? '', past })).filter(({ code }) =>
		['cumulative_sum_mismatch', 'cumulative_below_part', 'derived_exceeds'].includes(code)
	);

describe('periods that make up another one', () => {
	it.each([
		['2023-h1', { '2023-q1': 551, '2023-q2': 577 }],
		['2023-m9', { '2023-h1': 1000, '2023-q3': 128 }],
		['2023-m9', { '2023-q1': 400, '2023-q2': 600, '2023-q3': 128 }],
		['2023-q3', { '2023-m07': 400, '2023-m08': 400, '2023-m09': 328 }],
		['2023-y', { '2023-m9': 1000, '2023-m10': 28, '2023-m11': 50, '2023-m12': 50 }],
		['2023-01-01..2023-10-31', { '2023-m9': 1000, '2023-m10': 128 }],
		['2023-h1', { '2023-q1': 551, '2023-m04': 177, '2023-m05': 200, '2023-m06': 200 }]
	])('%s is what %j add up to', (whole, parts) => {
		const past = Object.entries(parts).flatMap(([period, value]) => received(period, value));
		expect(found(received(whole, 1128), past)).toEqual([]);
		const [told, ...more] = found(received(whole, 1130), past);
		expect(more).toEqual([]);
		expect(told).toMatchObject({
			code: 'cumulative_sum_mismatch',
			period: whole,
			sum: 1128,
			cumulative: { value: 1130 }
		});
		for (const [period, value] of Object.entries(parts))
			expect(told && figuresAt(told, period)).toMatchObject([{ indicator: NEW, value }]);
		expect(told && figuresAt(told, whole)).toMatchObject([{ value: 1130 }]);
	});

	it('are not added where one is missing', () => {
		const past = [...received('2023-m07', 400), ...received('2023-m09', 328)];
		expect(found(received('2023-q3', 1128), past)).toEqual([]);
	});

	it('are added where their stated days meet, and not where they leave a gap or are not known', () => {
		const whole = received('2023-h1', 1130, ['2022-12-15', '2023-06-14']);
		const first = received('2023-q1', 551, ['2022-12-15', '2023-03-14']);
		const meeting = received('2023-q2', 577, ['2023-03-15', '2023-06-14']);
		const later = received('2023-q2', 577, ['2023-03-20', '2023-06-14']);
		expect(found(whole, [...first, ...meeting])).toHaveLength(1);
		expect(found(whole, [...first, ...later])).toEqual([]);
		expect(found(whole, [...first, ...received('2023-q2', 577)])).toEqual([]);
	});

	it('alone are told once when one is above the whole', () => {
		const past = [...received('2023-q1', 1200), ...received('2023-q2', 577)];
		const [told, ...more] = found(received('2023-h1', 1130), past);
		expect(more).toEqual([]);
		expect(told).toMatchObject({ code: 'cumulative_below_part', partPeriod: '2023-q1' });
		expect(told && figuresAt(told, '2023-q1')).toMatchObject([{ value: 1200 }]);
	});

	it('never are stocks', () => {
		const pending = (period: string) => figures({ dossiers_pending_total: 10 }, { period });
		expect(found(pending('2023-h1'), [...pending('2023-q1'), ...pending('2023-q2')])).toEqual([]);
	});
});

describe('a quarter that two reports leave', () => {
	const of = (period: string, resolved: number, early: number) =>
		figures({ dossiers_resolved_total: resolved, dossiers_resolved_early: early }, { period });

	it('must not have more early ones than there are', () => {
		const [told, ...more] = found(of('2023-h1', 150, 140), of('2023-q1', 100, 50));
		expect(more).toEqual([]);
		expect(told).toMatchObject({
			code: 'derived_exceeds',
			period: '2023-h1',
			derivedPeriod: '2023-q2',
			part: { value: 90 },
			whole: { value: 50 }
		});
		expect(told && figuresAt(told, '2023-q1').map(({ value }) => value)).toEqual([100, 50]);
		expect(found(of('2023-h1', 150, 100), of('2023-q1', 100, 50))).toEqual([]);
	});
});
