// A drawn table as a file of each kind that offices send.
import { utils, write, type BookType, type CellObject } from '@e965/xlsx';
import Papa from 'papaparse';
import { rawXlsx } from '../../support/workbook-files';
import type { Cell, Grid, GridMerge } from './grid';

export const FILE_KINDS = [
	'csv',
	'csv-semicolon',
	'tsv',
	'xlsx',
	'xlsx-library',
	'xls',
	'xls-html',
	'xml',
	'ods'
] as const;
export type FileKind = (typeof FILE_KINDS)[number];
/** "1144" · "1.144" · "1,144" · "1 144" */
export type Signs = 'plain' | 'vi' | 'en' | 'space';

export interface DrawnFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export const holdsOneSheet = (kind: FileKind): boolean => /^(csv|tsv|xls-html)/.test(kind);
const bytesOf = (written: string): Uint8Array => new TextEncoder().encode(written);

export function fileOf(grids: readonly Grid[], kind: FileKind, signs: Signs): DrawnFile {
	const [grid] = grids;
	if (grid === undefined) throw new Error('a file has a sheet');
	switch (kind) {
		case 'csv':
			return { name: 'bang.csv', bytes: bytesOf(delimited(grid, ',', signs)) };
		case 'csv-semicolon':
			return { name: 'bang.csv', bytes: bytesOf(`\uFEFF${delimited(grid, ';', signs)}`) };
		case 'tsv':
			return { name: 'bang.tsv', bytes: bytesOf(delimited(grid, '\t', signs)) };
		case 'xls-html':
			return { name: 'bang.xls', bytes: bytesOf(htmlOf(grid, signs)) };
		case 'xlsx':
			return { name: 'bang.xlsx', bytes: xlsxOf(grids) };
		default: {
			const type = ({ 'xlsx-library': 'xlsx', xls: 'biff8', xml: 'xlml', ods: 'ods' } as const)[
				kind
			];
			const name = `bang.${kind === 'xlsx-library' ? 'xlsx' : kind}`;
			return { name, bytes: libraryBook(grids, type) };
		}
	}
}

/** Decimals as written in Vietnam, or as programs write them. */
export function written(value: number, signs: Signs): string {
	const [whole = '', part] = String(value).split('.');
	const group = { plain: '', vi: '.', en: ',', space: ' ' }[signs];
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
	if (part === undefined) return grouped;
	return `${grouped}${signs === 'en' || signs === 'plain' ? '.' : ','}${part}`;
}

const shown = (cell: Cell, signs: Signs): string =>
	cell.kind === 'text' ? cell.text : written(cell.value, signs);

const delimited = (grid: Grid, delimiter: string, signs: Signs): string =>
	Papa.unparse(
		grid.rows.map((row) => row.map((cell) => shown(cell, signs))),
		{ delimiter }
	);

const escaped = (words: string): string =>
	words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

function mergeAt(merges: readonly GridMerge[], row: number, column: number) {
	return merges.find(
		(merge) =>
			row >= merge.row &&
			row < merge.row + merge.rows &&
			column >= merge.column &&
			column < merge.column + merge.columns
	);
}

function htmlOf({ rows, merges, hiddenColumns }: Grid, signs: Signs): string {
	const cells = (row: Grid['rows'][number], at: number): string =>
		row
			.map((cell, column) => {
				const merge = mergeAt(merges, at, column);
				if (merge !== undefined && (merge.row !== at || merge.column !== column)) return '';
				const span =
					merge === undefined ? '' : ` rowspan="${merge.rows}" colspan="${merge.columns}"`;
				const hidden = hiddenColumns.includes(column) ? ' style="display:none"' : '';
				return `<td${span}${hidden}>${htmlCell(cell, signs)}</td>`;
			})
			.join('');
	const body = rows.map((row, at) => `<tr>${cells(row, at)}</tr>`).join('\r\n');
	return `<html><head><meta charset="utf-8"></head><body><table border="1">${body}</table></body></html>`;
}

