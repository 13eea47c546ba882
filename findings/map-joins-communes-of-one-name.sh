#!/bin/sh
# A map paints two communes of one name with the last figure of either.
#
# Dozens of communes share a name ("Tân Tiến" in many districts). ECharts joins figures and outlines by name, silently:
# both outlines get the value of the last row, and the first one's figure is nowhere. `nameProperty` with the unit's code
# joins each to its own.
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

const square = (left, name, code) => ({
	type: 'Feature',
	properties: { name, code },
	geometry: { type: 'Polygon', coordinates: [[[left, 0], [left + 1, 0], [left + 1, 1], [left, 1], [left, 0]]] }
});
const features = [square(0, 'Xã Tân Tiến', '01'), square(2, 'Xã Tân Tiến', '02'), square(4, 'Xã Bình Minh', '03')];
echarts.registerMap('communes', { type: 'FeatureCollection', features });

function fills(key) {
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 200 });
	chart.setOption({
		animation: false,
		visualMap: { show: false, min: 0, max: 10, inRange: { color: ['#ffffff', '#000000'] } },
		series: [{
			type: 'map',
			map: 'communes',
			nameProperty: key,
			data: features.map(({ properties }, index) => ({ name: properties[key], value: [1, 9, 5][index] }))
		}]
	});
	const found = [...chart.renderToSVGString().matchAll(/fill="(rgb[^"]+)"/g)].map(([, colour]) => colour);
	chart.dispose();
	return found;
}
console.log(fills('name'), fills('code'));
const [first, second, third] = fills('code');
assert.equal(new Set([first, second, third]).size, 3);
const joined = fills('name');
assert.equal(joined[0], joined[1]);
assert.ok(![first, second].includes(joined[0]));
JS
node seen.mjs
