import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import * as XLSX from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bareParts,
	excelLikeParts,
	exceljsWorkbook,
	sheetJsWorkbook,
	zipped
} from '../../../../../tests/support/office-workbooks';
import { ERROR_SHEET_MARK, NOTE_AUTHOR } from '../../../domain/office/own-files';
import { isErrorSheet, readReturned } from '../../reading/returned';
import type { Sheet } from '../../reading/table/sheet';
import { readRef } from './cell-ref';
import { MARK_COLOURS } from './colours';
import { annotateWorkbook, workbookOf, type CellMark, type FaultLine, type Marks } from './index';

const mark = (
	sheet: string | undefined,
	ref: string,
	severity: CellMark['severity'] = 'error'
): CellMark => ({
	...(sheet === undefined ? {} : { sheet }),
	ref,
	severity,
	note: `${{ error: 'Phải sửa', warning: 'Cần xác nhận', info: 'Lưu ý' }[severity]}: ô ${ref} “<&>”.`
});
const lineFor = ({ sheet, ref, severity }: CellMark): FaultLine => ({
	severity,
	code: 'not_a_number',
	...(sheet === undefined ? {} : { sheet }),
	ref,
	message: `=HYPERLINK("x") ${ref}`,
	found: '“12a”',
	expected: 'Một số',
	fix: '@sửa'
});
const marks = (...cells: CellMark[]): Marks => ({ cells, lines: cells.map(lineFor) });

function annotated(bytes: Uint8Array, found: Marks): Uint8Array {
	const written = annotateWorkbook(bytes, found);
	if (written === null) throw new Error('not written');
	return written;
}

const read = (bytes: Uint8Array) =>
	XLSX.read(bytes, { cellStyles: true, cellNF: true, cellFormula: true, sheetStubs: true });
const part = (bytes: Uint8Array, name: string): string => {
	const content = unzipSync(bytes)[name];
	if (content === undefined) throw new Error(`no part ${name}`);
	return strFromU8(content);
};
const fillOf = (bytes: Uint8Array, sheet: string, ref: string): string | undefined =>
	(read(bytes).Sheets[sheet]?.[ref] as XLSX.CellObject | undefined)?.s?.fgColor?.rgb;
const notesOf = (bytes: Uint8Array, sheet: string): Record<string, string> =>
	Object.fromEntries(
		Object.entries(read(bytes).Sheets[sheet] ?? {}).flatMap(([ref, cell]) =>
			cell?.c === undefined ? [] : [[ref, String(cell.c[0].t)]]
		)
	);
/** The second colour of a fill of one colour, and a fill of none, are never seen. */
function seen(style: Record<string, unknown> | undefined): unknown {
	if (style === undefined || style['patternType'] === 'none') return undefined;
	return Object.fromEntries(Object.entries(style).filter(([name]) => name !== 'bgColor'));
}
/** Every cell of a sheet as far as its author made it: what stands in it and how it looks. */
function looks(bytes: Uint8Array, sheet: string): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(read(bytes).Sheets[sheet] ?? {}).flatMap(([ref, cell]) =>
			ref.startsWith('!') || cell === undefined || cell.t === 'z'
				? []
				: [
						[
							ref,
							{ v: cell.v, t: cell.t, f: cell.f, F: cell.F, z: cell.z, w: cell.w, s: seen(cell.s) }
						]
					]
		)
	);
}
/** "Quý 1" as a stricter reader sees it. */
async function styled(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(bytes.slice().buffer);
	const sheet = workbook.getWorksheet('Quý 1');
	if (sheet === undefined) throw new Error('no sheet');
	return sheet;
}
/** Excel's own drawings are no good XML, which not every reader forgives. */
const wellFormed = () => {
	const parts = excelLikeParts();
	const name = 'xl/drawings/vmlDrawing1.vml';
	return { ...parts, [name]: (parts[name] ?? '').replace('<br>', '') };
};
const rgb = (severity: CellMark['severity']): string => MARK_COLOURS[severity].slice(2);

