// What contradicts itself among the readable figures of a file that cannot be stored yet; looked at as if they were stored.
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Issue } from '../../domain/checks/issue';
import { attempt, type Db } from '../db/database';
import { certainIssues } from './certain-issues';
import type { FigureChange } from '../ledger/changes';
import type { Readable } from '../reading/resolve/readable';
import { storeFile, type StoreOptions } from '../ledger/store';

export interface CheckedReadable {
	readonly issues: readonly Issue[];
	/** Those that are not open yet. */
	readonly opened: readonly Issue[];
	readonly changes: readonly FigureChange[];
}

export function checkReadable(
	db: Db,
	readable: Readable | undefined,
	options: StoreOptions
): CheckedReadable {
	if (readable === undefined || readable.resolved.observations.length === 0) return NOTHING;
	const { catalogue } = options;
	const stored = attempt(
		db,
		(writer) => storeFile(writer, readable.resolved, options),
		() => false
	);
	return { ...certain(stored, readable, catalogue), changes: stored.changes };
}

const NOTHING: CheckedReadable = { issues: [], opened: [], changes: [] };

const certain = (
	{ issues, opened }: Pick<CheckedReadable, 'issues' | 'opened'>,
	readable: Readable,
	catalogue: Catalogue
): Pick<CheckedReadable, 'issues' | 'opened'> => ({
	issues: certainIssues(issues, readable, catalogue),
	opened: certainIssues(opened, readable, catalogue)
});
