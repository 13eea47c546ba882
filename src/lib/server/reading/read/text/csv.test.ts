// Delimited text as programs really write it: any delimiter, any line end, quotes, titles, and what is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from './csv';
import { readJson } from './json';
import { lineAt } from './text';

const rowsOf = (text: string) => {
	const read = readCsv(text, 'tệp.csv');
	return read.ok ? read.value.rows.map(({ cells }) => cells) : read.issues;
};
const TABLE = [
	['Đơn vị', 'Kỳ', 'Tỷ lệ', 'Ghi chú'],
	['Xã Liên Mạc', 'Quý I/2023', '95,5', 'a; b'],
	['Xã Minh Đức', 'Quý I/2023', '1.144', 'dòng 1\ndòng 2']
];
const written = (delimiter: string, end: string): string =>
	TABLE.map((cells) =>
		cells
			.map((cell) => (/[,;|\t\n]/.test(cell) ? `"${cell.replace('\n', end)}"` : cell))
			.join(delimiter)
	).join(end) + end;

describe('delimiters and line ends', () => {
	const ways = [',', ';', '\t', '|'].flatMap((delimiter) =>
		['\n', '\r\n', '\r'].map((end) => [delimiter, end] as const)
	);
	test.each(ways)('%j with %j', (delimiter, end) => {
		expect(rowsOf(written(delimiter, end))).toEqual(TABLE);
	});
	test.each(ways)('a line "sep=" names %j, with %j', (delimiter, end) => {
		const read = readCsv(`sep=${delimiter}${end}${written(delimiter, end)}`, 'tệp.csv');
		expect(read.ok && read.value.rows.map(({ cells }) => cells)).toEqual(TABLE);
		expect(read.ok && read.value.rows[1]).toMatchObject({ number: 2, line: 3 });
	});
	test('a declared delimiter that is none of the usual ones', () => {
		expect(rowsOf('SEP=^\na^b,c\n1^2')).toEqual([
			['a', 'b,c'],
			['1', '2']
		]);
		expect(rowsOf('"sep=;"\r\na;b,c\r\n1;2')).toEqual([
			['a', 'b,c'],
			['1', '2']
		]);
	});
	test('all line ends in one file', () => {
		expect(rowsOf('a;b\r\n1;2\n3;4\r5;"x\r\ny\rz"\r\n\r\n')).toEqual([
			['a', 'b'],
			['1', '2'],
			['3', '4'],
			['5', 'x\ny\nz']
		]);
	});
	test('titles above the table, with commas and fewer cells', () => {
		const text = 'BÁO CÁO\nĐơn vị: xã A, huyện B, tỉnh C\n\nSTT;Đơn vị;Số\n1;Xã A;2\n2;Xã B;3,5\n';
		expect(rowsOf(text)).toContainEqual(['2', 'Xã B', '3,5']);
	});
	test('decimal commas in every row do not make a comma the delimiter', () => {
		expect(rowsOf('Đơn vị;Tỷ lệ\nXã A;95,5\nXã B;97,1\n')).toContainEqual(['Xã B', '97,1']);
		expect(rowsOf('Đơn vị\tTỷ lệ\tSố\nXã A\t95,5\t1,103\nXã B\t97,1\t1,0\n')).toContainEqual([
			'Xã B',
			'97,1',
			'1,0'
		]);
	});
	test('a table copied from a spreadsheet', () => {
		expect(rowsOf('Đơn vị\tGhi chú\r\nXã A\t"nói ""có""\nhôm nay"\r\n')).toEqual([
			['Đơn vị', 'Ghi chú'],
			['Xã A', 'nói "có"\nhôm nay']
		]);
	});
	test('trailing delimiters and an empty tail', () => {
		expect(rowsOf('a,b,,\n1,2,,\n,,,\n   ,,\n,,,')).toEqual([
			['a', 'b', '', ''],
			['1', '2', '', '']
		]);
		expect(rowsOf(`a,b${','.repeat(400)}\n1,2`)).toMatchObject([{ length: 200 }, ['1', '2']]);
	});
	test('what is written with any quotes and line ends is read back', () => {
		const cell = fc.string({
			unit: fc.constantFrom(...'ab,;|"\n\t ệ12'.split('')),
			maxLength: 8
		});
		const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 });
		fc.assert(
			fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
				const text = rows
					.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
					.join('\r\n');
				const filled = rows.slice(
					0,
					rows.findLastIndex((cells) => cells.some((value) => value.trim() !== '')) + 1
				);
				fc.pre(filled.length > 0);
				expect(rowsOf(`sep=${delimiter}\r\n${text}`)).toEqual(filled);
			}),
			{ numRuns: 300, seed: 3 }
		);
	});
});

describe('lines', () => {
	test('a row knows its line below quoted line ends', () => {
		const read = readCsv('a,b\r\n"1\r\n2",3\r\n4,5', 'tệp.csv');
		expect(read.ok && read.value.rows.map(({ number, line }) => [number, line])).toEqual([
			[1, undefined],
			[2, undefined],
			[3, 4]
		]);
	});
	test.each(['\n', '\r\n', '\r'])('are counted by any line end: %j', (end) => {
		expect(lineAt(`a${end}b${end}c`, 1 + end.length + 1 + end.length)).toBe(3);
	});
	test.each([
		['a,b\n1,2\n"3,4\n5,6\n', 3, '"3,4'],
		['a,b\r1,2\r\n3,"4"x\n', 3, '3,"4"x'],
		['sep=,\na,b\n"1,2', 3, '"1,2'],
		['a,b\n"x\ny","z\n1,2', 3, 'y","z']
	])('a quote that does not close is told with its line: %j', (text, line, quote) => {
		expect(rowsOf(text)).toEqual([
			{ code: 'unclosed_quote', severity: 'error', place: { line, quote } }
		]);
	});
});

