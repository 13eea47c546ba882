#!/bin/sh
# A figure in merged cells is there once for one reader and twice for another.
#
# Forms merge a figure over two columns. exceljs hands out the value of the first cell for every cell of the merge, so a
# sum over a row counts it again; SheetJS gives it once and an empty cell beside it.
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
import { read, utils } from '@e965/xlsx';
import exceljs from 'exceljs';

const book = new exceljs.Workbook();
const sheet = book.addWorksheet('A');
sheet.getRow(1).values = [120, null, 6];
sheet.mergeCells('A1:B1');
const bytes = await book.xlsx.writeBuffer();

const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0);
const again = new exceljs.Workbook();
await again.xlsx.load(bytes);
const one = [1, 2, 3].map((column) => again.getWorksheet('A').getRow(1).getCell(column).value);
const [other] = utils.sheet_to_json(read(bytes).Sheets.A, { header: 1, defval: null });
console.log(one, other);
assert.equal(sum(one), 246);
assert.equal(sum(other), 126);
JS
node seen.mjs
