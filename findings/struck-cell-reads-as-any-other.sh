#!/bin/sh
# A struck-through cell cannot be told from a valid one, though styles were asked for.
#
# Clerks strike a wrong figure and write the right one below. exceljs writes the font into the workbook; SheetJS, asked
# for `cellStyles`, gives fills and nothing of fonts. Only a run inside a text keeps its strike (in `r` and `h`); a whole
# cell, which is how Excel stores it, does not.
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
sheet.getCell('A1').value = 120;
sheet.getCell('A1').font = { strike: true };
sheet.getCell('A2').value = 126;
sheet.getCell('A3').value = { richText: [{ text: '120', font: { strike: true } }, { text: ' 126' }] };
const bytes = await book.xlsx.writeBuffer();

const again = new exceljs.Workbook();
await again.xlsx.load(bytes);
assert.equal(again.getWorksheet('A').getCell('A1').font.strike, true);

const { A1, A2, A3 } = read(bytes, { cellStyles: true, cellHTML: true }).Sheets.A;
console.log(A1, A2, A3.r);
assert.deepEqual(A1.s, A2.s);
assert.equal(A1.h, undefined);
assert.match(A3.r, /<strike/);
JS
node seen.mjs
