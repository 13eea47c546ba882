import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlineShare, overdueRate, result } from '../../../../tests/support/observations';
import { rankUnits, type RankInput } from './ranking';

const units = (...names: readonly string[]): RankInput['units'] =>
	names.map((name, index) => ({ unitId: index + 1, code: `0000${index + 1}`, name }));

const rank = (input: Partial<RankInput> & Pick<RankInput, 'results' | 'units'>) =>
	rankUnits({ kpi: onlineShare, tieRule: 'competition', ...input });
const ranks = (input: Partial<RankInput> & Pick<RankInput, 'results' | 'units'>) =>
	rank(input).rows.map(({ name, rank, tied }) => `${rank}${tied ? '=' : ''} ${name}`);

const BARE = { stated: [], few: null, openIssues: 0 };

describe('ranks', () => {
	const four = units('Xã An', 'Xã Bình', 'Xã Cường', 'Xã Dũng');
	const results = [
		result(1, [80, 100]),
		result(2, [90, 100]),
		result(3, [95, 100]),
		result(4, [90, 100])
	];

	it('are 1-2-2-4 by default and 1-2-2-3 when asked', () => {
		expect(ranks({ units: four, results })).toEqual([
			'1 Xã Cường',
			'2= Xã Bình',
			'2= Xã Dũng',
			'4 Xã An'
		]);
		expect(ranks({ units: four, results, tieRule: 'dense' }).at(-1)).toBe('3 Xã An');
	});

	it('tie at the displayed decimals, not behind them', () => {
		const two = units('Xã An', 'Xã Bình');
		const close = [result(1, [97665, 100000]), result(2, [97674, 100000])];
		expect(ranks({ units: two, results: close })).toEqual(['1= Xã An', '1= Xã Bình']);
		const apart = [result(1, [97664, 100000]), result(2, [97665, 100000])];
		expect(ranks({ units: two, results: apart })).toEqual(['1 Xã Bình', '2 Xã An']);
	});

	it('never tie a complete rate with one that only rounds to it, nor nothing with a little', () => {
		const two = units('Xã An', 'Xã Bình');
		const whole = [result(1, [19_999, 20_000]), result(2, [500, 500])];
		expect(ranks({ units: two, results: whole })).toEqual(['1 Xã Bình', '2 Xã An']);
		const none = [result(1, [1, 30_000]), result(2, [0, 500])];
		expect(ranks({ units: two, results: none, kpi: overdueRate })).toEqual([
			'1 Xã Bình',
			'2 Xã An'
		]);
	});

	it('put the lowest value first where lower is better', () => {
		expect(ranks({ units: four, results, kpi: overdueRate })[0]).toBe('1 Xã An');
	});

	it('list tied communes as a Vietnamese index does: Đ after D, a before á', () => {
		const names = units('Xã Đông', 'Xã Dũng', 'Xã Ân', 'Xã An');
		const all = names.map(({ unitId }) => result(unitId, [9, 10]));
		expect(rank({ units: names, results: all }).rows.map(({ name }) => name)).toEqual([
			'Xã An',
			'Xã Ân',
			'Xã Dũng',
			'Xã Đông'
		]);
	});

	it('are given to unverified units, with their mark', () => {
		const marked = [result(1, [90, 100], { flags: ['unverified'] })];
		expect(rank({ units: units('Xã An'), results: marked }).rows).toMatchObject([
			{ rank: 1, flags: ['unverified'] }
		]);
	});
});

describe('communes with few cases', () => {
	const listed = units('Xã An', 'Xã Bình', 'Xã Cường', 'Xã Dũng');
	const results = [
		result(1, [10, 10], { flags: ['few'] }),
		result(2, [90, 100]),
		result(3, [80, 100]),
		result(4, null)
	];

	it('stand below with their value, before those without one, and take no rank', () => {
		const { rows, unranked } = rank({ units: listed, results });
		expect(rows.map(({ rank, name }) => [rank, name])).toEqual([
			[1, 'Xã Bình'],
			[2, 'Xã Cường']
		]);
		expect(unranked.map(({ name, few }) => [name, few])).toMatchObject([
			['Xã An', { numerator: 10, denominator: 10, value: 100, flags: ['few'] }],
			['Xã Dũng', null]
		]);
	});

	it('are ranked where the office wants so', () => {
		const { rows } = rank({ units: listed, results, ranksFew: true });
		expect(rows.map(({ rank, name }) => [rank, name])).toEqual([
			[1, 'Xã An'],
			[2, 'Xã Bình'],
			[3, 'Xã Cường']
		]);
	});

	it('move nobody when they come or go', () => {
		const previous = [result(1, [50, 100]), result(2, [70, 100]), result(3, [60, 100])];
		const { rows } = rank({ units: listed, results, previous });
		expect(rows.map(({ rankChange }) => rankChange)).toEqual([0, 0]);
	});
});

