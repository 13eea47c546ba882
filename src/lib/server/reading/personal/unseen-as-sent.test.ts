import { expect, test } from 'vitest';
import type { Issue } from '../../../domain/checks/issue';
import { unseenAsSent } from './unseen-as-sent';

const note = { severity: 'info', place: { sheet: 'A' } } as const;
const dropped: Issue = {
	...{ ...note, code: 'personal_columns_dropped' },
	columns: [{ letter: 'C', heading: 'Họ tên', kind: 'name', cells: 3 }]
};
const left = (...cells: string[]): Issue => ({
	...{ ...note, code: 'text_left_out', count: 9 },
	cells: cells.map((cell) => ({ cell, text: '1', why: 'raised' }))
});

test('struck rows stay told, notes that the second reading gives itself do not', () => {
	const struck: Issue = { ...note, code: 'struck_rows', rows: [4] };
	const hidden: Issue = { ...note, code: 'hidden_columns', columns: ['B'] };
	expect(unseenAsSent([struck, hidden], [dropped])).toEqual([struck]);
});

test('texts of a dropped column are told nowhere', () => {
	expect(unseenAsSent([left('B2', 'C2', 'CC3')], [dropped])).toEqual([
		{ ...left('B2', 'CC3'), count: 8 }
	]);
	expect(unseenAsSent([left('C2')], [dropped])).toEqual([]);
});

test('a column of the same letter in another sheet is another one', () => {
	const elsewhere: Issue = { ...dropped, place: { sheet: 'B' } };
	expect(unseenAsSent([left('C2')], [elsewhere])).toEqual([left('C2')]);
});
