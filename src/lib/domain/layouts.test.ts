import { expect, it } from 'vitest';
import { LAYOUT_IDS, layoutNamed, layoutOf } from './layouts';

it('the form with the most marks is tried first, the table that anything could be last', () => {
	expect(LAYOUT_IDS).toEqual(['bieu_mau', 'ii_06a', 'down', 'long', 'wide', 'json']);
});

it('a layout of an earlier version has no name here', () => {
	expect(layoutNamed('wide')?.name).toBe('bảng rộng');
	expect(layoutNamed('crosstab')).toBeUndefined();
	expect(layoutNamed('toString')).toBeUndefined();
});

it.each(LAYOUT_IDS)('the example of %s has a cell under each heading', (id) => {
	const { example } = layoutOf(id);
	if (example === undefined) return;
	const { text, figures, after = [], row } = example;
	expect(row).toHaveLength(text.length + figures.length + after.length);
});
