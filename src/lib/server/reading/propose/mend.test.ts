import { describe, expect, it } from 'vitest';
import type { CellMend } from '../../../domain/reading-choices';
import { withMends } from './mend';
import { formulaMarkText } from '../read/cell-marks';
import type { Sheet } from '../table/sheet';

const sheet = (more: Partial<Sheet> = {}): Sheet => ({
	fileName: 'bao-cao.csv',
	rows: [
		{ number: 1, cells: ['Đơn vị', 'Tiếp nhận'] },
		{ number: 3, cells: ['Xã An Bình', '1.l44', 'nhiều'] },
		{ number: 4, cells: ['Xã Bình An'] }
	],
	...more
});
const mend = (more: Partial<CellMend> = {}): CellMend => ({
	row: 3,
	letter: 'B',
	was: '1.l44',
	now: '1.144',
	...more
});
const cellsOf = (sheets: readonly Sheet[], row = 3) =>
	sheets[0]?.rows.find(({ number }) => number === row)?.cells;

describe('a cell typed over while checking', () => {
	it('holds for every cell of its column that says the same, where it is meant so', () => {
		const names = (rows: readonly string[]) => ({
			rows: rows.map((name, index) => ({ number: index + 1, cells: [name, '1'] }))
		});
		const read = sheet(names(['Đơn vị', 'Xã An Bìn', 'Xã Bình An', 'xã An  Bìn']));
		const one = { ...mend({ row: 2, letter: 'A', was: 'Xã An Bìn', now: 'Xã An Bình' }) };
		const { sheets, issues } = withMends([read], [{ ...one, alike: true }]);
		const texts = sheets[0]?.rows.map(({ cells }) => cells[0]);
		expect(texts).toEqual(['Đơn vị', 'Xã An Bình', 'Xã Bình An', 'xã An  Bìn']);
		expect(issues).toHaveLength(1);
		const twice = sheet(names(['Đơn vị', 'Xã An Bìn', 'Xã An Bìn']));
		expect(withMends([twice], [{ ...one, alike: true }]).sheets[0]?.rows[2]?.cells[0]).toBe(
			'Xã An Bình'
		);
		expect(withMends([twice], [one]).sheets[0]?.rows[2]?.cells[0]).toBe('Xã An Bìn');
	});

	it('reads as typed, keeps what the file said, and is told with its place', () => {
		const { sheets, issues } = withMends([sheet()], [mend()]);
		expect(cellsOf(sheets)).toEqual(['Xã An Bình', '1.144', 'nhiều']);
		expect(sheets[0]?.rows[1]?.was).toEqual({ 1: '1.l44' });
		expect(issues).toEqual([
			{
				code: 'mended_cell',
				severity: 'info',
				place: { row: 3, letter: 'B', quote: '1.144', was: '1.l44' },
				was: '1.l44',
				now: '1.144'
			}
		]);
	});

	it('typed over twice holds what was typed last and keeps the text of the file', () => {
		const again = [mend(), mend({ now: '1.145' })];
		const onTheFirst = [mend(), mend({ was: '1.144', now: '1.145' })];
		for (const mends of [again, onTheFirst]) {
			const { sheets, issues } = withMends([sheet()], mends);
			expect(cellsOf(sheets)?.[1]).toBe('1.145');
			expect(sheets[0]?.rows[1]?.was).toEqual({ 1: '1.l44' });
			expect(issues).toMatchObject([{ was: '1.l44', now: '1.145' }]);
		}
	});

	it('typed back to the text of the file is no mend', () => {
		const { sheets, issues } = withMends(
			[sheet()],
			[mend(), mend({ was: '1.144', now: '1.l44 ' })]
		);
		expect(cellsOf(sheets)?.[1]).toBe('1.l44');
		expect(sheets[0]?.rows[1]?.was).toBeUndefined();
		expect(issues).toEqual([]);
	});

	it.each([
		['says something else in this file', { was: '1.244' }],
		['stands on a row that the file does not have', { row: 2 }],
		['stands in a column that the file does not have', { letter: 'AB', was: '' }],
		['has no column letter', { letter: 'b2', was: '' }],
		['stands on another worksheet', { sheet: 'Quý 2' }]
	])('that %s is left alone', (_, more) => {
		const { sheets, issues } = withMends([sheet()], [mend(more)]);
		expect(sheets).toEqual([sheet()]);
		expect(issues).toEqual([]);
	});

	it('may be an empty one behind the end of its row, and may be emptied', () => {
		const mends = [mend({ row: 4, was: '', letter: 'C', now: '12' }), mend({ now: '' })];
		const { sheets, issues } = withMends([sheet()], mends);
		expect(cellsOf(sheets, 4)).toEqual(['Xã Bình An', '', '12']);
		expect(cellsOf(sheets)).toEqual(['Xã An Bình', '', 'nhiều']);
		expect(issues).toHaveLength(2);
	});

	it('of a workbook is no longer the number that the workbook stored', () => {
		const stored = { value: 1144, decimals: 0, kind: 'number' } as const;
		const workbook = sheet({
			name: 'Quý 1',
			rows: [
				{ number: 3, cells: ['Xã An Bình', '1,144', '7'], numbers: [undefined, stored, stored] }
			]
		});
		const mends = [mend({ sheet: 'Quý 1', was: '1,144', now: '1145' })];
		const { sheets, issues } = withMends([sheet({ name: 'Bìa' }), workbook], mends);
		expect(sheets[1]?.rows[0]?.numbers).toEqual([undefined, undefined, stored]);
		expect(sheets[0]).toEqual(sheet({ name: 'Bìa' }));
		expect(issues[0]?.place).toMatchObject({ sheet: 'Quý 1', row: 3, letter: 'B' });
	});

	it('takes the place of a formula that has no result', () => {
		const workbook = sheet({ rows: [{ number: 3, cells: ['', formulaMarkText('SUM(B1:B2)')] }] });
		const { sheets, issues } = withMends([workbook], [mend({ was: '=SUM(B1:B2)', now: '12' })]);
		expect(cellsOf(sheets)).toEqual(['', '12']);
		expect(issues).toMatchObject([{ was: '=SUM(B1:B2)', now: '12' }]);
	});
});
