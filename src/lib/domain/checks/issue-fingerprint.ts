import { isFigureIssue } from './issue-figures';
import type { Figure, Issue } from './issue';

/** What may differ between two findings of one and the same contradiction. */
const VARYING = new Set([
	'severity',
	'code',
	'unitId',
	'period',
	'usual',
	'history',
	'computed',
	'sum',
	'lacking',
	'reportWindow'
]);

/**
 * The same contradiction of the same figures has the same text, whichever import finds it and wherever the cells
 * stand; another value is another contradiction.
 */
export function issueFingerprint(issue: Issue): string {
	const hasPlace = !isFigureIssue(issue);
	const parts = Object.entries(issue)
		.filter(
			([key, value]) => !VARYING.has(key) && value !== undefined && (hasPlace || key !== 'place')
		)
		.map(([key, value]) => `${key}=${textOf(value)}`)
		.sort();
	return [issue.code, issue.unitId ?? '', issue.period ?? '', ...parts].join(';');
}

function textOf(value: unknown): string {
	if (isFigure(value)) {
		return [value.indicator, value.field, value.source, value.value].join('|');
	}
	if (Array.isArray(value)) return `[${value.map(textOf).sort().join(',')}]`;
	if (typeof value !== 'object' || value === null) return String(value);
	const entries = Object.entries(value).map(([key, part]) => `${key}:${textOf(part)}`);
	return `{${entries.sort().join(',')}}`;
}

const isFigure = (value: unknown): value is Figure =>
	typeof value === 'object' && value !== null && 'indicator' in value && 'source' in value;