describe('a workbook given back', () => {
	const programs: readonly (readonly [string, () => Promise<Uint8Array>, string, string[]])[] = [
		['exceljs', exceljsWorkbook, 'Quý 1', ['D4', 'A4', 'C3', 'C5']],
		['SheetJS', () => Promise.resolve(sheetJsWorkbook()), 'Số liệu & "biểu"', ['D2', 'C3', 'F2']],
		['Excel', () => Promise.resolve(zipped(wellFormed())), 'Biểu 1', ['A1', 'B2', 'C2']],
		['a bare program', () => Promise.resolve(zipped(bareParts())), "Bảng của xã's", ['A1', 'B5']]
	];

	it.each(programs)('by %s differs in nothing but the fill of the marked cells', async (...of) => {
		const [, make, sheet, refs] = of;
		const before = await make();
		const after = annotated(before, marks(...refs.map((ref) => mark(sheet, ref))));
		const [was, is] = [looks(before, sheet), looks(after, sheet)];
		for (const ref of Object.keys(was)) {
			if (!refs.includes(ref)) expect(is[ref], ref).toEqual(was[ref]);
			else {
				const value = was[ref] as Record<string, unknown>;
				expect({ ...(is[ref] as object), s: value['s'] }, ref).toEqual(value);
				expect(fillOf(after, sheet, ref), ref).toBe(rgb('error'));
			}
		}
		expect(read(after).Sheets[sheet]?.['!merges']).toEqual(read(before).Sheets[sheet]?.['!merges']);
		expect(Object.keys(notesOf(after, sheet))).toEqual(expect.arrayContaining(refs));
	});

	it.each(programs)('by %s opens in a stricter reader, notes and all', async (...of) => {
		const [name, make, sheet, refs] = of;
		const after = annotated(await make(), marks(...refs.map((ref) => mark(sheet, ref))));
		// That reader knows no other prefix than none.
		if (name === 'a bare program') return;
		const workbook = new ExcelJS.Workbook();
		await workbook.xlsx.load(after.slice().buffer);
		const found = workbook.getWorksheet(sheet);
		for (const ref of refs) expect(found?.getCell(ref).note, ref).toBeDefined();
		expect(workbook.worksheets.at(-1)?.getCell('A1').value).toBe('Danh sách lỗi của tệp');
	});

	it('keeps borders, number formats, alignment and letters of a marked cell', async () => {
		const before = await exceljsWorkbook();
		const after = annotated(before, marks(mark('Quý 1', 'F4'), mark('Quý 1', 'A1')));
		const [was, is] = [await styled(before), await styled(after)];
		for (const ref of ['F4', 'A1', 'B3', 'C4']) {
			const { font, border, numFmt, alignment } = was.getCell(ref);
			expect(is.getCell(ref), ref).toMatchObject({ font, border, numFmt, alignment });
		}
		expect(is.getCell('C4').dataValidation).toEqual(was.getCell('C4').dataValidation);
		expect(is.autoFilter).toEqual(was.autoFilter);
		expect(part(after, 'xl/worksheets/sheet1.xml')).toContain('<conditionalFormatting');
	});

	it('writes dark letters where the sender has white ones on a dark heading', async () => {
		const after = annotated(await exceljsWorkbook(), marks(mark('Quý 1', 'C3')));
		const sheet = await styled(after);
		expect(sheet.getCell('C3').font.color).toEqual({ argb: 'FF1F1F1F' });
		expect(sheet.getCell('C3').font.bold).toBe(true);
		expect(sheet.getCell('D3').font.color).toEqual({ argb: 'FFFFFFFF' });
	});

	it('copies every part that is not written into, byte for byte and as packed', () => {
		const before = zipped(excelLikeParts());
		const after = annotated(before, marks(mark('Biểu 1', 'B2')));
		const [was, is] = [unzipSync(before), unzipSync(after)];
		const changed = Object.keys(is).filter(
			(name) =>
				was[name] === undefined || !Buffer.from(was[name]).equals(Buffer.from(is[name] ?? []))
		);
		expect(changed.sort()).toEqual([
			'[Content_Types].xml',
			'xl/_rels/workbook.xml.rels',
			'xl/comments1.xml',
			'xl/styles.xml',
			'xl/workbook.xml',
			'xl/worksheets/sheet1.xml',
			'xl/worksheets/sheet3.xml'
		]);
	});

	it('puts in cells and rows that the file leaves out, in their order and in the style of row or column', () => {
		const before = zipped(excelLikeParts());
		const after = annotated(
			before,
			marks(...['C1', 'F2', 'B3', 'A4', 'C9'].map((ref) => mark('Biểu 1', ref, 'warning')))
		);
		const xml = part(after, 'xl/worksheets/sheet1.xml');
		const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"/gu)].map(([, ref]) => readRef(ref ?? ''));
		const order = cells.map((cell) => (cell?.row ?? 0) * 100 + (cell?.column ?? 0));
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(xml).toContain('spans="1:6"');
		expect(xml).toContain('<dimension ref="A1:F9"/>');
		expect(xml).toMatch(/<row r="4"[^>]*customFormat="1"><c r="A4" s="\d+"\/><\/row>/u);
		const workbook = read(after);
		for (const ref of ['C1', 'F2', 'B3', 'A4', 'C9'])
			expect(fillOf(after, 'Biểu 1', ref), ref).toBe(rgb('warning'));
		// B3 lies in a column with a number format of its own.
		expect(workbook.Sheets['Biểu 1']?.['B3'].z ?? '').toContain('hồ sơ');
	});

	it('finds rows and cells that carry no names of their own', () => {
		const after = annotated(
			zipped(bareParts()),
			marks(...['B1', 'C1', 'A2', 'A5', 'D7'].map((ref) => mark(undefined, ref)))
		);
		const xml = part(after, 'xl/worksheets/sheet1.xml');
		expect(xml).toContain('<x:c t=\'inlineStr\' s="1"><x:is><x:t><![CDATA[</x:row><x:c>]]></x:t>');
		expect(xml).toContain('<x:c r="C1" s="1"/></x:row><x:row><x:c r="A2" s="1"/></x:row>');
		expect(xml).toContain('<x:c r="A5" s="1"/><x:c r=\'B5\'>');
		expect(xml).toContain('<x:row r="7"><x:c r="D7" s="1"/></x:row></x:sheetData>');
	});

	it('marks the first cell of a merged area, and the first filled cell of a row without a letter', () => {
		const after = annotated(
			zipped(excelLikeParts()),
			marks(mark('Biểu 1', 'B7'), mark('Biểu 1', '2', 'warning'))
		);
		expect(fillOf(after, 'Biểu 1', 'A6')).toBe(rgb('error'));
		expect(fillOf(after, 'Biểu 1', 'A2')).toBe(rgb('warning'));
		const lines = read(after).Sheets['Lỗi (2)'];
		expect([lines?.['D5'].v, lines?.['D6'].v]).toEqual(['A6', 'A2']);
	});

	it('gives a cell with several faults the gravest colour and one note of all', async () => {
		const after = annotated(await exceljsWorkbook(), {
			cells: [
				{ ...mark('Quý 1', 'E5', 'info'), note: 'Lưu ý: một.' },
				{ ...mark('Quý 1', 'E5', 'error'), note: 'Phải sửa: hai.' },
				{ ...mark('Quý 1', 'E5', 'error'), note: 'Phải sửa: hai.' }
			],
			lines: []
		});
		expect(fillOf(after, 'Quý 1', 'E5')).toBe(rgb('error'));
		expect(notesOf(after, 'Quý 1')['E5']).toContain('Lưu ý: một.\n\nPhải sửa: hai.');
		expect(notesOf(after, 'Quý 1')['E5']?.match(/hai/gu)).toHaveLength(1);
	});
});

