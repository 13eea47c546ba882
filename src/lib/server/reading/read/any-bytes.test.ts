// Whatever a workbook has been through, reading it gives an answer: a table or an issue, never a throw.
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { zipped } from '../../../../../tests/support/workbook-files';
import { readFile } from './';
import { isArchive, unpackArchive } from './archive';

const sheet = utils.aoa_to_sheet([
	['Đơn vị', 'Kỳ', 'Chỉ tiêu', 'Giá trị'],
	...Array.from({ length: 30 }, (_, index) => [
		`Xã ${index}`,
		'Quý I/2023',
		'Tiếp nhận',
		index * 7.5
	])
]);
sheet['E2'] = { t: 'n', v: 5, f: 'SUM(D2:D9)' };
sheet['!ref'] = 'A1:E31';
sheet['!merges'] = [utils.decode_range('A3:A4')];
const book = { SheetNames: ['Biểu', 'Hai'], Sheets: { Biểu: sheet, Hai: sheet } };
const saved = (
	bookType: 'xlsx' | 'biff8' | 'biff5' | 'xlml' | 'html',
	compression = true
): Buffer => write(book, { type: 'buffer', bookType, compression }) as Buffer;
const FILES: readonly Buffer[] = [
	saved('xlsx'),
	saved('xlsx', false),
	saved('biff8'),
	saved('biff5'),
	saved('xlml'),
	saved('html'),
	Buffer.from(zipped({ 'a/b.xlsx': saved('xlsx'), 'c.xls': saved('biff8'), 'd.csv': 'a,b\n1,2' })),
	Buffer.from(zipped({ 'a.xlsx': saved('xlsx') }, 0))
];
const wounds = fc.array(
	fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
		cut: fc.integer({ min: 0, max: 40 }),
		put: fc.oneof(
			fc.uint8Array({ maxLength: 8 }),
			fc.constantFrom(
				...['<', '>', '"', '&#', '</row>', 'PK\x01\x02', '\xff\xff\xff\xff'].map((words) =>
					Buffer.from(words)
				)
			)
		)
	}),
	{ minLength: 1, maxLength: 6 }
);

test('a damaged workbook or archive gets an answer', () => {
	const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	fc.assert(
		fc.property(fc.constantFrom(...FILES), wounds, fc.boolean(), (file, hits, keepLength) => {
			let bytes = file;
			for (const { at, cut, put } of hits) {
				const from = Math.floor(at * bytes.length);
				const rest = bytes.subarray(from + (keepLength ? put.length : cut));
				bytes = Buffer.concat([bytes.subarray(0, from), put, rest]);
			}
			const started = performance.now();
			const result = readFile({ name: 'tep.xlsx', bytes });
			if (!result.ok) expect(result.issues).not.toEqual([]);
			if (isArchive(bytes)) unpackArchive({ name: 'tep.zip', bytes });
			expect(performance.now() - started).toBeLessThan(5000);
		}),
		{ seed: 2023, numRuns: 300 }
	);
	silent.mockRestore();
}, 120_000);

test('the beginning of each kind of file, cut anywhere, gets an answer', () => {
	const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	for (const file of FILES) {
		for (let share = 0; share < 1; share += 0.09) {
			const result = readFile({
				name: 'tep',
				bytes: file.subarray(0, Math.floor(file.length * share))
			});
			if (!result.ok) expect(result.issues).not.toEqual([]);
		}
	}
	silent.mockRestore();
}, 60_000);
