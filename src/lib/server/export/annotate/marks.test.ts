import { describe, expect, it } from 'vitest';
import type { Figure, Issue } from '../../../domain/checks/issue';
import type { Observation, Place } from '../../../domain/figures/observation';
import { marksOf } from './marks';

const names = {
	indicator: (id: string) => `chỉ tiêu ${id}`,
	unit: (id: number) => `xã ${id}`,
	field: (id: string) => `lĩnh vực ${id}`
};
const ranges = [{ sheet: 'Quý 1', headingRow: 3, lastHeadingRow: 4, lastRow: 20, firstColumn: 0 }];
const notANumber = (place: Place): Issue => ({
	code: 'not_a_number',
	severity: 'error',
	place,
	found: '12a',
	indicator: 'a'
});
const figure = (indicator: string, place: Place, value: number): Figure => ({
	indicator,
	field: '',
	source: 'Báo cáo',
	value,
	text: String(value),
	place
});
const observed = ({ indicator, value, text, place }: Figure): Observation => ({
	unitId: 1,
	period: '2023-q3',
	indicator,
	field: '',
	source: 'Báo cáo',
	window: null,
	quantity: { kind: 'exact', value },
	text,
	decimals: 0,
	place
});
const exceeding = (part: Figure, total: Figure): Issue => ({
	code: 'part_exceeds_total',
	severity: 'warning',
	place: part.place,
	unitId: 1,
	period: '2023-q3',
	check: 'x',
	parts: [part],
	total
});

describe('a fault with a cell', () => {
	it('is marked there, its note beginning with how grave it is', () => {
		const issue = notANumber({ sheet: 'Quý 1', row: 7, letter: 'D', quote: '12a' });
		const { cells, lines } = marksOf([issue], { names });
		expect(cells).toEqual([
			{ sheet: 'Quý 1', ref: 'D7', severity: 'error', note: expect.stringMatching(/^Phải sửa: /u) }
		]);
		expect(lines[0]).toMatchObject({
			sheet: 'Quý 1',
			ref: 'D7',
			found: '“12a”',
			code: 'not_a_number'
		});
	});

	it('is of the sheet that was read where it names none', () => {
		const { cells } = marksOf([notANumber({ row: 7, letter: 'D' })], { names, ranges });
		expect(cells[0]).toMatchObject({ sheet: 'Quý 1', ref: 'D7' });
	});
});

describe('a fault without a cell', () => {
	it('of a whole row is marked in its first filled cell', () => {
		const { cells } = marksOf([notANumber({ row: 7, column: 'Giá trị' })], { names, ranges });
		expect(cells[0]).toMatchObject({ ref: '7' });
	});

	it('of a whole column is marked at its heading', () => {
		const { cells } = marksOf([notANumber({ column: 'F' })], { names, ranges });
		expect(cells[0]).toMatchObject({ sheet: 'Quý 1', ref: 'F4' });
	});

	it('of the file is a line of the list only', () => {
		const issue: Issue = { code: 'period_not_named', severity: 'error', place: {} };
		const { cells, lines } = marksOf([issue], { names, ranges });
		expect(cells).toEqual([]);
		expect(lines).toHaveLength(1);
		expect(lines[0]).not.toHaveProperty('ref');
	});

	it('that is only a note on rows is a line of the list only', () => {
		const issue: Issue = {
			code: 'rows_left_out',
			severity: 'info',
			place: { row: 9 },
			rows: [9],
			why: 'total'
		};
		expect(marksOf([issue], { names, ranges }).cells).toEqual([]);
	});
});

describe('a contradiction', () => {
	const part = figure('a', { sheet: 'Quý 1', row: 7, letter: 'D' }, 120);
	const total = figure('b', { sheet: 'Quý 1', row: 7, letter: 'E' }, 115);

	it('is marked in the cells of all its figures, each once', () => {
		const observations = [observed(part), observed(total)];
		const { cells, lines } = marksOf([exceeding(part, total)], { names, ranges, observations });
		expect(cells.map(({ ref }) => ref)).toEqual(['D7', 'E7']);
		expect(lines[0]).toMatchObject({ ref: 'D7' });
		expect(lines[0]?.message).toContain('Các ô liên quan: E7.');
	});

	it('with a figure of another file is marked in this file’s cells only', () => {
		const stored = figure('b', { row: 40, letter: 'B' }, 115);
		const observations = [observed(part)];
		const { cells } = marksOf([exceeding(part, stored)], { names, ranges, observations });
		expect(cells.map(({ ref }) => ref)).toEqual(['D7']);
	});

	it('of a report stored before has no cell here, and says whose it is', () => {
		const other = { ...exceeding(part, total), unitId: 2 };
		const observations = [observed(figure('c', { row: 1, letter: 'A' }, 1))];
		const { cells, lines } = marksOf([other], { names, ranges, observations });
		expect(cells).toEqual([]);
		expect(lines[0]?.message).toMatch(/^xã 2, Quý III\/2023, báo cáo đã lưu từ trước: /u);
	});
});
