// A large workbook through the import, against the library alone on the same bytes.
import { read } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { closeDatabase } from '../../src/lib/server/db/database';
import { readFile } from '../../src/lib/server/reading/read';
import { longRows, quarters, wideRows } from './made-up';
import { median, ms, times, withFolder, type Line } from './measure';
import { openOffice, receiveFile } from './office';

const RUNS = 3;
const BUDGET = 3;
/** A district that sends its figures one a row, of as many quarters as fill the rows. */
const DISTRICT = 28;
const FIGURES_OF_ONE = 12;
const FIRST_YEAR = 2018;

type Rows = readonly (readonly (string | number)[])[];
interface Shape {
	readonly name: string;
	readonly units: number;
	readonly figures: number;
	readonly rows: Rows;
}

/** So many rows in both layouts: a report in each row, and a figure in each. */
export async function workbookBench(rows: number, period: string): Promise<Line[]> {
	const periods = quarters(Math.ceil(rows / (DISTRICT * FIGURES_OF_ONE)), FIRST_YEAR);
	const long = longRows(DISTRICT, periods).slice(0, rows + 1);
	const shapes: readonly Shape[] = [
		{ name: 'a figure a row', units: DISTRICT, figures: rows, rows: long },
		{
			name: 'a report a row',
			units: rows,
			figures: rows * FIGURES_OF_ONE,
			rows: wideRows(rows, period)
		}
	];
	const lines: Line[] = [];
	for (const shape of shapes) lines.push(...(await linesOf(shape)));
	return lines;
}

async function linesOf({ name, units, figures, rows }: Shape): Promise<Line[]> {
	const bytes = await workbookOf(rows);
	const file = { name: 'bang.xlsx', bytes };
	const found: readonly Record<'alone' | 'reading' | 'storing', number>[] = Array.from(
		{ length: RUNS + 1 },
		// In turns, so that whatever else the machine does slows all three down.
		() => ({
			alone: took(() => read(bytes, LIBRARY_OPTIONS)),
			reading: took(() => readFile(file)),
			storing: receiving(units, file)
		})
	).slice(1);
	const [alone, reading, storing] = (['alone', 'reading', 'storing'] as const).map((one) =>
		median(found.map((run) => run[one]))
	) as [number, number, number];
	const what = `${rows.length - 1} rows, ${name}, ${figures} figures`;
	return [
		{ what: `@e965/xlsx alone: ${what}`, found: ms(alone) },
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

/** As the import asks the library. */
const LIBRARY_OPTIONS = {
	type: 'array',
	dense: true,
	cellNF: true,
	cellText: false,
	cellHTML: false,
	sheetStubs: true
} as const;

function took(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

/** As an office program makes it: every cell with a border and a number format, texts shared. */
async function workbookOf(rows: Rows): Promise<Uint8Array> {
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
		const time = took(() => receiveFile(office, file, false));
		closeDatabase(office.db);
		return time;
	});
}
