// A whole file through the import, against PapaParse alone on the same text.
import Papa from 'papaparse';
import { closeDatabase } from '../../src/lib/server/db/database';
import { readFile } from '../../src/lib/server/reading/read';
import { wideCsv } from './made-up';
import { median, medianMs, ms, times, withFolder, type Line } from './measure';
import { openOffice, receiveText } from './office';

const RUNS = 3;

export function importBench(units: number, period: string): Line[] {
	const text = wideCsv(units, period);
	const bytes = new TextEncoder().encode(text);
	const parse = medianMs(() => Papa.parse(text, { header: false, delimiter: ';' }));
	const read = medianMs(() => readFile({ name: 'bang-rong.csv', bytes }));
	const stored = median(Array.from({ length: RUNS }, () => storing(units, text)));
	return [
		{ what: `PapaParse alone, ${units} rows`, found: ms(parse) },
		{ what: 'reading (bytes to cells)', found: ms(read) },
		{ what: 'receiving (read, map, check, store)', found: ms(stored) },
		{ what: 'reading : PapaParse', found: times(read / parse) },
		{ what: 'receiving : PapaParse', found: times(stored / parse) },
		{ what: 'receiving, per report', found: ms(stored / units) }
	];
}

function storing(units: number, text: string): number {
	return withFolder((folder) => {
		const office = openOffice(folder, units);
		const start = performance.now();
		receiveText(office, text, false);
		const took = performance.now() - start;
		closeDatabase(office.db);
		return took;
	});
}