describe('communes without a value', () => {
	it('stand below with the reason and never at the last rank', () => {
		const listed = units('Xã An', 'Xã Bình', 'Xã Cường', 'Xã Dũng');
		const { rows, unranked } = rank({
			units: listed,
			results: [
				result(1, [1, 2]),
				result(2, null, { state: 'zero_denominator', reason: null }),
				result(4, null, { state: 'stated_only', reason: null })
			]
		});
		expect(rows.map(({ name }) => name)).toEqual(['Xã An']);
		expect(unranked).toEqual([
			{ ...listed[1], state: 'zero_denominator', reason: null, ...BARE },
			{ ...listed[2], state: 'missing', reason: 'not_submitted', ...BARE },
			{ ...listed[3], state: 'stated_only', reason: null, ...BARE }
		]);
	});

	it('of other offices are not listed', () => {
		expect(rank({ units: units('Xã An'), results: [result(9, [1, 2])] }).rows).toEqual([]);
	});
});

describe('changes', () => {
	const listed = units('Xã An', 'Xã Bình', 'Xã Cường');

	it('of rank are upwards when positive, and given only where both periods have a rank', () => {
		const { rows } = rank({
			units: listed,
			results: [result(1, [90, 100]), result(2, [80, 100]), result(3, [70, 100])],
			previous: [result(1, [60, 100]), result(2, [80, 100]), result(3, null)]
		});
		expect(rows.map(({ rankChange, valueChange }) => [rankChange, valueChange])).toEqual([
			[1, 30],
			[-1, 0],
			[null, null]
		]);
	});

	it('of value are the difference of the displayed numbers', () => {
		const { rows } = rank({
			units: listed.slice(0, 1),
			results: [result(1, [922, 944])],
			previous: [result(1, [526, 551])],
			lastYear: [result(1, [1, 3])]
		});
		expect(rows[0]).toMatchObject({ valueChange: 2.21, valueChangeLastYear: 64.34 });
	});

	it('of rank are counted among the communes of both periods', () => {
		const [an, binh] = [result(1, [98, 100]), result(2, [97, 100])];
		const { rows } = rank({
			units: units('Xã An', 'Xã Bình', 'Xã Mới'),
			results: [result(1, [99, 100]), binh, result(3, [100, 100])],
			previous: [an, result(2, [99, 100]), result(8, [100, 100])]
		});
		// Second of the two before and first now, though Xã Mới stands above and one that is gone stood above.
		expect(rows.map(({ name, rank, rankChange }) => [name, rank, rankChange])).toEqual([
			['Xã Mới', 1, null],
			['Xã An', 2, 1],
			['Xã Bình', 3, -1]
		]);
	});

	it('are told with what either side must be read with', () => {
		const { rows } = rank({
			ranksFew: true,
			units: listed.slice(0, 2),
			results: [
				result(1, [90, 100], { flags: ['unverified', 'few'] }),
				result(2, [80, 100], { flags: ['other_window'] })
			],
			previous: [result(1, [90, 100], { flags: ['fallback_denominator', 'derived'] })],
			lastYear: [result(2, null)]
		});
		const none = { now: [], before: [] };
		expect(rows[0]).toMatchObject({
			changeMarks: { now: ['unverified'], before: ['fallback_denominator'] },
			changeMarksLastYear: none
		});
		expect(rows[1]).toMatchObject({ changeMarks: none, changeMarksLastYear: none });
	});
});

it('tells the open contradictions of each commune', () => {
	const { rows } = rank({
		units: units('Xã An', 'Xã Bình'),
		results: [result(1, [2, 2]), result(2, [1, 2])],
		openIssues: new Map([[2, 3]])
	});
	expect(rows.map(({ openIssues }) => openIssues)).toEqual([0, 3]);
});

