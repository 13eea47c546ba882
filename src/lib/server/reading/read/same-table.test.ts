// One table in every kind of file: a person sees the same in all of them, and so do the readers.
import { describe, expect, test } from 'vitest';
import { rawXlsx, rows } from '../../../../../tests/support/workbook-files';
import { readFile } from './';
import { struckFigure } from './cell-marks';

/** What a cell shows; `left` stands in it and is not read with it. */
interface Dressed {
	readonly text: string;
	readonly dress?: 'raised' | 'struck' | 'all struck';
	readonly left?: string;
}
const plain = (...texts: string[]): Dressed[] => texts.map((text) => ({ text }));
const TABLE: readonly (readonly Dressed[])[] = [
	plain('Đơn vị', 'Kỳ báo cáo', 'Văn bản ban hành', 'Mã ẩn'),
	[
		...plain('Xã Liên Mạc', 'Quý III/2023'),
		{ text: '250', dress: 'raised', left: '1' },
		...plain('a1')
	],
	[
		...plain('Xã Thanh An', 'Quý III/2023'),
		{ text: '310', dress: 'struck', left: '31' },
		...plain('a2')
	],
	['Xã Hồng Lạc', 'Quý III/2023', '9', 'a3'].map((text) => ({ text, dress: 'all struck' })),
	[...plain('Xã Thanh Hải', 'Quý III/2023'), { text: '77', dress: 'all struck' }, ...plain('a4')]
];
const HIDDEN_COLUMN = 3;

function asXlsx(): Uint8Array {
	const xml = TABLE.map((cells, row) => {
		const written = cells.map((cell, column) => {
			const at = `r="${'ABCD'.charAt(column)}${row + 1}" t="inlineStr"`;
			const left = `<t>${cell.left ?? ''}</t></r>`;
			if (cell.dress === 'raised')
				return `<c ${at}><is><r><t>${cell.text}</t></r><r><rPr><vertAlign val="superscript"/></rPr>${left}</is></c>`;
			if (cell.dress === 'struck')
				return `<c ${at}><is><r><rPr><strike/></rPr>${left}<r><t>${cell.text}</t></r></is></c>`;
			const style = cell.dress === 'all struck' ? ' s="1"' : '';
			return `<c ${at}${style}><is><t>${cell.text}</t></is></c>`;
		});
		return `<row r="${row + 1}">${written.join('')}</row>`;
	});
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	return rawXlsx({
		sheets: [
			{ name: 'S', xml: `<cols><col min="4" max="4" hidden="1"/></cols>${rows(xml.join(''))}` }
		],
		parts: {
			'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>`
		}
	});
}

type Way = 'tags' | 'styles' | 'classes';
const STYLES = {
	raised: 'vertical-align:super',
	struck: 'text-decoration:line-through',
	hidden: 'display:none'
} as const;

function asHtml(way: Way): Uint8Array {
	const dressed = (text: string, why: 'raised' | 'struck'): string => {
		if (way === 'tags') return why === 'raised' ? `<sup>${text}</sup>` : `<s>${text}</s>`;
		const how = way === 'styles' ? `style="${STYLES[why]}"` : `class=${why}`;
		return `<span ${how}>${text}</span>`;
	};
	const cell = ({ text, dress, left = '' }: Dressed, column: number): string => {
		const hidden = column === HIDDEN_COLUMN ? ` style="${STYLES.hidden}"` : '';
		if (dress === 'raised') return `<td${hidden}>${text}${dressed(left, 'raised')}</td>`;
		if (dress === 'struck') return `<td${hidden}>${dressed(left, 'struck')}${text}</td>`;
		return `<td${hidden}>${dress === undefined ? text : dressed(text, 'struck')}</td>`;
	};
	const body = TABLE.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('');
	const css = Object.entries(STYLES).map(([name, style]) => `.${name}\n\t{${style};}`);
	const page = `<html><head><style><!--${css.join('\n')}--></style></head><body><table>${body}</table></body></html>`;
	return new TextEncoder().encode(page);
}

function seen(name: string, bytes: Uint8Array) {
	const read = readFile({ name, bytes });
	if (!read.ok || read.value.kind !== 'sheets') return read.issues;
	return {
		rows: read.value.sheets[0]?.rows.map(({ number, cells }) => [
			number,
			...cells.map((text) => (struckFigure(text) === undefined ? text : `struck ${text.slice(1)}`))
		]),
		notes: read.issues.map(({ place: _, ...issue }) => issue)
	};
}

describe('one table is seen alike', () => {
	const expected = {
		rows: [
			[1, 'Đơn vị', 'Kỳ báo cáo', 'Văn bản ban hành', 'Mã ẩn'],
			[2, 'Xã Liên Mạc', 'Quý III/2023', '250', 'a1'],
			[3, 'Xã Thanh An', 'Quý III/2023', '310', 'a2'],
			[5, 'Xã Thanh Hải', 'Quý III/2023', 'struck 77', 'a4']
		],
		notes: [
			{ code: 'hidden_columns', severity: 'info', columns: ['D'] },
			{ code: 'struck_rows', severity: 'info', rows: [4] },
			{
				code: 'text_left_out',
				severity: 'info',
				cells: [
					{ cell: 'C2', text: '1', why: 'raised' },
					{ cell: 'C3', text: '31', why: 'struck' }
				],
				count: 2
			}
		]
	};
	test.each([
		['XLSX', 'a.xlsx', asXlsx],
		['HTML with tags', 'a.xls', () => asHtml('tags')],
		['HTML with styles', 'a.html', () => asHtml('styles')],
		['HTML with classes', 'a.xls', () => asHtml('classes')]
	])('%s', (_, name, bytes) => {
		expect(seen(name, bytes())).toEqual(expected);
	});
});

test.each([
	['<input type="text" value="250">', '250'],
	['<textarea>250</textarea>', '250'],
	['<select><option>1</option><option selected>250</option></select>', '250'],
	['<input type="hidden" value="9">250', '250'],
	['<del>25</del> <ins>250</ins>', '250'],
	['<span style="visibility:hidden">9</span>250', '250'],
	['<b hidden>9</b>250', '250'],
	['12<br>145', '12\n145']
])('a person reads %s', (html, text) => {
	const bytes = new TextEncoder().encode(`<table><tr><td>Xã</td><td>${html}</td></tr></table>`);
	const read = readFile({ name: 'a.xls', bytes });
	if (!read.ok || read.value.kind !== 'sheets') throw new Error('not read');
	expect(read.value.sheets[0]?.rows[0]?.cells[1]).toBe(text);
});
