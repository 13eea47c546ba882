// The file as it is kept when data of citizens had to go: the same cells in the same places, without those columns.
import Papa from 'papaparse';
import { sheetsAsWorkbook } from '../read/workbook/library';
import type { Sheet } from '../table/sheet';

interface File {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const BYTE_ORDER_MARK = '\ufeff';

/** A text stays a text in UTF-8; every other kind becomes a workbook: nothing of the old file is carried over. */
export function rewritten(file: File, sheets: readonly Sheet[]): File {
	const [only] = sheets;
	if (only !== undefined && only.name === undefined && sheets.length === 1)
		return { name: file.name, bytes: new TextEncoder().encode(asText(only)) };
	return { name: asXlsx(file.name), bytes: sheetsAsWorkbook(sheets) };
}

/** Rows keep their numbers: those left out while reading come back as empty lines. */
function asText({ rows }: Sheet): string {
	const lines: string[][] = [];
	for (const { number, cells } of rows) {
		while (lines.length < number - 1) lines.push([]);
		lines.push([...cells]);
	}
	return BYTE_ORDER_MARK + Papa.unparse(lines, { delimiter: ';', newline: '\r\n' });
}

const asXlsx = (name: string): string =>
	/\.xlsx$/i.test(name) ? name : `${name.replace(/\.(?:xls|html?|xml)$/i, '')}.xlsx`;
