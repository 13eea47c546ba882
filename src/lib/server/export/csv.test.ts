import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
	changeCell,
	countCell,
	EMPTY,
	percentCell,
	textCell,
	type ReportTable
} from '../../format/table';
import { tableCsv } from './csv';

const tableOf = (...rows: ReportTable['rows'][number]['cells'][]): ReportTable => ({
	title: 'Bảng',
	subtitle: [],
	columns: [
		{ key: 'name', heading: 'Đơn vị', align: 'start' },
		{ key: 'value', heading: 'Giá trị (%)', align: 'end' }
	],
	rows: rows.map((cells) => ({ kind: 'data', cells })),
	notes: []
});

describe('a table for Excel in Vietnam', () => {
	test('begins with the mark of UTF-8, is cut by semicolons and has decimal commas', () => {
		const table = tableOf([textCell('Xã Én'), percentCell(97.6695, 2)]);
		expect(tableCsv(table, 'excel')).toBe('\uFEFFĐơn vị;Giá trị (%)\r\nXã Én;97,67\r\n');
	});

	test('writes thousands without a point, which other settings would read as a decimal', () => {
		expect(tableCsv(tableOf([textCell('Xã Én'), countCell(1144)]), 'excel')).toContain(
			'Xã Én;1144'
		);
	});
});

describe('a table for programs', () => {
	test('is plain UTF-8 with commas, decimal points and the keys of the columns', () => {
		const table = tableOf([textCell('Xã Én'), percentCell(97.6695, 2)]);
		expect(tableCsv(table, 'plain')).toBe('name,value\r\nXã Én,97.67\r\n');
	});

	test('keeps the sign of a change', () => {
		const written = (change: number) =>
			tableCsv(tableOf([textCell('x'), changeCell(change, 2)]), 'plain').split('\r\n')[1];
		expect([written(2.1), written(-0.8), written(0)]).toEqual(['x,2.10', 'x,-0.80', 'x,0.00']);
	});
});

describe('cells', () => {
	test('that a spreadsheet would run as a formula are text', () => {
		for (const text of ['=1+1', '+84', '-5', '@SUM(A1)', '\tx']) {
			expect(tableCsv(tableOf([textCell(text), EMPTY]), 'plain')).toContain(`'${text}`);
		}
	});

	test('without a value are empty, never 0', () => {
		expect(tableCsv(tableOf([textCell('x'), percentCell(null, 2)]), 'excel')).toMatch(/x;\r\n$/);
	});

	test('come back from the file as they went in', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
				const table = tableOf(...texts.map((text) => [textCell(text), EMPTY]));
				const { data } = Papa.parse<string[]>(tableCsv(table, 'plain'), { newline: '\r\n' });
				const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
				expect(data.slice(1, -1).map(([text]) => text)).toEqual(texts.map(inert));
			})
		);
	});
});
