// A large workbook through the import, against the library alone on the same bytes.
import { read } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { closeDatabase } from '../../src/lib/server/db/database';
import { readFile } from '../../src/lib/server/import/read/index';
import { wideRows } from './made-up';
import { median, medianMs, ms, times, withFolder, type Line } from './measure';
import { openOffice, receiveFile } from './office';

const RUNS = 3;
const BUDGET = 3;

export async function workbookBench(units: number, period: string): Promise<Line[]> {
	const bytes = await workbookOf(wideRows(units, period));
	const file = { name: 'bang-rong.xlsx', bytes };
	const alone = medianMs(() => read(bytes, { type: 'array', dense: true, cellNF: true }), RUNS);
	const reading = medianMs(() => readFile(file), RUNS);
	const storing = median(Array.from({ length: RUNS }, () => receiving(units, file)));
	return [
		{ what: `@e965/xlsx alone, ${units} rows`, found: ms(alone) },
		{ what: 'reading (bytes to cells)', found: ms(reading) },
		{ what: 'receiving (read, map, check, store)', found: ms(storing) },
		{ what: 'reading : library', found: times(reading / alone) },
		{
			what: 'receiving : library',
			found: times(storing / alone),
			budget: `≤ × ${BUDGET}`,
			isKept: storing <= BUDGET * alone
		}
	];
}

/** As an office program makes it: every cell with a border and a number format, texts shared. */
async function workbookOf(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('Quý III');
	sheet.addRows(rows.map((row) => [...row]));
	const border = { style: 'thin' } as const;
	sheet.eachRow((row) =>
		row.eachCell((cell) => {
			cell.border = { top: border, left: border, bottom: border, right: border };
			cell.numFmt = '#,##0';
		})
	);
	return new Uint8Array(await book.xlsx.writeBuffer());
}

function receiving(units: number, file: { readonly name: string; readonly bytes: Uint8Array }) {
	return withFolder((folder) => {
		const office = openOffice(folder, units);
		const start = performance.now();
		receiveFile(office, file, false);
		const took = performance.now() - start;
		closeDatabase(office.db);
		return took;
	});
}
