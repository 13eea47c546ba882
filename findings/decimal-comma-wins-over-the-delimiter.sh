#!/bin/sh
# In a table of decimal commas the comma is taken for the delimiter.
#
# Offices here write 95,07 and separate cells by semicolons or tabs. PapaParse takes the delimiter that gives the evenest
# rows, and a title or an empty last line is a row: with a title above the headings, or a line break at the end of rows
# without headings, commas are "evener" than the true delimiter. Every rate is then cut in two, and no error is reported.
#
# Seen with papaparse 5.7.1. Fails when the behaviour is another one. Needs Node.js and npm; leaves nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {"papaparse": "5.7.1"}}
JSON
npm install --silent --no-audit --no-fund
cat > seen.mjs <<'JS'
import assert from 'node:assert/strict';
import Papa from 'papaparse';

const rows = ['Xã A;95,07;98,20;1', 'Xã B;99,10;97,00;2'];
const headings = 'Xã;Đúng hạn;Số hoá;Hạng';
const guessed = (lines) => {
	const { meta, errors } = Papa.parse(lines.join('\n'), { skipEmptyLines: lines.at(-1) !== '' });
	return [meta.delimiter, errors.length];
};
const tabs = (lines) => lines.map((line) => line.replaceAll(';', '\t'));
const titled = ['Biểu số 1', headings, ...rows];
console.log(guessed([headings, ...rows]), guessed(titled), guessed(rows), guessed([...rows, '']));
assert.deepEqual(guessed([headings, ...rows]), [';', 0]);
assert.deepEqual(guessed(titled), [',', 0]);
assert.deepEqual(guessed(tabs(titled)), [',', 0]);
assert.deepEqual(guessed(rows), [';', 0]);
assert.deepEqual(guessed([...rows, '']), [',', 0]);
JS
node seen.mjs
