import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bandOf,
	chanceDifference,
	chanceInterval,
	rankRanges,
	rate,
	type Counts
} from './chance-interval';

describe('the interval of a rate', () => {
	it('is that of Newcombe 1998 (table I, method 4)', () => {
		const shown = (numerator: number, denominator: number) => {
			const { low, high } = chanceInterval({ numerator, denominator });
			return [low.toFixed(2), high.toFixed(2)];
		};
		expect(shown(81, 263)).toEqual(['25.35', '36.82']);
		expect(shown(15, 148)).toEqual(['5.98', '16.44']);
		expect(shown(0, 20)).toEqual(['0.00', '20.05']);
		expect(shown(1, 29)).toEqual(['0.18', '19.63']);
	});

	it('holds the rate, lies within 0 and 100 and narrows with more cases', () => {
		const counts = fc
			.tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
			.map(([denominator, share]): Counts => ({
				numerator: Math.round(denominator * share),
				denominator
			}));
		fc.assert(
			fc.property(counts, (some) => {
				const { low, high } = chanceInterval(some);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(100);
				expect(low).toBeLessThanOrEqual(rate(some) + 1e-9);
				expect(high).toBeGreaterThanOrEqual(rate(some) - 1e-9);
				const more = chanceInterval({
					numerator: 4 * some.numerator,
					denominator: 4 * some.denominator
				});
				expect(more.high - more.low).toBeLessThanOrEqual(high - low);
			})
		);
	});
});

/** Offices whose communes all work alike: whatever differs is chance. */
function* equalOffices(offices: number) {
	let seed = 20_260_701;
	const random = () => {
		seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
		return seed / 2 ** 32;
	};
	for (let office = 0; office < offices; office++) {
		const share = [0.3, 0.8, 0.9, 0.95, 0.98, 0.995][office % 6]!;
		yield Array.from({ length: 8 + Math.floor(random() * 12) }, (): Counts => {
			const denominator = 30 + Math.floor(20 * Math.exp(3 * random()));
			let numerator = 0;
			for (let i = 0; i < denominator; i++) if (random() < share) numerator++;
			return { numerator, denominator };
		});
	}
}
const officeRate = (units: readonly Counts[]): number =>
	rate({
		numerator: units.reduce((sum, { numerator }) => sum + numerator, 0),
		denominator: units.reduce((sum, { denominator }) => sum + denominator, 0)
	});

describe('over 1 000 offices of equal communes', () => {
	it('at most 5 % of the units are called clearly different, or kept from a rank', () => {
		let [units, different, narrowed] = [0, 0, 0];
		for (const office of equalOffices(1000)) {
			const reference = officeRate(office);
			const intervals = office.map(chanceInterval);
			units += office.length;
			different += intervals.filter(
				(each) => bandOf(each, reference, 'higher') !== 'unclear'
			).length;
			narrowed += rankRanges(intervals, 'higher').filter(
				({ best, worst }) => best > 1 || worst < office.length
			).length;
		}
		expect(different / units).toBeLessThanOrEqual(0.05);
		expect(narrowed / units).toBeLessThanOrEqual(0.05);
		expect(different).toBeGreaterThan(0);
	});

	it('a commune of 80 % with 300 dossiers among those of 95 % and more always is', () => {
		const slow: Counts = { numerator: 240, denominator: 300 };
		let offices = 0;
		for (const office of equalOffices(1000)) {
			const others = officeRate(office);
			if (others < 93) continue;
			offices++;
			expect(bandOf(chanceInterval(slow), officeRate([...office, slow]), 'higher')).toBe('worse');
		}
		expect(offices).toBeGreaterThan(400);
	});
});

describe('a band', () => {
	it('follows the direction of the KPI', () => {
		const interval = { low: 5, high: 8 };
		expect(bandOf(interval, 10, 'lower')).toBe('better');
		expect(bandOf(interval, 10, 'higher')).toBe('worse');
		expect(bandOf(interval, 6, 'higher')).toBe('unclear');
		expect(bandOf(interval, 8, 'higher')).toBe('unclear');
	});
});

describe('ranks that chance leaves', () => {
	it('are kept by others whose interval does not touch', () => {
		const intervals = [
			{ low: 90, high: 99 },
			{ low: 80, high: 92 },
			{ low: 60, high: 70 }
		];
		expect(rankRanges(intervals, 'higher')).toEqual([
			{ best: 1, worst: 2 },
			{ best: 1, worst: 2 },
			{ best: 3, worst: 3 }
		]);
		expect(rankRanges(intervals, 'lower')[2]).toEqual({ best: 1, worst: 1 });
	});

	it('hold the rank of the rate itself', () => {
		const counts = fc
			.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }))
			.map(([some, denominator]): Counts => ({
				numerator: Math.min(some, denominator),
				denominator
			}));
		fc.assert(
			fc.property(fc.array(counts, { minLength: 1, maxLength: 30 }), (units) => {
				const ranges = rankRanges(units.map(chanceInterval), 'higher');
				units.forEach((unit, i) => {
					const rank = 1 + units.filter((other) => rate(other) > rate(unit)).length;
					expect(ranges[i]!.best).toBeLessThanOrEqual(rank);
					expect(ranges[i]!.worst).toBeGreaterThanOrEqual(rank);
				});
			})
		);
	});
});

describe('the difference of two units', () => {
	it('is that of Newcombe 1998 (table II, method 11)', () => {
		const { difference, low, high } = chanceDifference(
			{ numerator: 56, denominator: 70 },
			{ numerator: 48, denominator: 80 }
		);
		expect(difference).toBeCloseTo(20, 6);
		expect(low).toBeCloseTo(4.28, 2);
		expect(high).toBeCloseTo(34.22, 2);
	});
});
