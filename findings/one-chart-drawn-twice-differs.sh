#!/bin/sh
# The same chart drawn twice on a server is not the same text.
#
# Kept pictures of charts (golden files, ETags) suggest themselves where SVG is made without a browser. ECharts numbers
# charts, clips and classes by two counters of the process: the second drawing of an unchanged option differs from the
# first though not one shape does, and leaving the chart's number out is not enough, for classes are counted on. Ids have
# to be numbered anew, in the order they appear, before two drawings are compared.
#
# Seen with echarts 6.1.0. Fails when the behaviour is another one. Needs Node.js and npm; leaves nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {"echarts": "6.1.0"}}
JSON
npm install --silent --no-audit --no-fund
cat > seen.mjs <<'JS'
import assert from 'node:assert/strict';
import * as echarts from 'echarts';

function draw() {
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 300, height: 200 });
	chart.setOption({
		animation: false,
		xAxis: { type: 'category', data: ['Quý I', 'Quý II'] },
		yAxis: {},
		series: [{ type: 'line', data: [90, 95], areaStyle: {} }]
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
const [first, second] = [draw(), draw()];
const ids = (svg) => [...new Set(svg.match(/zr\d+-[a-z]+-?\d+/g))];
console.log(ids(first), ids(second));
assert.notEqual(first, second);
const withoutChart = (svg) => svg.replaceAll(/zr\d+-/g, 'zr-');
assert.notEqual(withoutChart(first), withoutChart(second));
const renumbered = (svg) => ids(svg).reduce((text, id, index) => text.replaceAll(new RegExp(`${id}(?!\\d)`, 'g'), `#${index}`), svg);
assert.equal(renumbered(first), renumbered(second));
JS
node seen.mjs
