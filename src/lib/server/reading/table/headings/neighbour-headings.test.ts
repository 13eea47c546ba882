import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../reference/catalogue';
import type { Heading } from '../columns/columns';
import { meaningUnder } from './heading-meaning';
import { amongNeighbours, type Neighbour } from './neighbour-headings';
import { vocabularyOf } from '../vocabulary';

const catalogue = loadCatalogue('data');
const vocabulary = vocabularyOf(catalogue);

function settled(headings: readonly string[], rows: readonly (readonly number[])[] = []) {
	const candidates = headings.flatMap((text, index): Neighbour[] => {
		const heading: Heading = { index, text, path: [text], row: 1, role: undefined };
		const meaning = meaningUnder(heading, vocabulary);
		return meaning.found.kind === 'one'
			? [{ heading, meaning, indicator: meaning.found.value }]
			: [];
	});
	const body = rows.map((cells, at) => ({ number: at + 2, cells: cells.map(String) }));
	return amongNeighbours(candidates, { vocabulary, catalogue, rows: body }).map(
		({ candidate, asked }) =>
			asked === undefined ? candidate.indicator.id.replace('dossiers_', '') : 'asked'
	);
}

describe('headings without their group', () => {
	it.each([
		[
			['Đang giải quyết', 'Trong hạn', 'Quá hạn'],
			['pending_in_time', 'pending_overdue']
		],
		[
			['Còn tồn', 'Chưa đến hạn', 'Quá hạn'],
			['pending_in_time', 'pending_overdue']
		],
		[
			['Đã giải quyết', 'Trong hạn', 'Quá hạn'],
			['resolved_early_or_on_time', 'resolved_late']
		],
		[
			['Đã giải quyết', 'Đúng hạn', 'Quá hạn'],
			['resolved_on_time', 'resolved_late']
		],
		[
			['Đang giải quyết', 'Đúng hạn', 'Quá hạn'],
			['resolved_on_time', 'resolved_late']
		]
	])('%j', (headings, [second, third]) => {
		expect(settled(headings).slice(1)).toEqual([second, third]);
	});

	it('are the same in any order', () => {
		const of = (headings: readonly string[]) => settled(headings).toSorted();
		const headings = ['Đã giải quyết', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Đang giải quyết'];
		expect(of(headings)).toContain('resolved_late');
		expect(of(headings.toReversed())).toEqual(of(headings));
	});

	it('are told apart by what they stand next to where they are repeated', () => {
		const resolved = ['Đã giải quyết', 'Trước hạn', 'Đúng hạn', 'Quá hạn'];
		const all = settled([...resolved, 'Đang giải quyết', 'Trong hạn', 'Quá hạn']);
		expect(all.slice(3)).toEqual([
			'resolved_late',
			'pending_total',
			'pending_in_time',
			'pending_overdue'
		]);
	});

	it('are read by their sums where both kinds have parts', () => {
		const headings = ['Đã giải quyết', 'Trước hạn', 'Đúng hạn', 'Đang giải quyết', 'Trong hạn'];
		const rows = [
			[100, 60, 38, 10, 7, 2],
			[50, 30, 15, 9, 3, 5]
		];
		expect(settled([...headings, 'Quá hạn'], rows).at(-1)).toBe('resolved_late');
	});

	it('are a question where nothing tells', () => {
		expect(settled(['Đã giải quyết', 'Đang giải quyết', 'Quá hạn']).at(-1)).toBe('asked');
	});
});