describe('notes of other people', () => {
	it('stay, ours being written behind them', () => {
		const after = annotated(zipped(excelLikeParts()), marks(mark('Biểu 1', 'B2')));
		const comments = part(after, 'xl/comments1.xml');
		expect(comments).toContain('<r><t>Số này lấy từ phần mềm</t></r>');
		expect(comments).toContain(`— ${NOTE_AUTHOR} —`);
		expect(notesOf(after, 'Biểu 1')['B2']).toContain('Số này lấy từ phần mềm');
	});

	it('in a thread are left alone; the cell is coloured and listed', () => {
		const after = annotated(zipped(excelLikeParts()), marks(mark('Biểu 1', 'A2')));
		expect(part(after, 'xl/comments1.xml')).toBe(excelLikeParts()['xl/comments1.xml']);
		expect(fillOf(after, 'Biểu 1', 'A2')).toBe(rgb('error'));
		expect(read(after).Sheets['Lỗi (2)']?.['D5'].v).toBe('A2');
	});

	it('share the drawing with buttons, whose shapes stay', () => {
		const after = annotated(zipped(excelLikeParts()), marks(mark('Biểu 1', 'C2')));
		const vml = part(after, 'xl/drawings/vmlDrawing1.vml');
		expect(vml).toContain('<div>Nút<br>bấm</div>');
		expect(vml).toContain('<x:Row>1</x:Row><x:Column>2</x:Column>');
		expect(vml).toContain('id="_x0000_s1028"');
	});
});

