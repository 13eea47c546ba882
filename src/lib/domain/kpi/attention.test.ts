import fc from 'fast-check';
import { NO_MARKS } from './change-marks';
import { describe, expect, it } from 'vitest';
import {
	onlineShare,
	overdueRate,
	paymentRate,
	result
} from '../../../../tests/support/observations';
import { attentionList, neededForTarget, type AttentionInput } from './attention';
import type { KpiResult } from './kpi';

const units = ['Xã An', 'Xã Bình', 'Xã Cường', 'Xã Dũng'].map((name, index) => ({
	unitId: index + 1,
	code: `0000${index + 1}`,
	name
}));
const list = (input: Partial<AttentionInput>) =>
	attentionList({
		units,
		kpis: [onlineShare, paymentRate, overdueRate],
		results: [],
		previous: [],
		lastYear: [],
		targets: new Map(),
		standings: new Map(),
		openIssues: new Map(),
		missing: new Map(),
		...input
	});
const paid = (
	unitId: number,
	fraction: readonly [number, number],
	details: Partial<KpiResult> = {}
) => result(unitId, fraction, { kpi: 'online_payment_rate', ...details });

describe('who needs attention', () => {
	it('is nobody where targets are reached and nothing fell', () => {
		expect(
			list({
				results: [result(1, [80, 100])],
				previous: [result(1, [80, 100])],
				targets: new Map([['online_share', 80]])
			})
		).toEqual([]);
	});

	it('is short of a target, in the order of the table', () => {
		const items = list({
			results: [result(1, [70, 100]), result(2, [700, 1000]), result(3, [90, 100])],
			targets: new Map([['online_share', 80]]),
			standings: new Map([
				[1, { behind: 1, points: 10 }],
				[2, { behind: 2, points: 12 }]
			])
		});
		expect(items).toMatchObject([
			{
				unit: { name: 'Xã Bình' },
				needed: 100,
				more: 0,
				reasons: [
					{ kind: 'below_target', kpi: 'online_share', value: 70, target: 80, gap: 10, needed: 100 }
				]
			},
			{ unit: { name: 'Xã An' }, needed: 10 }
		]);
	});

	it('is nobody whose rate is read as the target, nor who has few cases', () => {
		const items = list({
			results: [result(1, [19_999, 25_000]), result(2, [1, 10], { flags: ['few'] })],
			targets: new Map([['online_share', 80]])
		});
		expect(items).toEqual([]);
	});

	it('was short in the previous period too', () => {
		const [item] = list({
			results: [result(1, [70, 100])],
			previous: [result(1, [60, 100])],
			targets: new Map([['online_share', 80]])
		});
		expect(item?.reasons).toMatchObject([{ kind: 'two_periods_below', valueBefore: 60 }]);
	});

	it('exceeds a limit where lower is better', () => {
		const [item] = list({
			results: [result(1, [7, 100], { kpi: 'overdue_rate' })],
			targets: new Map([['overdue_rate', 5]])
		});
		expect(item?.reasons).toMatchObject([{ kind: 'below_target', gap: 2, needed: 2 }]);
	});

	it('fell by a point or more, against last year when there is no previous period', () => {
		const items = list({
			results: [
				result(1, [900, 1000], { flags: ['unverified'] }),
				result(2, [9000, 10_000]),
				result(3, [900, 1000]),
				result(4, [90, 100])
			],
			previous: [
				result(1, [950, 1000], { flags: ['other_window'] }),
				result(3, [909, 1000]),
				// Five points that chance alone may make.
				result(4, [95, 100])
			],
			lastYear: [result(2, [9200, 10_000])]
		});
		expect(items.map(({ unit, reasons: [reason] }) => [unit.name, reason])).toEqual([
			[
				'Xã An',
				{
					kind: 'fell',
					kpi: 'online_share',
					value: 90,
					valueBefore: 95,
					change: -5,
					against: 'previous',
					marks: { now: ['unverified'], before: ['other_window'], isSlight: false }
				}
			],
			[
				'Xã Bình',
				{
					kind: 'fell',
					kpi: 'online_share',
					value: 90,
					valueBefore: 92,
					change: -2,
					against: 'last_year',
					marks: NO_MARKS
				}
			]
		]);
	});

	it('did not fall when few dossiers moved the rate', () => {
		const few = { flags: ['few'] as const };
		expect(list({ results: [result(1, [1, 2], few)], previous: [result(1, [9, 10])] })).toEqual([]);
		expect(list({ results: [result(1, [80, 100])], previous: [result(1, [2, 2], few)] })).toEqual(
			[]
		);
	});

	it('has at most two reasons, and the rest counted', () => {
		const [item] = list({
			results: [
				result(1, [70, 100]),
				paid(1, [40, 100]),
				result(1, [90, 1000], { kpi: 'overdue_rate' })
			],
			previous: [result(1, [20, 1000], { kpi: 'overdue_rate' })],
			targets: new Map([
				['online_share', 80],
				['online_payment_rate', 80]
			]),
			openIssues: new Map([[1, 3]])
		});
		expect(item).toMatchObject({
			needed: 50,
			more: 2,
			reasons: [
				{ kpi: 'online_payment_rate', needed: 40 },
				{ kpi: 'online_share', needed: 10 }
			]
		});
	});

	it('is late with its report before all others, and last while the report is not due', () => {
		const items = list({
			results: [result(3, [7, 100])],
			targets: new Map([['online_share', 80]]),
			standings: new Map([[3, { behind: 1, points: 73 }]]),
			openIssues: new Map([[4, 2]]),
			missing: new Map([
				[1, -3],
				[2, 5]
			])
		});
		expect(items.map(({ unit, reasons }) => `${unit.name}: ${reasons[0]?.kind}`)).toEqual([
			'Xã Bình: not_submitted',
			'Xã Cường: below_target',
			'Xã Dũng: contradictions',
			'Xã An: not_submitted'
		]);
		expect(items[0]?.reasons).toEqual([{ kind: 'not_submitted', daysLate: 5 }]);
	});

	it('stands by name where nothing else decides', () => {
		const items = list({ missing: new Map(units.map(({ unitId }) => [5 - unitId, null])) });
		expect(items.map(({ unit }) => unit.name)).toEqual(units.map(({ name }) => name));
	});
});

describe('cases needed for a target', () => {
	const needed = (numerator: number, denominator: number, target = 80) =>
		neededForTarget({ numerator, denominator, target, direction: 'higher' });

	it('are counted without rounding', () => {
		expect(needed(612, 769)).toBe(4);
		expect(needed(616, 769)).toBe(0);
		expect(needed(80, 100)).toBe(0);
		expect(needed(955, 1000, 95.5)).toBe(0);
		expect(needed(954, 1000, 95.5)).toBe(1);
	});

	it('are just enough: with one less the target is missed', () => {
		const drawn = fc.record({
			denominator: fc.integer({ min: 1, max: 100_000 }),
			part: fc.nat(),
			tenths: fc.integer({ min: 0, max: 1000 }),
			direction: fc.constantFrom('higher' as const, 'lower' as const)
		});
		fc.assert(
			fc.property(drawn, ({ denominator, part, tenths, direction }) => {
				const numerator = part % (denominator + 1);
				const cases = neededForTarget({ numerator, denominator, target: tenths / 10, direction });
				const sign = direction === 'higher' ? 1 : -1;
				const isReached = (count: number) =>
					sign * 1000 * (numerator + sign * count) >= sign * tenths * denominator;
				expect(isReached(cases)).toBe(true);
				if (cases > 0) expect(isReached(cases - 1)).toBe(false);
			})
		);
	});
});
