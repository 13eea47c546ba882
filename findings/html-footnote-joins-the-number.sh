#!/bin/sh
# A footnote in an HTML table becomes a digit of the number.
#
# Reporting systems give HTML tables named .xls. SheetJS takes the text of a cell without its markup and then looks for a
# number: 1234 with the footnote 1 is the number 12341, a struck 120 before its correction 126 is 120126, and what
# display:none hides is a digit as well. The cells are numbers, so nothing downstream can tell. `raw: true` keeps text,
# and the digits are joined all the same.
#
# Seen with @e965/xlsx 0.20.3. Fails when the behaviour is another one. Needs Node.js and npm; leaves nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {"@e965/xlsx": "0.20.3"}}
JSON
npm install --silent --no-audit --no-fund
cat > seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { read } from '@e965/xlsx';

const html =
	'<table><tr><td>1234<sup>1</sup></td><td>12<span style="display:none">3</span></td>' +
	'<td><s>120</s> 126</td></tr></table>';
const cells = (options) => {
	const book = read(html, { type: 'string', ...options });
	const sheet = book.Sheets[book.SheetNames[0]];
	return ['A1', 'B1', 'C1'].map((place) => [sheet[place].t, sheet[place].v]);
};
console.log(cells({}), cells({ raw: true }));
assert.deepEqual(cells({}), [['n', 12341], ['n', 123], ['n', 120126]]);
assert.deepEqual(cells({ raw: true }), [['s', '12341'], ['s', '123'], ['s', '120126']]);
JS
node seen.mjs