describe('a workbook that comes back a second time', () => {
	it('loses the marks that no longer hold and looks as its sender made it', async () => {
		const before = await exceljsWorkbook();
		const first = annotated(
			before,
			marks(mark('Quý 1', 'C3'), mark('Quý 1', 'D4'), mark('Quý 1', 'A4'))
		);
		const second = annotated(first, marks(mark('Quý 1', 'E5', 'warning')));
		expect(fillOf(second, 'Quý 1', 'D4')).toBeUndefined();
		expect(fillOf(second, 'Quý 1', 'C3')).toBe('1F4E79');
		expect(fillOf(second, 'Quý 1', 'E5')).toBe(rgb('warning'));
		expect(Object.keys(notesOf(second, 'Quý 1')).sort()).toEqual(['A4', 'E5']);
		expect(notesOf(second, 'Quý 1')['A4']).toBe(notesOf(before, 'Quý 1')['A4']);
		const last = annotated(second, { cells: [], lines: [] });
		expect(looks(last, 'Quý 1')).toEqual(looks(before, 'Quý 1'));
		expect(part(last, 'xl/drawings/vmlDrawing1.vml').match(/<v:shape /gu)).toHaveLength(1);
	});

	it('has one sheet "Lỗi", whatever program saved it in between', async () => {
		const first = annotated(
			await exceljsWorkbook(),
			marks(mark('Quý 1', 'D4'), mark('Quý 1', 'C3'))
		);
		const saved = new ExcelJS.Workbook();
		await saved.xlsx.load(first.slice().buffer);
		const bytes = new Uint8Array(await saved.xlsx.writeBuffer());
		const second = annotated(bytes, marks(mark('Quý 1', 'D5')));
		expect(read(second).SheetNames).toEqual(['Quý 1', 'Khác', 'Lỗi']);
		expect(fillOf(second, 'Quý 1', 'D4')).toBeUndefined();
		expect(fillOf(second, 'Quý 1', 'C3')).toBe('1F4E79');
	});

	it('is known again after LibreOffice saved it, which forgets who wrote a note', () => {
		const saved = readFileSync('tests/fixtures/returned/saved-by-libreoffice.xlsx');
		expect(Object.keys(notesOf(saved, 'Quý 1')).sort()).toEqual(['A4', 'A6', 'C3', 'D4', 'H9']);
		const after = annotated(saved, { cells: [], lines: [] });
		expect(read(after).SheetNames).toEqual(['Quý 1', 'Khác', 'Lỗi']);
		expect(notesOf(after, 'Quý 1')).toEqual({ A4: expect.stringMatching(/Ghi chú của xã$/u) });
		expect(fillOf(after, 'Quý 1', 'C3')).toBe('1F4E79');
		for (const ref of ['D4', 'A4', 'A6', 'H9'])
			expect(fillOf(after, 'Quý 1', ref), ref).toBeUndefined();
	});

	it('keeps a sheet of that name which is the sender’s own', () => {
		const after = annotated(zipped(excelLikeParts()), marks(mark('Biểu 1', 'B2')));
		expect(read(after).SheetNames).toEqual(['Biểu 1', 'Lỗi', 'Lỗi (2)']);
		expect(read(after).Sheets['Lỗi']?.['A1'].v).toBe('Trang của người gửi');
	});
});

