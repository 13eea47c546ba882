import { describe, expect, test } from 'vitest';
import type { Issue } from '$lib/domain/checks/issue';
import { cutIssues } from '$lib/server/jobs/cut-issues';
import { dataPath, loadCatalogue } from '$lib/server/reference/catalogue';
import { issueParts } from './issue-lines';

const NAMES = { indicator: (id: string) => id, unit: () => 'Xã An', field: (id: string) => id };
const WORDS = { names: NAMES, catalogue: loadCatalogue(dataPath()) };
const unknown = (row: number): Issue => ({
	code: 'unknown_unit',
	severity: 'error',
	place: { row },
	found: 'Xã Lạ',
	nearest: []
});
const empty: Issue = { code: 'no_figures', severity: 'error', place: {} };

function partsOf(all: readonly Issue[], most: number) {
	const { issues, codes } = cutIssues(all, most);
	const none = { submissions: [], changes: [], isCut: false, isTable: true, ...WORDS };
	return issueParts({ issues, codes, ...none });
}

describe('the issues of a file in parts', () => {
	const many = [...Array.from({ length: 700 }, (_, at) => unknown(at + 1)), empty];

	test('are counted whole, listed or not', () => {
		const [part] = partsOf(many, 10);
		expect(part).toMatchObject({ severity: 'error', count: 701, more: 0 });
		expect(part?.groups.map(({ code, count, unlisted }) => [code, count, unlisted])).toEqual([
			['unknown_unit', 700, 691],
			['no_figures', 1, 0]
		]);
	});

	test('say nothing of more where all are listed', () => {
		const [part] = partsOf(many, 1000);
		expect(part?.count).toBe(701);
		expect(part?.groups.map(({ unlisted }) => unlisted)).toEqual([0, 0]);
	});

	test('leave out what a caller tells elsewhere', () => {
		const { codes } = cutIssues(many, 10);
		const none = { submissions: [], changes: [], isCut: false, isTable: true, ...WORDS };
		expect(issueParts({ issues: [empty], codes, ...none })).toMatchObject([{ count: 1 }]);
	});
});
