import { expect, test } from 'vitest';
import { rankedUnit, rankingOf } from './__golden__/samples';
import { rankingChart } from './ranking-chart';
import { renderSvg } from './render-svg';

const SIZE = { width: 400, height: 120 };
const option = rankingChart(rankingOf([rankedUnit(0, 97.1), rankedUnit(3, 60)]), SIZE);
const svg = renderSvg(option, SIZE, { title: 'A < B & C', description: 'Hai xã' });

test('a drawing carries no style sheet, no class and no style attribute', () => {
	expect(svg).not.toMatch(/<style|class=|style=|ecmeta/);
	// Ids would meet those of the next drawing on the page.
	expect(svg).not.toMatch(/ id=/);
});

test('a drawing is an image with a name and a description', () => {
	expect(svg).toMatch(/^<svg role="img" /);
	expect(svg).toContain('<title>A &lt; B &amp; C</title><desc>Hai xã</desc>');
});

test('two drawings of one option are the same', () => {
	expect(renderSvg(option, SIZE)).toBe(renderSvg(option, SIZE));
});
