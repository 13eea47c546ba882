// A plain workbook out of tables as they were read: text stays text, numbers stay numbers.
import { columnLetter } from '../../../domain/figures/column-letter';
import type { TableNumber, TableRow, TableSheet } from '../table-sheet';
import { heightOf, linesIn } from './cell-ref';
import { OfficePackage } from './package';
import { escaped } from './xml-text';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook without any sheet cannot be opened: whoever asks for none adds one. */
export function minimalWorkbook(written: readonly TableSheet[]): Uint8Array {
	const names = sheetNames(written);
	const formats = new Formats();
	const file = OfficePackage.empty();
	file.write('[Content_Types].xml', contentTypes(written.length));
	file.write('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
	file.write('xl/workbook.xml', workbook(written, names));
	file.write(
		'xl/_rels/workbook.xml.rels',
		relationships([
			...written.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
			['styles', 'styles.xml']
		])
	);
	for (const [index, sheet] of written.entries())
		file.write(`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet, formats));
	file.write('xl/styles.xml', formats.styles());
	return file.bytes();
}

/** The names under which the sheets stand in the workbook; a text file's is that of the file. */
export function sheetNames(sheets: readonly TableSheet[]): string[] {
	const names: string[] = [];
	for (const { name, fileName } of sheets) {
		const wanted = cleaned(name ?? fileName.replace(/\.[^.]*$/u, ''));
		let free = wanted;
		for (let number = 2; isIn(names, free); number += 1)
			free = `${wanted.slice(0, 31 - ` (${number})`.length)} (${number})`;
		names.push(free);
	}
	return names;
}

const isIn = (names: readonly string[], name: string): boolean =>
	names.some((known) => known.toLowerCase() === name.toLowerCase());

/** Programs refuse these characters, quotes at the ends and more than 31 letters. */
function cleaned(name: string): string {
	const plain = name
		.replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
		.replace(/^[\s']+|[\s']+$/gu, '')
		.slice(0, 31)
		.trim();
	return plain === '' ? 'Bảng' : plain;
}

function contentTypes(count: number): string {
	const part = (name: string, type: string) =>
		`<Override PartName="/xl/${name}" ContentType="${TYPES}.${type}+xml"/>`;
	const sheets = Array.from({ length: count }, (_, index) =>
		part(`worksheets/sheet${index + 1}.xml`, 'worksheet')
	);
	return (
		`${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
		'<Default Extension="xml" ContentType="application/xml"/>' +
		`${part('workbook.xml', 'sheet.main')}${sheets.join('')}${part('styles.xml', 'styles')}</Types>`
	);
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
	const written = targets.map(
		([type, target], index) =>
			`<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`
	);
	return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`;
}

function workbook(sheets: readonly TableSheet[], names: readonly string[]): string {
	const isAnyShown = sheets.some(({ hidden }) => hidden === undefined);
	const written = names.map((name, index) => {
		const state = isAnyShown && sheets[index]?.hidden === true ? ' state="hidden"' : '';
		return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
	});
	return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${written.join('')}</sheets></workbook>`;
}

/** Number formats as they are needed, each a style of its own. */
class Formats {
	readonly #codes: string[] = [];

	/** Style of cells that show numbers this way; 0 is text and plain numbers. */
	styleOf({ kind, decimals }: TableNumber): number {
		const digits = decimals === 0 ? '' : `.${'0'.repeat(Math.min(decimals, 15))}`;
		if (kind === 'number' && decimals === 0) return 0;
		const code = kind === 'date' ? 'dd/mm/yyyy' : `0${digits}${kind === 'percent' ? '%' : ''}`;
		const known = this.#codes.indexOf(code);
		return 2 + (known >= 0 ? known : this.#codes.push(code) - 1);
	}

	/** Style 1 shows text over several lines. */
	styles(): string {
		const formats = this.#codes.map(
			(code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`
		);
		const xf = (format: number, more: string) =>
			`<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}`;
		const wrapped = ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';
		const top = ' applyAlignment="1"><alignment vertical="top"/></xf>';
		const xfs = [xf(0, top), xf(0, wrapped), ...formats.map((_, index) => xf(164 + index, top))];
		return (
			`${HEAD}<styleSheet xmlns="${MAIN}">` +
			(formats.length === 0
				? ''
				: `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`) +
			'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
			'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
			'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
			'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
			`<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`
		);
	}
}

function worksheet({ rows, merges = [] }: TableSheet, formats: Formats): string {
	const written = rows.map((row) => rowXml(row, formats));
	const areas = merges.map(({ fromRow, toRow, fromColumn, toColumn }) => {
		const [from, to] = [columnLetter(fromColumn), columnLetter(toColumn)];
		return `<mergeCell ref="${from}${fromRow}:${to}${toRow}"/>`;
	});
	return (
		`${HEAD}<worksheet xmlns="${MAIN}">${columns(rows)}<sheetData>${written.join('')}</sheetData>` +
		(areas.length === 0
			? ''
			: `<mergeCells count="${areas.length}">${areas.join('')}</mergeCells>`) +
		'</worksheet>'
	);
}

const NARROWEST = 8;
const WIDEST = 60;

/** As wide as what stands in it; a title alone in its row may run over the columns beside it. */
function columns(rows: readonly TableRow[]): string {
	const widths: number[] = [];
	for (const { cells } of rows) {
		const isTitle = cells.filter((cell) => cell !== '').length === 1;
		for (const [index, cell] of cells.entries()) {
			const wanted = isTitle ? NARROWEST : Math.min(WIDEST, cell.length + 2);
			widths[index] = Math.max(widths[index] ?? NARROWEST, wanted);
		}
	}
	const written = Array.from(
		widths,
		(width, index) =>
			`<col min="${index + 1}" max="${index + 1}" width="${width ?? NARROWEST}" customWidth="1"/>`
	);
	return written.length === 0 ? '' : `<cols>${written.join('')}</cols>`;
}

function rowXml({ number, cells, numbers, hidden }: TableRow, formats: Formats): string {
	const isTitle = cells.filter((cell) => cell !== '').length === 1;
	const lines = isTitle ? 1 : Math.max(1, ...cells.map((text) => linesIn(text, WIDEST)));
	const written = cells.map((text, index) => {
		if (text === '') return '';
		const ref = `${columnLetter(index)}${number}`;
		const stored = numbers?.[index];
		if (stored !== undefined)
			return `<c r="${ref}" s="${formats.styleOf(stored)}"><v>${stored.value}</v></c>`;
		const style = lines > 1 ? ' s="1"' : '';
		return `<c r="${ref}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
	});
	const height = lines > 1 ? ` ht="${heightOf(lines)}" customHeight="1"` : '';
	const state = hidden === true ? ' hidden="1"' : '';
	return `<row r="${number}"${height}${state}>${written.join('')}</row>`;
}
