import { expect, test } from 'vitest';
import { expectGolden } from './__golden__/golden';
import { rankedUnit, rankingOf } from './__golden__/samples';
import { rankingChart, rankingChartSize } from './ranking-chart';
import { renderSvg } from './render-svg';
import type { Ranking } from '../domain/kpi/ranking';

const TEXT = { title: 'Xếp hạng', description: 'Thanh ngang' };
const drawn = (ranking: Ranking, width = 560) => {
	const size = rankingChartSize(ranking, width);
	return renderSvg(rankingChart(ranking, size), size, TEXT);
};
const TYPICAL = rankingOf([
	rankedUnit(0, 100),
	rankedUnit(1, 98.4),
	rankedUnit(2, 97.67, ['unverified']),
	rankedUnit(3, 95, ['few']),
	rankedUnit(4, 91.2),
	rankedUnit(5, 40, ['few', 'derived'])
]);

test('a typical ranking: bars, marks, the total and the target', () => {
	expectGolden('ranking-typical', drawn(TYPICAL));
});

test('the same ranking on a phone', () => {
	expectGolden('ranking-narrow', drawn(TYPICAL, 360));
});

test('a ranking without any value says so', () => {
	expectGolden('ranking-empty', drawn(rankingOf([])));
});

test('a single unit is drawn alone', () => {
	expectGolden('ranking-one-unit', drawn(rankingOf([rankedUnit(0, 83.5)], null)));
});

test('of 300 units both ends are drawn and the middle is named', () => {
	const many = rankingOf(Array.from({ length: 300 }, (_, i) => rankedUnit(i, 100 - i / 4)));
	const svg = drawn(many);
	expect(svg).toContain('… 280 đơn vị ở giữa');
	expectGolden('ranking-300-units', svg);
});

test('a rate of 0 % is a bar of no length with its value, not a gap', () => {
	expect(drawn(rankingOf([rankedUnit(0, 0)]))).toContain('0,00\u00a0%');
});

test('a name with markup or braces is printed as written', () => {
	const svg = drawn(TYPICAL);
	expect(svg).toContain('Xã &lt;Nghiêm&gt; &amp; Cộng');
	expect(JSON.stringify(rankingChart(TYPICAL, { width: 560, height: 300 }))).toContain(
		'Xã &lt;Nghiêm&gt; &amp; Cộng'
	);
});

test('an option is plain data', () => {
	const option = rankingChart(TYPICAL, { width: 560, height: 300 });
	expect(JSON.parse(JSON.stringify(option))).toEqual(option);
});
