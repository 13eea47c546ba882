// Contradictions and notes between stored figures, open until the figures are mended.
import type { FigureIssue } from '../../../domain/checks/issue';
import { figuresBeside } from '../../../domain/checks/issue-figures';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { equalTo, oneOf, whereAll } from '../conditions';
import { statement, type Reader, type Writer } from '../database';

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

interface Row {
	id: number;
	submission_id: number;
	unit_id: number;
	period_code: string;
	fingerprint: string;
	body: string;
	reason: string | null;
	opened_at: string;
}

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
const ACROSS = `code IN ('cumulative_below_part', 'cumulative_rate_impossible', 'cumulative_sum_mismatch', 'derived_exceeds')`;

function issuesIn(
	db: Reader,
	filter: Omit<IssueFilter, 'periods'> & {
		readonly periods?: readonly PeriodId[] | undefined;
		readonly acrossOnly?: true;
	}
): StoredIssue[] {
	const { where, values } = whereAll([
		{ sql: 'closed_at IS NULL', values: [] },
		...(filter.acrossOnly === true ? [{ sql: ACROSS, values: [] }] : []),
		...oneOf('unit_id', filter.unitIds),
		...oneOf('period_code', filter.periods),
		...oneOf('severity_code', filter.severities),
		...equalTo('submission_id', filter.submissionId)
	]);
	const table = filter.acrossOnly === true ? 'issue INDEXED BY issue_across' : 'issue';
	const sql = `SELECT * FROM ${table} ${where} ORDER BY id`;
	return (statement(db, sql).all(...values) as Row[]).map((row) => ({
		id: row.id,
		submissionId: row.submission_id,
		unitId: row.unit_id,
		period: row.period_code,
		fingerprint: row.fingerprint,
		issue: JSON.parse(row.body) as FigureIssue,
		reason: row.reason,
		openedAt: row.opened_at
	}));
}

export function saveIssue(db: Writer, issue: NewIssue): void {
	statement(
		db,
		`INSERT INTO issue (submission_id, unit_id, period_code, code, severity_code, fingerprint,
			body, reason, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	).run(
		issue.submissionId,
		issue.unitId,
		issue.period,
		issue.issue.code,
		issue.issue.severity,
		issue.fingerprint,
		JSON.stringify(issue.issue),
		issue.reason,
		issue.openedAt
	);
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

const MARK = `SELECT id, unit_id AS unitId, period_code AS period, fingerprint, body ->> '$.check' AS "check"
	FROM issue INDEXED BY issue_unit_period
	WHERE unit_id IN (SELECT value FROM json_each(?))`;

export function openIssueMarks(db: Reader, unitIds: readonly UnitId[]): IssueMark[] {
	return statement(db, `${MARK} AND closed_at IS NULL ORDER BY id`).all(
		JSON.stringify(unitIds)
	) as IssueMark[];
}

/** The one closed last comes last. */
export function closedIssueMarks(db: Reader, unitIds: readonly UnitId[]): IssueMark[] {
	return statement(db, `${MARK} AND closed_at IS NOT NULL ORDER BY closed_at, id`).all(
		JSON.stringify(unitIds)
	) as IssueMark[];
}

/** The figures no longer contradict each other; `submissionId` is null where no submission brought that about. */
export function closeIssue(
	db: Writer,
	id: number,
	by: { readonly submissionId: number | null; readonly at: string }
): void {
	statement(db, `UPDATE issue SET closed_at = ?, closed_by_submission_id = ? WHERE id = ?`).run(
		by.at,
		by.submissionId,
		id
	);
}

/** Open again, as it was: since when and with which reason. */
export function reopenIssue(db: Writer, id: number): void {
	statement(
		db,
		`UPDATE issue SET closed_at = NULL, closed_by_submission_id = NULL WHERE id = ?`
	).run(id);
}

/** How many contradictions of these units are open. */
export function countOpenWarnings(db: Reader, unitIds: readonly UnitId[]): number {
	return statement(
		db,
		`SELECT count(*) FROM issue WHERE closed_at IS NULL AND severity_code = 'warning'
			AND unit_id IN (SELECT value FROM json_each(?))`
	)
		.pluck()
		.get(JSON.stringify(unitIds)) as number;
}