describe('the sheet “Lỗi”', () => {
	it('links every line to its cell and holds text, never a formula', async () => {
		const after = annotated(await exceljsWorkbook(), marks(mark('Quý 1', 'D4')));
		const sheet = read(after).Sheets['Lỗi'];
		expect(sheet?.['D5'].l.Target ?? sheet?.['D5'].l.location).toContain("'Quý 1'!D4");
		expect(sheet?.['E5']).toMatchObject({ t: 's', v: '=HYPERLINK("x") D4' });
		expect(sheet?.['H5']).toMatchObject({ t: 's', v: '@sửa' });
		expect(sheet?.['B5'].v).toBe('Phải sửa');
		expect(sheet?.['I1'].v).toBe(ERROR_SHEET_MARK);
	});

	it('is known again by the reader', async () => {
		const after = annotated(
			await exceljsWorkbook(),
			marks(mark('Quý 1', 'D4'), mark('Quý 1', 'E5', 'warning'))
		);
		const sheets = read(after).SheetNames.map((name): Sheet => {
			const rows = XLSX.utils.sheet_to_json<string[]>(read(after).Sheets[name] ?? {}, {
				header: 1,
				raw: false,
				defval: '',
				blankrows: true
			});
			const numbered = rows.map((cells, index) => ({ number: index + 1, cells }));
			return { fileName: 'a.xlsx', name, rows: numbered };
		});
		expect(sheets.map(isErrorSheet)).toEqual([false, false, true]);
		expect(readReturned(sheets)?.cells).toEqual([
			{ sheet: 'Quý 1', ref: 'D4', code: 'not_a_number', severity: 'error' },
			{ sheet: 'Quý 1', ref: 'E5', code: 'not_a_number', severity: 'warning' }
		]);
	});
});

describe('a file that is no workbook of this kind', () => {
	it('is not written into', () => {
		expect(annotateWorkbook(new TextEncoder().encode('Đơn vị;Số'), marks())).toBeNull();
		expect(annotateWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), marks())).toBeNull();
		expect(annotateWorkbook(zipped({ 'a.csv': 'x' }), marks())).toBeNull();
	});

	it('comes back as a new workbook, text as text and numbers as numbers', () => {
		const table = {
			fileName: 'Báo cáo: quý 1.csv',
			rows: [
				{ number: 1, cells: ['Đơn vị', 'Tiếp nhận', 'Tỷ lệ'] },
				{
					number: 3,
					cells: ['=Xã', '1.144', '95%'],
					numbers: [undefined, undefined, { value: 0.95, decimals: 0, kind: 'percent' as const }]
				}
			]
		};
		const after = workbookOf([table], marks(mark(undefined, 'B3')));
		const sheet = read(after).Sheets['Báo cáo  quý 1'];
		expect(sheet?.['A3']).toMatchObject({ t: 's', v: '=Xã' });
		expect(sheet?.['B3']).toMatchObject({ t: 's', v: '1.144' });
		expect(sheet?.['C3']).toMatchObject({ t: 'n', v: 0.95, w: '95%' });
		expect(fillOf(after, 'Báo cáo  quý 1', 'B3')).toBe(rgb('error'));
	});

	it('comes back with its list even when nothing of it could be read', () => {
		const found = { cells: [], lines: [{ ...lineFor(mark(undefined, 'A1')), ref: undefined }] };
		const after = workbookOf([], found as unknown as Marks);
		expect(read(after).SheetNames).toEqual(['Lỗi']);
	});
});

describe('any set of marks', () => {
	it('colours exactly the marked cells and changes no value', async () => {
		const before = await exceljsWorkbook();
		const was = looks(before, 'Quý 1') as Record<string, { v?: unknown; f?: unknown }>;
		const cell = fc.record({
			row: fc.integer({ min: 2, max: 9 }),
			column: fc.integer({ min: 1, max: 8 }),
			severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const)
		});
		fc.assert(
			fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
				const wanted = cells.map(({ row, column, severity }) =>
					mark('Quý 1', `${String.fromCharCode(64 + column)}${row}`, severity)
				);
				const after = annotated(before, marks(...wanted));
				const refs = new Set(wanted.map(({ ref }) => ref));
				const coloured = Object.entries(read(after).Sheets['Quý 1'] ?? {}).flatMap(
					([ref, found]) =>
						Object.values(MARK_COLOURS).some((colour) => colour.slice(2) === found?.s?.fgColor?.rgb)
							? [ref]
							: []
				);
				expect(new Set(coloured)).toEqual(refs);
				const is = looks(after, 'Quý 1') as typeof was;
				for (const [ref, { v, f }] of Object.entries(was)) expect(is[ref]).toMatchObject({ v, f });
				const undone = annotated(after, { cells: [], lines: [] });
				expect(looks(undone, 'Quý 1')).toEqual(was);
			}),
			{ seed: 7, numRuns: 20 }
		);
	}, 60_000);
});
