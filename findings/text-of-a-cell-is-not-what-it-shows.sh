#!/bin/sh
# `cell.text` of exceljs is not the text that the cell shows.
#
# A rate stored as 0.9507 and shown as 95.07%, a sum shown in thousands, a unit code padded with zeros: `text` gives the
# bare number for each. SheetJS gives what the format makes of it in `w`. A report quoted from `text` says other figures
# than its reader saw.
#
# Seen with @e965/xlsx 0.20.3, exceljs 4.4.0. Fails when the behaviour is another one. Needs Node.js and npm; leaves nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {"@e965/xlsx": "0.20.3", "exceljs": "4.4.0"}, "overrides": {"traverse": "0.3.9"}}
JSON
npm install --silent --no-audit --no-fund
cat > seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { read } from '@e965/xlsx';
import exceljs from 'exceljs';

const book = new exceljs.Workbook();
const sheet = book.addWorksheet('A');
for (const [place, value, format] of [['A1', 0.9507, '0.00%'], ['A2', 1234567, '#,##0,'], ['A3', 813, '00000']]) {
	sheet.getCell(place).value = value;
	sheet.getCell(place).numFmt = format;
}
const bytes = await book.xlsx.writeBuffer();
const again = new exceljs.Workbook();
await again.xlsx.load(bytes);
const places = ['A1', 'A2', 'A3'];
const text = places.map((place) => again.getWorksheet('A').getCell(place).text);
const shown = places.map((place) => read(bytes, { cellNF: true }).Sheets.A[place].w);
console.log(text, shown);
assert.deepEqual(text, ['0.9507', '1234567', '813']);
assert.deepEqual(shown, ['95.07%', '1,235', '00813']);
JS
node seen.mjs
