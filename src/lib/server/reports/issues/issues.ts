// "Vấn đề số liệu": open contradictions by unit and kind.
import type { Issue, IssueCode, Severity } from '../../../domain/checks/issue';
import { figuresBeside } from '../../../domain/checks/issue-figures';
import { comparePeriods, type PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { openIssues, type StoredIssue } from '../../db/submissions/issues';
import { submissionHeads } from '../../db/submissions/submission-heads';
import type { ReportContext } from '../basis/context';
import type { FileHead } from '../submissions/file-head';
import type { UnitHead } from '../basis/unit-head';
import { everMembers, registerOf, unitHeadIn } from '../basis/units-in-period';
import { isKnown, knownOf } from '../basis/viewer';

export interface OpenIssue {
	readonly id: number;
	readonly issue: Issue;
	readonly unit: UnitHead;
	readonly period: PeriodId;
	readonly openedAt: string;
	/** Why the figures were stored all the same. */
	readonly reason: string | null;
	readonly submissionId: number;
	readonly file: FileHead;
}
export interface IssuesReport {
	/** Warnings first, then by unit name and period. */
	readonly rows: readonly OpenIssue[];
	/** Counts before all filters but the office, for the filter lists. */
	readonly byUnit: readonly {
		readonly unit: UnitHead;
		readonly warnings: number;
		readonly notes: number;
	}[];
	readonly byCode: readonly {
		readonly code: IssueCode;
		readonly severity: Severity;
		readonly count: number;
	}[];
	readonly byPeriod: readonly { readonly period: PeriodId; readonly count: number }[];
	/** After the filters. */
	readonly total: number;
}
export interface IssuesRequest {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	readonly code?: IssueCode;
	/** `warning`: contradictions only; absent: notes too. */
	readonly severity?: Severity;
}

export function issuesReport(ctx: ReportContext, request: IssuesRequest): IssuesReport {
	const heads = headsOf(ctx);
	const all = openIssues(ctx.db, scopeOf(ctx, request));
	const wanted = all.filter((stored) => isWanted(stored, request)).sort(issueOrder(heads));
	return {
		rows: openIssuesOf(ctx, wanted),
		byUnit: countedByUnit(all, heads),
		byCode: countedByCode(all),
		byPeriod: countedByPeriod(all),
		total: wanted.length
	};
}

/** Stored issues with the names and files a reader needs, in the same order. */
export function openIssuesOf(ctx: ReportContext, stored: readonly StoredIssue[]): OpenIssue[] {
	const heads = headsOf(ctx);
	const ids = [...new Set(stored.map(({ submissionId }) => submissionId))];
	const files = new Map(submissionHeads(ctx.db, { ids }).map(({ id, file }) => [id, file]));
	return stored.flatMap((issue) => {
		const unit = heads(issue.unitId, issue.period);
		const file = files.get(issue.submissionId);
		if (unit === undefined || file === undefined || !isKnown(ctx, issue.unitId)) return [];
		const { id, period, openedAt, reason, submissionId } = issue;
		return [{ id, issue: issue.issue, unit, period, openedAt, reason, submissionId, file }];
	});
}

type Heads = (unitId: UnitId, period: PeriodId) => UnitHead | undefined;

function headsOf(ctx: ReportContext): Heads {
	const register = registerOf(ctx);
	return (unitId, period) => unitHeadIn(register, unitId, period);
}

function scopeOf(
	ctx: ReportContext,
	{ organisingId, unitId }: IssuesRequest
): { readonly unitIds?: readonly UnitId[] } {
	const asked =
		organisingId !== undefined
			? everMembers(registerOf(ctx), organisingId)
			: unitId === undefined
				? undefined
				: [unitId];
	const unitIds = knownOf(ctx, asked);
	return unitIds === undefined ? {} : { unitIds };
}

function isWanted({ unitId, period, issue }: StoredIssue, request: IssuesRequest): boolean {
	return (
		(request.unitId === undefined || unitId === request.unitId) &&
		(request.period === undefined ||
			period === request.period ||
			figuresBeside(issue).some((beside) => beside.period === request.period)) &&
		(request.code === undefined || issue.code === request.code) &&
		(request.severity === undefined || issue.severity === request.severity)
	);
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Warnings first, then by unit, the latest period first. */
function issueOrder(heads: Heads): (a: StoredIssue, b: StoredIssue) => number {
	const name = ({ unitId, period }: StoredIssue) => heads(unitId, period)?.name ?? '';
	return (a, b) =>
		WEIGHT[a.issue.severity] - WEIGHT[b.issue.severity] ||
		name(a).localeCompare(name(b), 'vi') ||
		comparePeriods(b.period, a.period) ||
		a.id - b.id;
}

function countedByUnit(all: readonly StoredIssue[], heads: Heads): IssuesReport['byUnit'] {
	const counts = new Map<UnitId, { unit: UnitHead; warnings: number; notes: number }>();
	for (const { unitId, period, issue } of all) {
		const unit = heads(unitId, period);
		if (unit === undefined) continue;
		const count = counts.get(unitId) ?? { unit, warnings: 0, notes: 0 };
		if (issue.severity === 'info') count.notes += 1;
		else count.warnings += 1;
		counts.set(unitId, count);
	}
	return [...counts.values()].sort(
		(a, b) => b.warnings - a.warnings || a.unit.name.localeCompare(b.unit.name, 'vi')
	);
}

function countedByCode(all: readonly StoredIssue[]): IssuesReport['byCode'] {
	const counts = new Map<string, { code: IssueCode; severity: Severity; count: number }>();
	for (const { issue } of all) {
		const { code, severity } = issue;
		const entry = counts.get(`${code} ${severity}`) ?? { code, severity, count: 0 };
		counts.set(`${code} ${severity}`, { ...entry, count: entry.count + 1 });
	}
	return [...counts.values()].sort(
		(a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.count - a.count
	);
}

function countedByPeriod(all: readonly StoredIssue[]): IssuesReport['byPeriod'] {
	const counts = new Map<PeriodId, number>();
	for (const { period } of all) counts.set(period, (counts.get(period) ?? 0) + 1);
	return [...counts]
		.map(([period, count]) => ({ period, count }))
		.sort((a, b) => comparePeriods(b.period, a.period));
}
