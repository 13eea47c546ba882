import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json';
import { readRecords } from './records';

function recordsOf(value: unknown, limits = { rows: 100, columns: 20 }) {
	const document = readJson(JSON.stringify(value), 'a.json');
	if (!document.ok) throw new Error('not JSON');
	const read = readRecords(document.value, limits);
	return read === undefined ? undefined : read.ok ? read.value : read.issues;
}
const cellsOf = (value: unknown): unknown => {
	const sheet = recordsOf(value);
	return sheet !== undefined && 'rows' in sheet ? sheet.rows.map(({ cells }) => cells) : sheet;
};

describe('records', () => {
	it('are rows below their keys; a key that one lacks is an empty cell', () => {
		expect(
			cellsOf([
				{ a: 1, b: 'x' },
				{ b: null, c: true }
			])
		).toEqual([
			['a', 'b', 'c'],
			['1', 'x', ''],
			['', '', 'true']
		]);
	});

	it('keep numbers as they are written', () => {
		const sheet = recordsOf([{ a: 95.07, b: '95,07' }]);
		expect(sheet).toMatchObject({ rows: [{}, { numbers: [{ value: 95.07, decimals: 2 }] }] });
	});

	it('have groups of keys as headings over headings', () => {
		const sheet = recordsOf({ data: [{ Xã: 'A', 'Tiếp nhận': { 'Trực tuyến': 1, Khác: 2 } }] });
		expect(sheet).toMatchObject({
			rows: [
				{ number: 1, cells: ['Xã', 'Tiếp nhận', ''] },
				{ number: 2, cells: ['', 'Trực tuyến', 'Khác'] },
				{ number: 3, cells: ['A', '1', '2'] }
			],
			merges: [
				{ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
				{ fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 }
			]
		});
	});

	it.each([
		['a document of our own', [{ unit: 'A', period: '2023-q1', figures: {} }]],
		['a faulty document of our own', { submissions: [{ unit: 'A', period: '2023-q1' }] }],
		['lists in cells', [{ a: [1] }]],
		['too many levels', [{ a: { b: { c: { d: 1 } } } }]],
		['two lists', { a: [{ b: 1 }], c: [{ d: 1 }] }],
		['a list of numbers', [1, 2]],
		['nothing', []]
	])('are not %s', (_what, value) => {
		expect(recordsOf(value)).toBeUndefined();
	});

	it('beyond the limits are refused by what is too many', () => {
		const rows = Array.from({ length: 101 }, () => ({ a: 1 }));
		expect(recordsOf(rows)).toMatchObject([{ code: 'too_many_rows', found: 101 }]);
		const wide = [Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`k${at}`, at]))];
		expect(recordsOf(wide)).toMatchObject([{ code: 'too_many_columns', found: 21 }]);
	});

	it('give each value its cell, whatever the keys', () => {
		const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null));
		const record = fc.dictionary(
			fc.string().filter((key) => key !== 'figures'),
			value,
			{
				minKeys: 1,
				maxKeys: 8
			}
		);
		fc.assert(
			fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), (records) => {
				const sheet = recordsOf(records, { rows: 100, columns: 100 });
				if (sheet === undefined || !('rows' in sheet)) throw new Error('no sheet');
				const [head, ...rows] = sheet.rows;
				rows.forEach(({ cells }, index) => {
					const told = Object.fromEntries(
						cells.flatMap((cell, at) => (cell === '' ? [] : [[head?.cells[at] ?? '', cell]]))
					);
					const filled = Object.entries(records[index] ?? {}).flatMap(([key, cell]) =>
						cell === null || cell === ''
							? []
							: [[key.normalize('NFC'), String(cell).normalize('NFC')]]
					);
					expect(told).toEqual(Object.fromEntries(filled));
				});
			})
		);
	});
});
