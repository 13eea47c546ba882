import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onlineShare, result } from '../../../../tests/support/observations';
import type { KpiFlag } from './catalogue';
import type { KpiResult } from './kpi';
import { changeOf, officeComparison, type OfficeSide } from './office-comparison';

type Share = readonly [number, number];
const side = (
	period: string,
	shares: Readonly<Record<number, Share>>,
	flags: Readonly<Record<number, readonly KpiFlag[]>> = {}
): OfficeSide => {
	const ids = Object.keys(shares).map(Number);
	return {
		period,
		results: ids.map((id) => result(id, shares[id] ?? null, { flags: flags[id] ?? [] })),
		units: ids.map((unitId) => ({ unitId, code: `X${unitId}`, name: `Xã ${unitId}` }))
	};
};
const compare = (now: OfficeSide, before: OfficeSide) => officeComparison(onlineShare, now, before);

describe('the change of an office', () => {
	test('is that of the units it has in both periods, never of one that joined', () => {
		const before = side('2023-q2', { 1: [90, 100], 2: [80, 100], 3: [70, 100], 4: [60, 100] });
		const four = { 1: [88, 100], 2: [78, 100], 3: [68, 100], 4: [57, 100] } as const;
		const now = side('2023-q3', { ...four, 5: [9900, 10_000] });
		const compared = compare(now, before);
		expect(compared).toMatchObject({
			...{ period: '2023-q2', change: -2.25 },
			now: { numerator: 291, denominator: 400, units: 4 },
			before: { value: 75, units: 4 },
			joined: { units: 1, named: [{ name: 'Xã 5' }] },
			left: { units: 0, named: [] }
		});
		expect(compared.change).toBe(compare(side('2023-q3', four), before).change);
	});

	test('leaves out a unit that reported and has no value', () => {
		const now = side('2023-q3', { 1: [9, 10], 2: [0, 0] });
		const without = { ...result(2, null), state: 'zero_denominator' as const };
		const compared = compare(
			{ ...now, results: [now.results[0] as KpiResult, without] },
			side('2023-q2', { 1: [8, 10], 2: [1, 10] })
		);
		expect(compared).toMatchObject({ change: 10, left: { units: 1, named: [{ name: 'Xã 2' }] } });
	});

	test('is none where no unit is in both', () => {
		const compared = compare(side('2023-q3', { 1: [9, 10] }), side('2023-q2', { 2: [8, 10] }));
		expect(compared).toMatchObject({ change: null, joined: { units: 1 }, left: { units: 1 } });
	});

	test('carries what either side must be read with, of the units in both only', () => {
		const compared = compare(
			side(
				'2023-q3',
				{ 1: [9, 10], 2: [8, 10] },
				{ 1: ['few', 'fallback_denominator'], 2: ['unverified'] }
			),
			side('2023-q2', { 1: [9, 10] }, { 1: ['other_window', 'derived'] })
		);
		expect(compared.marks).toEqual({
			now: ['fallback_denominator'],
			before: ['other_window'],
			isSlight: true
		});
	});

	test('is slight where chance alone may have made it', () => {
		const of = (now: Share, before: Share) =>
			compare(side('2023-q3', { 1: now }), side('2023-q2', { 1: before })).marks.isSlight;
		expect(of([9345, 10_000], [9346, 10_000])).toBe(true);
		expect(of([8010, 10_000], [9345, 10_000])).toBe(false);
	});

	test('of a plan is told against the same part of another year only', () => {
		const plan = { decimals: 2, accumulates: true };
		const [q3, q2] = [side('2023-q3', { 1: [7, 10] }), side('2023-q2', { 1: [4, 10] })];
		expect(officeComparison(plan, q3, q2)).toMatchObject({ change: null, isComparable: false });
		const lastYear = side('2022-q3', { 1: [6, 10] });
		expect(officeComparison(plan, q3, lastYear)).toMatchObject({ change: 10, isComparable: true });
	});

	test('names the first of many units by name, and counts all', () => {
		const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i + 1, [1, 2] as Share]));
		const { joined } = compare(side('2023-q3', many), side('2023-q2', {}));
		expect(joined.units).toBe(40);
		expect(joined.named.map(({ name }) => name).slice(0, 3)).toEqual(['Xã 1', 'Xã 2', 'Xã 3']);
		expect(joined.named).toHaveLength(10);
	});

	test('subtracts as the printed numbers do', () => {
		expect(changeOf(onlineShare, 97.6695, 95.4628)).toBe(2.21);
		expect(changeOf(onlineShare, 97.6695, null)).toBeNull();
	});
});

const share = fc
	.record({
		denominator: fc.integer({ min: 1, max: 5000 }),
		part: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ denominator, part }): Share => [Math.round(denominator * part), denominator]);
const shares = fc.dictionary(fc.integer({ min: 1, max: 30 }).map(String), share, { maxKeys: 12 });
const added = fc.dictionary(fc.integer({ min: 31, max: 60 }).map(String), share, { maxKeys: 6 });

describe('whatever the units', () => {
	test('those added to one period only change nothing in what is stated of the others', () => {
		fc.assert(
			fc.property(shares, shares, added, fc.boolean(), (now, before, more, isNow) => {
				const plain = compare(side('2023-q3', now), side('2023-q2', before));
				const grown = isNow
					? compare(side('2023-q3', { ...now, ...more }), side('2023-q2', before))
					: compare(side('2023-q3', now), side('2023-q2', { ...before, ...more }));
				expect(grown.change).toBe(plain.change);
				expect([grown.now, grown.before, grown.marks]).toEqual([
					plain.now,
					plain.before,
					plain.marks
				]);
				const count = Object.keys(more).length;
				expect(grown.joined.units + grown.left.units).toBe(
					plain.joined.units + plain.left.units + count
				);
			})
		);
	});

	test('their order changes nothing', () => {
		fc.assert(
			fc.property(shares, shares, (now, before) => {
				const [a, b] = [side('2023-q3', now), side('2023-q2', before)];
				const turned = (of: OfficeSide): OfficeSide => ({
					...of,
					results: of.results.toReversed(),
					units: of.units.toReversed()
				});
				expect(compare(turned(a), turned(b))).toEqual(compare(a, b));
			})
		);
	});
});
