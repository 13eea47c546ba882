import { expect, test } from 'vitest';
import type { Issue } from '../../domain/checks/issue';
import { shortIssue } from './short-issue';

const about = (text: string): Issue => ({
	code: 'unknown_unit',
	severity: 'error',
	place: { row: 3, quote: text },
	found: text,
	nearest: []
});

test('an issue about a very long cell quotes its beginning', () => {
	const long = 'a'.repeat(20_000);
	expect(shortIssue(about(long))).toEqual(about(`${'a'.repeat(500)}…`));
});

test('an issue about any other cell stays the same object', () => {
	const issue = about('Xã Lạ');
	expect(shortIssue(issue)).toBe(issue);
});
