import { expect, test } from 'vitest';
import { expectGolden } from './__golden__/golden';
import { UNIT_NAMES } from './__golden__/samples';
import {
	distributionChart,
	type DistributionDot,
	type DistributionInput
} from './distribution-chart';
import { renderSvg } from './render-svg';

const dotsOf = (values: readonly number[]): DistributionDot[] =>
	values.map((value, i) => ({
		name: UNIT_NAMES[i] ?? `Xã ${i}`,
		value,
		numerator: Math.round(value * 3),
		denominator: 300,
		few: i === 2
	}));
const drawn = (input: Partial<DistributionInput>) => {
	const size = { width: 640, height: 180 };
	const whole: DistributionInput = {
		dots: [],
		decimals: 1,
		direction: 'higher',
		target: 85,
		total: { name: 'Cụm Mẫu', value: 90.2 },
		...input
	};
	return renderSvg(distributionChart(whole, size), size);
};

test('every unit is a dot, equal values pile up', () => {
	const dots = dotsOf([81, 88, 88, 88, 93.4, 99]);
	expectGolden('distribution-typical', drawn({ dots, named: ['Xã An Bình'] }));
});

test('nothing to draw is said', () => {
	expectGolden('distribution-empty', drawn({ total: null }));
});

test('one unit', () => {
	expectGolden('distribution-one-unit', drawn({ dots: dotsOf([100]), target: null, total: null }));
});

test('300 units', () => {
	const values = Array.from({ length: 300 }, (_, i) => 70 + ((i * 37) % 300) / 10);
	expectGolden('distribution-300-units', drawn({ dots: dotsOf(values) }));
});

test('no two dots of one level overlap', () => {
	const values = Array.from({ length: 80 }, (_, i) => 90 + (i % 20) / 10);
	const svg = drawn({ dots: dotsOf(values) });
	expect(svg.match(/<(?:circle|path)[^>]*stroke="#1a5490"/g)?.length).toBe(80);
});