describe('any ranking', () => {
	const fraction = fc
		.integer({ min: 1, max: 400 })
		.chain((denominator) =>
			fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator))
		);
	const office = fc.record({
		fractions: fc.array(fc.option(fraction), { minLength: 1, maxLength: 25 }),
		tieRule: fc.constantFrom('competition' as const, 'dense' as const),
		kpi: fc.constantFrom(onlineShare, overdueRate)
	});
	type Office = typeof office extends fc.Arbitrary<infer T> ? T : never;
	const inputOf = ({ fractions, tieRule, kpi }: Office): RankInput => ({
		kpi,
		tieRule,
		units: units(...fractions.map((_, index) => `Xã ${index % 7}`)),
		results: fractions.map((part, index) => result(index + 1, part))
	});

	it('does not depend on the order of its input', () => {
		fc.assert(
			fc.property(office, fc.func(fc.integer()), (drawn, key) => {
				const input = inputOf(drawn);
				const shuffle = <T extends { readonly unitId: number }>(list: readonly T[]) =>
					[...list].sort((a, b) => key(a.unitId) - key(b.unitId));
				expect(
					rankUnits({ ...input, units: shuffle(input.units), results: shuffle(input.results) })
				).toEqual(rankUnits(input));
			})
		);
	});

	it('moves the communes of both periods by each other only, whoever else joins or leaves', () => {
		const moves = (input: RankInput) =>
			new Map(rankUnits(input).rows.map(({ unitId, rankChange }) => [unitId, rankChange]));
		fc.assert(
			fc.property(office, office, office, fc.boolean(), (now, before, more, isNow) => {
				const input = { ...inputOf(now), previous: inputOf(before).results };
				const extra = more.fractions.map((part, index) => result(100 + index, part));
				const extraUnits = extra.map(({ unitId }) => ({ unitId, code: '', name: `Xã ${unitId}` }));
				const grown = isNow
					? {
							...input,
							units: [...input.units, ...extraUnits],
							results: [...input.results, ...extra]
						}
					: { ...input, previous: [...input.previous, ...extra] };
				const [plain, after] = [moves(input), moves(grown)];
				for (const [unitId, move] of plain) expect(after.get(unitId)).toBe(move);
				for (const { unitId } of extra) expect(after.get(unitId) ?? null).toBeNull();
			})
		);
	});

	it('moves communes without ties from one order of 1 to n into another', () => {
		const orders = fc.integer({ min: 1, max: 20 }).chain((count) => {
			const all = Array.from({ length: count }, (_, i) => i);
			const order = fc.shuffledSubarray(all, { minLength: count, maxLength: count });
			return fc.tuple(order, order);
		});
		fc.assert(
			fc.property(orders, fc.nat(3), ([now, before], gone) => {
				const shares = (order: readonly number[]) =>
					order.map((place, index) => result(index + 1, [10 + place, 100]));
				const left = Array.from({ length: gone }, (_, i) => result(90 + i, [99, 100]));
				const { rows } = rank({
					units: units(...now.map((place) => `Xã ${place}`)),
					results: shares(now),
					previous: [...shares(before), ...left]
				});
				const ranksBefore = rows.map(({ rank, rankChange }) => rank + (rankChange ?? NaN));
				expect(ranksBefore.sort((a, b) => a - b)).toEqual(now.map((_, i) => i + 1));
			})
		);
	});

	it('gives equal displayed values one rank, others different ones, and every unit a place', () => {
		fc.assert(
			fc.property(office, (drawn) => {
				const input = inputOf(drawn);
				const { rows, unranked } = rankUnits(input);
				expect(rows.length + unranked.length).toBe(input.units.length);
				for (const a of rows) {
					expect(a.value).toBeGreaterThanOrEqual(0);
					expect(a.value).toBeLessThanOrEqual(100);
					const same = rows.filter((b) => a.value.toFixed(2) === b.value.toFixed(2));
					expect(same.every(({ rank }) => rank === a.rank)).toBe(true);
					expect(a.tied).toBe(rows.filter(({ rank }) => rank === a.rank).length > 1);
				}
			})
		);
	});

	it('never worsens the rank of a unit that improves', () => {
		fc.assert(
			fc.property(office, fc.nat(), (drawn, pick) => {
				const input = inputOf(drawn);
				const chosen = rankUnits(input).rows[pick % Math.max(1, drawn.fractions.length)];
				if (!chosen) return;
				const better = chosen.numerator + (drawn.kpi.direction === 'higher' ? 1 : -1);
				if (better < 0 || better > chosen.denominator) return;
				const results = input.results.map((old) =>
					old.unitId === chosen.unitId ? result(old.unitId, [better, chosen.denominator]) : old
				);
				const after = rankUnits({ ...input, results }).rows.find(
					({ unitId }) => unitId === chosen.unitId
				);
				expect(after?.rank).toBeLessThanOrEqual(chosen.rank);
			})
		);
	});
});
