import type { Issue } from './issue';

/** The same contradiction of the same figures has the same text, whichever import finds it. */
export function issueFingerprint(issue: Issue): string {
	return issue.code;
}
