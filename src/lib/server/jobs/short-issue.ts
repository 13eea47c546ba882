// An issue with texts that somebody could read: a cell may hold a whole book, and is quoted in every issue about it.
import type { Issue } from '../../domain/checks/issue';

/** No text that is shown of a cell is longer. */
const LONGEST = 500;

/** The same object where nothing of it is long. */
export function shortIssue(issue: Issue): Issue {
	const isLong =
		Object.values(issue).some(isLongText) || Object.values(issue.place).some(isLongText);
	if (!isLong) return issue;
	return { ...shortened(issue), place: shortened(issue.place) };
}

const isLongText = (value: unknown): value is string =>
	typeof value === 'string' && value.length > LONGEST;

function shortened<T extends object>(of: T): T {
	const entries = Object.entries(of).map(([key, value]: [string, unknown]) => [
		key,
		isLongText(value) ? `${value.slice(0, LONGEST)}…` : value
	]);
	return Object.fromEntries(entries) as T;
}
