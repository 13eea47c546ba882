import { expect, it } from 'vitest';
import type { FileIssue, Issue } from '../../domain/checks/issue';
import { groupIssues } from './issue-groups';

const names = { indicator: (id: string) => id, unit: String, field: (id: string) => id };
const notANumber = (row: number, found: string): FileIssue => ({
	code: 'not_a_number',
	severity: 'error',
	place: { row, column: 'Trực tuyến', quote: found },
	indicator: 'dossiers_received_online',
	found
});
const note: Issue = { code: 'no_figures', severity: 'info', place: {} };

it('tells the same fault of many cells once, with all its cells', () => {
	const [group, ...rest] = groupIssues([notANumber(2, 'abc'), notANumber(3, 'abc')], names);
	expect(rest).toEqual([]);
	expect(group?.entries).toHaveLength(1);
	expect(group?.entries[0]?.places.map(({ row }) => row)).toEqual([2, 3]);
	expect(group?.count).toBe(2);
});

it('keeps different cells of one kind of fault together, each with its own words', () => {
	const [group] = groupIssues([notANumber(2, 'abc'), notANumber(3, 'mười')], names);
	expect(group?.entries.map(({ text }) => text.message)).toHaveLength(2);
});

it('puts what must be mended first, whatever was found first', () => {
	const groups = groupIssues([note, notANumber(2, 'abc')], names);
	expect(groups.map(({ severity }) => severity)).toEqual(['error', 'info']);
});

it('never lumps contradictions of different reports together', () => {
	const mismatch = (unitId: number): Issue => {
		const figure = { indicator: 'a', field: '', source: 'Báo cáo', text: '1', place: {} } as const;
		const part = { ...figure, indicator: 'b', value: 2 };
		return {
			code: 'part_exceeds_total',
			severity: 'warning',
			place: {},
			unitId,
			period: 'nam',
			check: 'c',
			parts: [part],
			total: { ...figure, value: 1 }
		};
	};
	const groups = groupIssues([mismatch(1), mismatch(2)], names);
	expect(groups.map(({ unitId }) => unitId)).toEqual([1, 2]);
});