describe('characters', () => {
	test('control characters are left out, but not from within a number', () => {
		expect(rowsOf('a\0b,c\u0007\n1\u000b2,3\u00004\n')).toEqual([
			['ab', 'c'],
			['1 2', '3\u00004']
		]);
	});
	test('cells that look like formulas are text', () => {
		expect(rowsOf('a,b\n=1+1,@x\n')).toContainEqual(['=1+1', '@x']);
	});
	test('text that a program misread is converted and told', () => {
		const read = readCsv('§¬n vÞ;Sè\nX· Hång Phong;1', 'tệp.csv');
		expect(read).toMatchObject({
			ok: true,
			issues: [{ code: 'encoding_converted', encoding: 'TCVN3 (ABC)', from: 'text' }]
		});
		expect(read.ok && read.value.rows.map(({ cells }) => cells)).toEqual([
			['Đơn vị', 'Số'],
			['Xã Hồng Phong', '1']
		]);
	});
	test('so are strings of JSON, with escaped letters or without', () => {
		for (const [text, line] of [
			['{\n"unit": "Th\\u00de tr\\u00can x· Hång"}', 2],
			['{\n"unit": "ThÞ trÊn x· Hång"}', 2]
		] as const) {
			const read = readJson(text, 'tệp.json');
			expect(read.ok && read.value.text).toContain('"Thị trấn xã Hồng"');
			expect(read.ok && read.value.lineAt(read.value.text.indexOf('Hồng'))).toBe(line);
			expect(read.issues).toMatchObject([{ code: 'encoding_converted', from: 'text' }]);
		}
	});
	test('letters typed apart in JSON escapes are composed', () => {
		const read = readJson('["Thi\\u0323 tra\\u0302\\u0301n"]', 'tệp.json');
		expect(read.ok && read.value.root.children?.[0]?.value).toBe('Thị trấn');
	});
	test('a lost letter in a JSON escape is refused with its line', () => {
		expect(readJson('{"a": 1,\n"b": "C\\ufffdch"}', 'tệp.json')).toMatchObject({
			ok: false,
			issues: [{ code: 'unreadable_file', place: { line: 2, quote: 'C?ch' } }]
		});
	});
});

describe('limits', () => {
	const rows = (count: number, row: string): string => `${row}\n`.repeat(count);
	test('rows up to the limit are read, one more is refused with their number', () => {
		const limits = { rows: 1000, columns: 5 };
		expect(readCsv(rows(1000, '1,2'), 'x', limits).ok).toBe(true);
		expect(readCsv(rows(1000, '1,2') + rows(500, ',,'), 'x', limits).ok).toBe(true);
		expect(readCsv(rows(1003, '1,2'), 'x', limits).issues).toEqual([
			{
				code: 'too_many_rows',
				severity: 'error',
				place: { row: 1001 },
				found: 1003,
				limit: 1000
			}
		]);
	});
	test('a line end inside quotes is no row', () => {
		const limits = { rows: 3, columns: 5 };
		expect(readCsv('a,b\n"1\n\n\n\n2",3\n4,5\n', 'x', limits).ok).toBe(true);
	});
	test('a table too wide is refused at its first such row', () => {
		const limits = { rows: 10, columns: 3 };
		expect(readCsv('a,b\n1,2,3,,4\n', 'x', limits).issues).toMatchObject([
			{ code: 'too_many_columns', place: { row: 2 }, found: 5, limit: 3 }
		]);
	});
	test('more than a million rows are refused before they are cut into cells', () => {
		const text = `Đơn vị,Số\n${rows(1_000_001, 'Xã A,1')}`;
		const started = performance.now();
		const read = readCsv(text, 'x');
		expect(performance.now() - started).toBeLessThan(2000);
		expect(read.issues).toMatchObject([{ code: 'too_many_rows', found: 1_000_002 }]);
	});
});

describe('lines that are quoted as a whole', () => {
	test('are the table inside their quotes', () => {
		const text =
			'"Đơn vị,Kỳ báo cáo,Tỷ lệ"\n"Xã Liên Mạc,Quý I/2023,""95,5"""\n"Xã Minh Đức,Quý I/2023,97"\n';
		expect(rowsOf(text)).toEqual([
			['Đơn vị', 'Kỳ báo cáo', 'Tỷ lệ'],
			['Xã Liên Mạc', 'Quý I/2023', '95,5'],
			['Xã Minh Đức', 'Quý I/2023', '97']
		]);
	});
	test('are taken as they are where they are one column, or only some of them are', () => {
		expect(rowsOf('"Xã A, huyện B"\n"Xã C"\n')).toEqual([['Xã A, huyện B'], ['Xã C']]);
		expect(rowsOf('"Đơn vị","Số"\n"Xã A","1"\n')).toEqual([
			['Đơn vị', 'Số'],
			['Xã A', '1']
		]);
	});
});
