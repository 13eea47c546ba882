import { expect, test } from 'vitest';
import { seriesOf, trendOf } from '$lib/charts/__golden__/samples';
import { chosenUnits, furthestBehind, trendRows } from './trend-view';

const TREND = trendOf(
	[
		seriesOf({ unitId: 7, name: 'Xã A' }, [90, 91, null, 93, 94, 95], { breaks: ['2023-q3'] }),
		seriesOf({ unitId: 8, name: 'Xã B' }, [60, 61, 62, 63, 64, 65], { flags: { 5: 'few' } }),
		seriesOf({ unitId: 9, name: 'Xã C' }, [70, 71, 72, 73, 74, 75], { flags: { 1: 'derived' } })
	],
	[80, 81, 82, 83, 84, 85]
);

test('units are chosen with commas or one by one; unknown ones are left out', () => {
	expect(chosenUnits(['9,7'], TREND)).toEqual([9, 7]);
	expect(chosenUnits(['9', '7', '9', '500', 'x', ''], TREND)).toEqual([9, 7]);
});

test('without a choice the lowest are in colour, but none with few dossiers', () => {
	expect(furthestBehind(TREND, '2024-q1')).toEqual([9, 7]);
	expect(furthestBehind({ ...TREND, direction: 'lower' }, '2024-q1')).toEqual([7, 9]);
	expect(furthestBehind(TREND, '1999-q1')).toEqual([]);
});

test('the table begins with the office and the chosen units, a gap says why, marks say what', () => {
	const rows = trendRows(TREND, [9]);
	expect(rows.map(({ name, line }) => [name, line])).toEqual([
		['Cụm Mẫu', null],
		['Xã C', 0],
		['Xã A', null],
		['Xã B', null]
	]);
	expect(rows[1]?.cells[1]).toMatchObject({ text: '71,00', sign: '◇', about: 'suy ra' });
	expect(rows[2]?.cells[2]).toMatchObject({ text: '–', sign: '', isBreak: false });
	expect(rows[2]?.cells[3]?.isBreak).toBe(true);
});
