// Contradictions and notes between stored figures, open until the figures are mended.
import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { FigureIssue } from '../../../domain/checks/issue';
import { figuresBeside } from '../../../domain/checks/issue-figures';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { among, equals } from '../conditions';
import type { Reader, Writer } from '../database';
import { cell, insertion, prepared } from '../prepared';
import { issue as issues } from '../tables/schema';

export interface IssueFilter {
	readonly unitIds?: readonly UnitId[];
	readonly periods?: readonly PeriodId[];
	/** Also those told at another period of the unit that doubt figures of one of these. */
	readonly beside?: true;
	readonly severities?: readonly FigureIssue['severity'][];
	readonly submissionId?: number;
}

export interface StoredIssue {
	readonly id: number;
	/** The submission at which it was found. */
	readonly submissionId: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly fingerprint: string;
	readonly issue: FigureIssue;
	/** Why it was stored all the same; null for a note. */
	readonly reason: string | null;
	readonly openedAt: string;
}

export interface NewIssue {
	readonly submissionId: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly fingerprint: string;
	readonly issue: FigureIssue;
	readonly reason: string | null;
	readonly openedAt: string;
}

type Stored = typeof issues.$inferSelect;

/** What is open, oldest first. */
export function openIssues(db: Reader, filter: IssueFilter = {}): StoredIssue[] {
	const own = issuesIn(db, filter);
	if (filter.beside === undefined || filter.periods === undefined) return own;
	const periods = new Set(filter.periods);
	const others = issuesIn(db, { ...filter, periods: undefined, acrossOnly: true }).filter(
		({ period, issue }) =>
			!periods.has(period) && figuresBeside(issue).some((beside) => periods.has(beside.period))
	);
	return others.length === 0 ? own : [...own, ...others].sort((a, b) => a.id - b.id);
}

/** Contradictions between periods are few: the index holds no others. */
const ACROSS = sql`code IN ('cumulative_below_part', 'cumulative_rate_impossible', 'cumulative_sum_mismatch', 'derived_exceeds')`;

interface IssuesWanted extends Omit<IssueFilter, 'periods' | 'beside'> {
	readonly periods?: readonly PeriodId[] | undefined;
	readonly acrossOnly?: true;
}
const open = prepared((db, the: IssuesWanted) =>
	db
		.select({
			...{ id: cell(issues.id), submissionId: cell(issues.submissionId) },
			...{ unitId: cell(issues.unitId), period: cell(issues.periodCode) },
			...{ fingerprint: cell(issues.fingerprint), body: cell(issues.body) },
			...{ reason: cell(issues.reason), openedAt: cell(issues.openedAt) }
		})
		.from(the.acrossOnly === undefined ? sql`${issues}` : sql`${issues} INDEXED BY issue_across`)
		.where(
			and(
				isNull(issues.closedAt),
				the.acrossOnly === undefined ? undefined : ACROSS,
				among(issues.unitId, the.unitIds),
				among(issues.periodCode, the.periods),
				among(issues.severityCode, the.severities),
				equals(issues.submissionId, the.submissionId)
			)
		)
		.orderBy(issues.id)
);
const issuesIn = (db: Reader, wanted: IssuesWanted): StoredIssue[] =>
	open(db, wanted)
		.all()
		.map(({ body, ...row }) => ({ ...row, issue: JSON.parse(body) as FigureIssue }));

const insert = insertion(issues);
export function saveIssue(db: Writer, issue: NewIssue): void {
	insert(db, {
		...{ submissionId: issue.submissionId, unitId: issue.unitId, periodCode: issue.period },
		...{ code: issue.issue.code, severityCode: issue.issue.severity },
		...{ fingerprint: issue.fingerprint, body: JSON.stringify(issue.issue) },
		...{ reason: issue.reason, openedAt: issue.openedAt },
		...{ closedAt: null, closedBySubmissionId: null }
	});
}

/** As far as it is needed to see whether the same contradiction is found again. */
export interface IssueMark {
	readonly id: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly fingerprint: string;
	/** The check it comes from; null where it comes from another rule. */
	readonly check: string | null;
}

const MARK = {
	...{ id: cell(issues.id), unitId: cell(issues.unitId), period: cell(issues.periodCode) },
	...{ fingerprint: cell(issues.fingerprint), check: sql<string | null>`body ->> '$.check'` }
};
const byUnitAndPeriod = sql`${issues} INDEXED BY issue_unit_period`;
interface OfUnits {
	readonly unitIds: readonly UnitId[];
}

const openMarks = prepared((db, the: OfUnits) =>
	db
		.select(MARK)
		.from(byUnitAndPeriod)
		.where(and(among(issues.unitId, the.unitIds), isNull(issues.closedAt)))
		.orderBy(issues.id)
);
export const openIssueMarks = (db: Reader, unitIds: readonly UnitId[]): IssueMark[] =>
	openMarks(db, { unitIds }).all();

const closedMarks = prepared((db, the: OfUnits) =>
	db
		.select(MARK)
		.from(byUnitAndPeriod)
		.where(and(among(issues.unitId, the.unitIds), isNotNull(issues.closedAt)))
		.orderBy(issues.closedAt, issues.id)
);
/** The one closed last comes last. */
export const closedIssueMarks = (db: Reader, unitIds: readonly UnitId[]): IssueMark[] =>
	closedMarks(db, { unitIds }).all();

const close = prepared((db, the: Pick<Stored, 'id' | 'closedAt' | 'closedBySubmissionId'>) =>
	db
		.update(issues)
		.set({ closedAt: the.closedAt, closedBySubmissionId: the.closedBySubmissionId })
		.where(eq(issues.id, the.id))
);
/** The figures no longer contradict each other; `submissionId` is null where no submission brought that about. */
export function closeIssue(
	db: Writer,
	id: number,
	by: { readonly submissionId: number | null; readonly at: string }
): void {
	close(db, { id, closedAt: by.at, closedBySubmissionId: by.submissionId }).run();
}

/** Open again, as it was: since when and with which reason. */
export function reopenIssue(db: Writer, id: number): void {
	close(db, { id, closedAt: null, closedBySubmissionId: null }).run();
}

const warnings = prepared((db, the: OfUnits) =>
	db
		.select({ open: count() })
		.from(issues)
		.where(
			and(
				isNull(issues.closedAt),
				eq(issues.severityCode, 'warning'),
				among(issues.unitId, the.unitIds)
			)
		)
);
/** How many contradictions of these units are open. */
export const countOpenWarnings = (db: Reader, unitIds: readonly UnitId[]): number =>
	warnings(db, { unitIds }).get()?.open ?? 0;