function htmlCell(cell: Cell, signs: Signs): string {
	if (cell.kind === 'text') return escaped(cell.text);
	const key = cell.sortKey === undefined ? '' : `<span style="display:none">${cell.sortKey}</span>`;
	const old = cell.struck === undefined ? '' : `<s>${written(cell.struck, signs)}</s>`;
	const mark = cell.footnote === undefined ? '' : `<sup>${cell.footnote}</sup>`;
	return `${key}${old}${written(cell.value, signs)}${mark}`;
}

const letters = (column: number): string =>
	(column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
	String.fromCharCode(65 + (column % 26));

function xlsxOf(grids: readonly Grid[]): Uint8Array {
	const formats: string[] = [];
	const styleOf = (format: string | undefined): number => {
		if (format === undefined) return 0;
		if (!formats.includes(format)) formats.push(format);
		return formats.indexOf(format) + 1;
	};
	const sheets = grids.map((grid) => ({ name: escaped(grid.name), xml: sheetXml(grid, styleOf) }));
	return rawXlsx({ sheets, formats });
}

function sheetXml(grid: Grid, styleOf: (format: string | undefined) => number): string {
	const columns = grid.hiddenColumns
		.map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`)
		.join('');
	const body = grid.rows
		.map((row, at) => {
			const cells = row.map((cell, column) =>
				xlsxCell(cell, `${letters(column)}${at + 1}`, styleOf)
			);
			return `<row r="${at + 1}">${cells.join('')}</row>`;
		})
		.join('');
	const merges = grid.merges.map(
		({ row, column, rows, columns: wide }) =>
			`<mergeCell ref="${letters(column)}${row + 1}:${letters(column + wide - 1)}${row + rows}"/>`
	);
	const merged = merges.length === 0 ? '' : `<mergeCells>${merges.join('')}</mergeCells>`;
	const hidden = columns === '' ? '' : `<cols>${columns}</cols>`;
	return `${hidden}<sheetData>${body}</sheetData>${merged}`;
}

function xlsxCell(cell: Cell, at: string, styleOf: (format: string | undefined) => number): string {
	const inline = (xml: string): string => `<c r="${at}" t="inlineStr"><is>${xml}</is></c>`;
	if (cell.kind === 'text')
		return cell.text === ''
			? ''
			: inline(
					`<t xml:space="preserve">${cell.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t>`
				);
	const { value, footnote, struck, format } = cell;
	if (footnote === undefined && struck === undefined)
		return `<c r="${at}" s="${styleOf(format)}"><v>${value}</v></c>`;
	const old = struck === undefined ? '' : `<r><rPr><strike/></rPr><t>${struck}</t></r>`;
	const mark =
		footnote === undefined
			? ''
			: `<r><rPr><vertAlign val="superscript"/></rPr><t>${footnote}</t></r>`;
	return inline(`${old}<r><t>${value}</t></r>${mark}`);
}

function libraryBook(grids: readonly Grid[], bookType: BookType): Uint8Array {
	const book = utils.book_new();
	for (const grid of grids) {
		const cells = grid.rows.map((row) => row.map(libraryCell));
		const sheet = utils.aoa_to_sheet(cells);
		sheet['!merges'] = grid.merges.map(({ row, column, rows, columns }) => ({
			s: { r: row, c: column },
			e: { r: row + rows - 1, c: column + columns - 1 }
		}));
		sheet['!cols'] = grid.hiddenColumns.reduce<{ hidden?: boolean }[]>((all, column) => {
			while (all.length <= column) all.push({});
			all[column] = { hidden: true };
			return all;
		}, []);
		utils.book_append_sheet(book, sheet, grid.name);
	}
	return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
}

/** These writers know no rich text: what only it could show is left away by who draws. */
function libraryCell(cell: Cell): CellObject | null {
	if (cell.kind === 'text') return cell.text === '' ? null : { t: 's', v: cell.text };
	return { t: 'n', v: cell.value, ...(cell.format === undefined ? {} : { z: cell.format }) };
}
