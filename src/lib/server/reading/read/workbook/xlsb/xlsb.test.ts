import { utils, write, type WorkSheet } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../..';
import { DEFAULT_LIMITS } from '../../limits';
import { recordsOf } from './records';

const CELLS = [
	['Đơn vị', 'Kỳ báo cáo', 'Văn bản ban hành', 'Tỷ lệ', 'Mã ẩn'],
	['Xã Liên Mạc', 'Quý III/2023', 1144, { t: 'n', v: 0.985, z: '0.0%' }, 'a1'],
	['Xã Thanh An', 'Quý III/2023', 1200000, null, 'a2'],
	['Xã Hồng Lạc', 'Quý III/2023', 0, null, 'a3']
];

function bookAs(bookType: 'xlsb' | 'xlsx', change: (sheet: WorkSheet) => void = () => undefined) {
	const sheet = utils.aoa_to_sheet(CELLS);
	change(sheet);
	const book = utils.book_new();
	utils.book_append_sheet(book, sheet, 'Quý III');
	utils.book_append_sheet(book, utils.aoa_to_sheet([['Ghi chú']]), 'Ẩn');
	book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
	return new Uint8Array(write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer);
}

function sheetsOf(bytes: Uint8Array, limits = DEFAULT_LIMITS) {
	const read = readFile({ name: 'a', bytes }, limits);
	if (!read.ok) return read.issues;
	return read.value.kind === 'sheets' ? read.value.sheets : [];
}

/** The same workbook with its parts changed by name. */
function patched(bytes: Uint8Array, change: Record<string, (part: Buffer) => Buffer>): Uint8Array {
	const parts = unzipSync(bytes);
	for (const [name, of] of Object.entries(change))
		parts[name] = new Uint8Array(of(Buffer.from(parts[name] ?? [])));
	return zipSync(parts);
}
/** The fonts of a part of styles, each handed to be changed in place. */
const inFonts =
	(change: (font: Buffer) => void) =>
	(styles: Buffer): Buffer => {
		for (const { type, content } of recordsOf(styles)) if (type === 43) change(content);
		return styles;
	};
const struck = inFonts((font) => font.writeUInt16LE(font.readUInt16LE(2) | 8, 2));
const raised = inFonts((font) => font.writeUInt16LE(1, 6));

describe('a binary workbook', () => {
	test('is read as the same workbook in XML', () => {
		const dress = (sheet: WorkSheet): void => {
			sheet['!cols'] = [{}, {}, {}, {}, { hidden: true }];
			sheet['!rows'] = [{}, {}, { hidden: true }];
			sheet['!merges'] = [{ s: { r: 2, c: 2 }, e: { r: 2, c: 3 } }];
		};
		const binary = sheetsOf(bookAs('xlsb', dress));
		expect(binary).toEqual(sheetsOf(bookAs('xlsx', dress)));
		expect(binary).toMatchObject([
			{ name: 'Quý III', hiddenColumns: [4], rows: [{}, {}, { hidden: true }, {}] },
			{ name: 'Ẩn', hidden: true }
		]);
	});

	test('shows figures as their formats do', () => {
		const [sheet] = sheetsOf(bookAs('xlsb'));
		expect(sheet).toMatchObject({
			rows: [{}, { cells: ['Xã Liên Mạc', 'Quý III/2023', '1144', '98,5%', 'a1'] }, {}, {}]
		});
	});

	test('does not read what is struck through', () => {
		// The library writes one font for all cells.
		const read = readFile({
			name: 'a.xlsb',
			bytes: patched(bookAs('xlsb'), { 'xl/styles.bin': struck })
		});
		expect(JSON.stringify(read)).toContain('text_left_out');
		expect(JSON.stringify(read)).not.toContain('"cells":["Xã Liên Mạc"');
	});

	test('whose texts have struck or raised runs is refused by name', () => {
		const run = (strings: Buffer): Buffer => {
			const text = Buffer.from('1441', 'utf16le');
			const head = Buffer.from([1, 4, 0, 0, 0]);
			const runs = Buffer.from([1, 0, 0, 0, 3, 0, 0, 0]);
			const content = Buffer.concat([head, text, runs]);
			return Buffer.concat([strings, Buffer.from([19, content.length]), content]);
		};
		const answer = (fonts: (styles: Buffer) => Buffer): string =>
			JSON.stringify(
				sheetsOf(patched(bookAs('xlsb'), { 'xl/styles.bin': fonts, 'xl/sharedStrings.bin': run }))
			);
		expect(answer(raised)).toContain('chỉ số trên');
		expect(answer((styles) => styles)).not.toContain('chỉ số trên');
	});

	test.each([
		['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 40)],
		[
			'without its content',
			(bytes: Uint8Array) => patched(bytes, { 'xl/workbook.bin': () => Buffer.alloc(0) })
		]
	])('%s is damaged', (_what, damage) => {
		expect(sheetsOf(damage(bookAs('xlsb')))).toMatchObject([
			{ code: 'unreadable_file', detail: 'damaged' }
		]);
	});

	test('with macros is refused', () => {
		const parts = { ...unzipSync(bookAs('xlsb')), 'xl/vbaProject.bin': new Uint8Array(8) };
		expect(sheetsOf(zipSync(parts))).toMatchObject([{ code: 'unsafe_file', detail: 'macro' }]);
	});

	test('of too many cells is counted, not read', () => {
		expect(sheetsOf(bookAs('xlsb'), { ...DEFAULT_LIMITS, cells: 5 })).toMatchObject([
			{ code: 'too_many_figures' }
		]);
	});
});

test('records end where their part ends', () => {
	expect([...recordsOf(Buffer.from([1, 2, 7, 8, 0x80, 1, 0]))].map(({ type }) => type)).toEqual([
		1, 128
	]);
	expect([...recordsOf(Buffer.from([1, 9, 7]))]).toEqual([]);
	expect([...recordsOf(Buffer.alloc(0))]).toEqual([]);
});
