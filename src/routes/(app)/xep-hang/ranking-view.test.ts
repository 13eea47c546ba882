import { describe, expect, test } from 'vitest';
import { rankedUnit, rankingOf } from '$lib/charts/__golden__/samples';
import type { ReportTable } from '$lib/format/table';
import { nextSorting, rankingRows, sortingFrom, sortingText } from './ranking-view';

const ranking = rankingOf([
	{ ...rankedUnit(0, 99), valueChange: 1, denominator: 50 },
	{ ...rankedUnit(1, 96), valueChange: null, denominator: 900 },
	{ ...rankedUnit(2, 91), valueChange: -3, denominator: 50 }
]);
const table: ReportTable = {
	title: '',
	subtitle: [],
	notes: [],
	columns: [{ key: 'name', heading: 'Đơn vị', align: 'start' }],
	rows: [...ranking.rows.map((row) => row.name), 'Cụm Mẫu'].map((text) => ({
		kind: 'data',
		cells: [{ kind: 'text', text }]
	}))
};
const namesBy = (written: string) =>
	rankingRows(table, ranking, sortingFrom(written)).map((row) => row.cells['name']);
const [FIRST, SECOND, THIRD] = ranking.rows.map((row) => row.name);

describe('the order of the ranking page', () => {
	test('is the ranking itself when nothing or nonsense is asked', () => {
		expect(namesBy('')).toEqual([FIRST, SECOND, THIRD, 'Cụm Mẫu']);
		expect(namesBy('-khong-co')).toEqual([FIRST, SECOND, THIRD, 'Cụm Mẫu']);
	});

	test('by change: units without a change stand last in both directions', () => {
		expect(namesBy('-thay-doi')).toEqual([FIRST, THIRD, SECOND, 'Cụm Mẫu']);
		expect(namesBy('thay-doi')).toEqual([THIRD, FIRST, SECOND, 'Cụm Mẫu']);
	});

	test('equal denominators keep the order of the ranking', () => {
		expect(namesBy('-mau-so')).toEqual([SECOND, FIRST, THIRD, 'Cụm Mẫu']);
	});

	test('a second click turns the order', () => {
		const once = nextSorting(sortingFrom(null), 'denominator');
		expect(sortingText(once)).toBe('-mau-so');
		expect(sortingText(nextSorting(once, 'denominator'))).toBe('mau-so');
	});
});

test('a unit below the target is marked, one that just reaches it is not', () => {
	const rows = rankingRows(table, rankingOf([rankedUnit(0, 95), rankedUnit(1, 94.99)]), {
		key: 'rank',
		descending: false
	});
	expect(rows.map((row) => row.missesTarget)).toEqual([false, true, false]);
});
