// The filter in the address of the page and of its file; what cannot be read is no filter.
import { z } from 'zod';
import type { IssueCode, Severity } from '$lib/domain/checks/issue';
import type { PeriodId } from '$lib/domain/figures/period';

const Filter = z.object({
	'don-vi': z.coerce.number().int().positive().nullable().catch(null),
	loai: z.string().min(1).nullable().catch(null),
	muc: z.enum(['warning', 'info', 'all']).catch('warning'),
	trong: z.string().min(1).nullable().catch(null)
});
export type IssueSearch = z.infer<typeof Filter>;

export const issueFilterOf = (url: URL): IssueSearch =>
	Filter.parse(Object.fromEntries(url.searchParams));

interface Filtered {
	readonly unitId: number;
	readonly code: IssueCode;
	readonly severity: Severity;
	readonly period: PeriodId;
}

export function isWanted(issue: Filtered, filter: IssueSearch): boolean {
	return (
		(filter['don-vi'] === null || issue.unitId === filter['don-vi']) &&
		(filter.loai === null || issue.code === filter.loai) &&
		(filter.muc === 'all' || issue.severity === filter.muc) &&
		(filter.trong === null || issue.period === filter.trong)
	);
}
