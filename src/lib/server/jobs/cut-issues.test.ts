import { describe, expect, test } from 'vitest';
import type { Issue } from '../../domain/checks/issue';
import { cutIssues } from './cut-issues';

const unknown = (row: number): Issue => ({
	code: 'unknown_unit',
	severity: 'error',
	place: { row },
	found: 'Xã Lạ',
	nearest: []
});
const empty: Issue = { code: 'no_figures', severity: 'error', place: {} };
const reading: Issue = {
	code: 'number_reading',
	severity: 'info',
	place: {},
	column: 'D',
	example: '1.144',
	reading: 1144,
	convention: 'comma'
};
const rows = (count: number): Issue[] => Array.from({ length: count }, (_, at) => unknown(at + 1));

describe('issues that are told', () => {
	test('are all of them while they are few', () => {
		const issues = [...rows(3), reading];
		expect(cutIssues(issues, 4)).toEqual({
			issues,
			moreIssues: 0,
			severities: { error: 3, warning: 0, info: 1 },
			codes: [
				{ severity: 'error', code: 'unknown_unit', count: 3 },
				{ severity: 'info', code: 'number_reading', count: 1 }
			]
		});
	});

	test('are the first of each kind when one kind is many, and all are counted', () => {
		const cut = cutIssues([...rows(700), empty, reading], 10);
		expect(cut.issues).toEqual([...rows(8), empty, reading]);
		expect(cut.moreIssues).toBe(692);
		expect(cut.severities).toEqual({ error: 701, warning: 0, info: 1 });
		expect(cut.codes.map(({ code, count }) => [code, count])).toEqual([
			['unknown_unit', 700],
			['no_figures', 1],
			['number_reading', 1]
		]);
	});

	test('hold one of every kind even where there are more kinds than places', () => {
		expect(cutIssues([...rows(5), empty, reading], 1).issues).toEqual([unknown(1), empty, reading]);
	});
});
