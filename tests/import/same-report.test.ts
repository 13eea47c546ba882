// One report in every kind of file an office sends gives the same figures.
import { utils, write, type BookType } from '@e965/xlsx';
import Papa from 'papaparse';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { unpackArchive } from '../../src/lib/server/reading/read/archive';
import { receive, type Receipt } from '../../src/lib/server/intake/receive';
import { encode, misread } from '../support/old-encodings';
import { catalogue, openOffice, RECEIVED_AT } from './office';
import { OFFICER } from '../support/actor';

const REPORTS = [
	'data/samples/000-lai-cach-2023-q1.csv',
	'data/samples/000-lai-cach-2023-q1-long.csv',
	'data/samples/001-thanh-mien-2023-q3-bieu-mau-1-7.csv',
	'data/samples/003-minh-duc-2023-h1.csv'
];

let db: Db;
beforeAll(() => {
	db = openOffice();
});
afterAll(() => closeDatabase(db));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As a person typed it into a spreadsheet: text stays text. */
function workbook(rows: readonly (readonly string[])[], bookType: BookType): Uint8Array {
	const book = utils.book_new();
	const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((cell) => ({ t: 's', v: cell }))));
	utils.book_append_sheet(book, sheet, 'Báo cáo');
	return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
}

function html(rows: readonly (readonly string[])[]): string {
	const cells = (row: readonly string[]): string =>
		row.map((cell) => `<td>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`).join('');
	return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\r\n')}</table></body></html>`;
}

function kindsOf(text: string): Readonly<Record<string, { name: string; bytes: Uint8Array }>> {
	const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false }).data;
	const tabs = Papa.unparse(rows, { delimiter: '\t', newline: '\r\n' });
	const file = (name: string, bytes: Uint8Array) => ({ name, bytes });
	return {
		TSV: file('bao-cao.tsv', bytesOf(tabs)),
		'Unicode Text': file('bao-cao.txt', encode(`\uFEFF${tabs}`, 'utf-16le')),
		'CSV with semicolons and a mark': file(
			'bao-cao.csv',
			bytesOf(`\uFEFF${Papa.unparse(rows, { delimiter: ';' })}`)
		),
		'CSV with a sep= line and bars': file(
			'bao-cao.csv',
			bytesOf(`sep=|\r\n${Papa.unparse(rows, { delimiter: '|' })}`)
		),
		'Windows-1258': file('bao-cao.csv', encode(text, 'windows-1258')),
		'TCVN3 (ABC)': file('bao-cao.csv', encode(text, 'tcvn3')),
		VNI: file('bao-cao.csv', encode(text, 'vni')),
		'TCVN3 read as Latin': file('bao-cao.csv', bytesOf(misread(text, 'tcvn3'))),
		XLSX: file('bao-cao.xlsx', workbook(rows, 'xlsx')),
		'XLSX in an old font': file(
			'bao-cao.xlsx',
			workbook(
				rows.map((row) => row.map((cell) => misread(cell, 'tcvn3'))),
				'xlsx'
			)
		),
		XLS: file('bao-cao.xls', workbook(rows, 'biff8')),
		'HTML saved as .xls': file('bao-cao.xls', bytesOf(html(rows))),
		'a workbook under a wrong name': file('bao-cao.csv', workbook(rows, 'xlsx')),
		'a ZIP of it': file('goi.zip', zipSync({ 'bao-cao.csv': bytesOf(text) }))
	};
}

/** Figures without their places: those differ, that is what they are for. */
function figuresIn(receipt: Receipt): string[] {
	return receipt.observations
		.map(({ unitId, period, indicator, field, source, quantity, window, text }) =>
			JSON.stringify({ unitId, period, indicator, field, source, quantity, window, text })
		)
		.sort();
}

function read(file: { readonly name: string; readonly bytes: Uint8Array }): Receipt {
	const unpacked = unpackArchive(file);
	const [only = file] = unpacked.ok ? unpacked.value : [];
	return receive(db, catalogue, {
		file: file.name.endsWith('.zip') ? only : file,
		dryRun: true,
		confirmReason: 'chữ đọc đúng',
		receivedAt: RECEIVED_AT,
		actor: OFFICER
	});
}

describe.each(REPORTS)('%s', (path) => {
	// No old encoding has these signs; a person with an old font writes others.
	const text = readFileSync(path, 'utf8').replace(/[×–—“”…≥≤−]/g, '-');
	test.each(Object.entries(kindsOf(text)))('as %s', { timeout: 30_000 }, (_, file) => {
		const plain = read({ name: 'bao-cao.csv', bytes: bytesOf(text) });
		const other = read(file);
		expect(plain.observations.length).toBeGreaterThan(5);
		expect(other.layout).toBe(plain.layout);
		expect(figuresIn(other)).toEqual(figuresIn(plain));
		expect(other.outcome).toBe(plain.outcome);
	});
});

test('numbers typed as numbers give the figures of numbers typed as text', () => {
	const head = ['Đơn vị', 'Kỳ báo cáo', 'Mới tiếp nhận', 'Trực tuyến', 'Tỷ lệ trực tuyến (%)'];
	const book = utils.book_new();
	const sheet = utils.aoa_to_sheet([
		head,
		['Xã Minh Đức', 'Quý I/2023', 1144, 1103, { t: 'n', v: 0.9642, z: '0.00%' }]
	]);
	utils.book_append_sheet(book, sheet, 'Số liệu');
	const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
	const numbers = read({ name: 'so.xlsx', bytes });
	const typed = read({
		name: 'so.csv',
		bytes: bytesOf(`${head.join(';')}\nXã Minh Đức;Quý I/2023;1.144;1.103;96,42%\n`)
	});
	const values = ({ observations }: Receipt) =>
		observations.map(({ indicator, quantity, decimals }) => ({ indicator, quantity, decimals }));
	expect(values(numbers)).toEqual(values(typed));
});
