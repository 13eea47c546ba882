// Workbooks and archives written byte by byte, for what no honest program would write.
import { zipSync, type Zippable } from 'fflate';

export interface RawSheet {
	readonly name: string;
	/** Everything inside <worksheet>; `rows` puts <sheetData> around. */
	readonly xml: string;
	readonly state?: 'hidden' | 'veryHidden';
}
export interface RawWorkbook {
	readonly sheets: readonly RawSheet[];
	readonly strings?: readonly string[];
	/** Number formats of the cell styles 1, 2, …: a code, or the number of one that is implied. */
	readonly formats?: readonly (string | number)[];
	readonly date1904?: boolean;
	readonly definedNames?: string;
	/** Further parts, or others in place of ours. */
	readonly parts?: Readonly<Record<string, string | Uint8Array>>;
	/** Further overrides of the content types. */
	readonly types?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const rows = (xml: string): string => `<sheetData>${xml}</sheetData>`;

export function rawXlsx(book: RawWorkbook): Uint8Array {
	return zipped(workbookParts(book));
}

export function zipped(
	parts: Readonly<Record<string, string | Uint8Array>>,
	level: 0 | 6 = 6
): Uint8Array {
	const files: Zippable = {};
	for (const [name, content] of Object.entries(parts)) {
		files[name] = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	}
	return zipSync(files, { level });
}

export function workbookParts(book: RawWorkbook): Record<string, string | Uint8Array> {
	const { sheets, strings = [], formats = [], parts = {}, types = '' } = book;
	return {
		'[Content_Types].xml': contentTypes(sheets.length, types),
		'_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
		'xl/workbook.xml': workbook(book),
		'xl/_rels/workbook.xml.rels': relations([
			...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
			['sharedStrings', 'sharedStrings.xml'],
			['styles', 'styles.xml']
		]),
		'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.join('')}</sst>`,
		'xl/styles.xml': styles(formats),
		...Object.fromEntries(
			sheets.map(({ xml }, index) => [
				`xl/worksheets/sheet${index + 1}.xml`,
				`${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${xml}</worksheet>`
			])
		),
		...parts
	};
}

function contentTypes(sheets: number, more: string): string {
	const parts = Array.from({ length: sheets }, (_, index) => {
		const name = `/xl/worksheets/sheet${index + 1}.xml`;
		return `<Override PartName="${name}" ContentType="${TYPE}.worksheet+xml"/>`;
	});
	return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.join('')}${more}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
	const lines = targets.map(
		([type, target], index) =>
			`<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`
	);
	return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbook({ sheets, date1904 = false, definedNames = '' }: RawWorkbook): string {
	const lines = sheets.map(({ name, state }, index) => {
		const shown = state === undefined ? '' : ` state="${state}"`;
		return `<sheet name="${name}" sheetId="${index + 1}"${shown} r:id="rId${index + 1}"/>`;
	});
	const names = definedNames === '' ? '' : `<definedNames>${definedNames}</definedNames>`;
	return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${lines.join('')}</sheets>${names}</workbook>`;
}

function styles(formats: readonly (string | number)[]): string {
	const own = formats.flatMap((format, index) =>
		typeof format === 'string'
			? [`<numFmt numFmtId="${170 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
			: []
	);
	const ids = formats.map((format, index) => (typeof format === 'number' ? format : 170 + index));
	const cells = [0, ...ids].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
	const defined =
		own.length === 0 ? '' : `<numFmts count="${own.length}">${own.join('')}</numFmts>`;
	return `${HEAD}<styleSheet xmlns="${MAIN}">${defined}<cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

/** Overwrites what the central directory says of an entry. */
export function withDirectoryField(
	zip: Uint8Array,
	name: string,
	field: { readonly at: number; readonly value: number; readonly bytes: 2 | 4 }
): Uint8Array {
	const bytes = Buffer.from(zip);
	for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
		const length = bytes.readUInt16LE(at + 28);
		if (bytes.toString('utf8', at + 46, at + 46 + length) !== name) continue;
		if (field.bytes === 2) bytes.writeUInt16LE(field.value, at + field.at);
		else bytes.writeUInt32LE(field.value, at + field.at);
	}
	return bytes;
}

/** Fields of a central directory record. */
export const DIRECTORY = { flags: 8, method: 10, size: 24 } as const;
