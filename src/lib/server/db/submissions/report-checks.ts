// Files that were checked on the page, and what stood in the way of storing them.
import type { AccountId } from '../../../domain/office/account';
import type { Issue } from '../../../domain/checks/issue';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader, type Writer } from '../database';

export interface ReportCheck {
	readonly draftId: string;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** ISO instant. */
	readonly checkedAt: string;
	readonly outcome: 'must_fix' | 'needs_confirmation' | 'would_store';
	readonly fileName: string;
	readonly errors: number;
	/** What must be mended or confirmed first. */
	readonly firstIssue: Issue | null;
	/** Who brought the file. */
	readonly accountId: AccountId | null;
}
export interface StoredCheck extends Omit<ReportCheck, 'accountId'> {
	/** The file is still kept for confirming. */
	readonly isOpen: boolean;
	/** The unit itself brought it, not an office for it. */
	readonly isOwn: boolean;
}

/** A file that is checked again (mended, other choices) takes the place of its earlier check. */
export function saveReportCheck(db: Writer, check: ReportCheck): void {
	statement(
		db,
		`INSERT OR REPLACE INTO report_check (draft_id, unit_id, period_code, checked_at, outcome_code,
			file_name, errors, first_issue, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	).run(
		check.draftId,
		check.unitId,
		check.period,
		check.checkedAt,
		check.outcome,
		check.fileName,
		check.errors,
		check.firstIssue === null ? null : JSON.stringify(check.firstIssue),
		check.accountId
	);
}

/** Oldest first. */
export function reportChecks(
	db: Reader,
	filter: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): StoredCheck[] {
	const rows = statement(
		db,
		`SELECT c.*, d.id IS NOT NULL AS is_open, a.unit_id IS c.unit_id AS is_own FROM report_check c
		LEFT JOIN upload_draft d ON d.id = c.draft_id
		LEFT JOIN account a ON a.id = c.account_id
		WHERE c.unit_id IN (SELECT value FROM json_each(?))
			AND c.period_code IN (SELECT value FROM json_each(?))
		ORDER BY c.checked_at, c.id`
	).all(JSON.stringify(filter.unitIds), JSON.stringify(filter.periods)) as {
		draft_id: string;
		unit_id: number;
		period_code: string;
		checked_at: string;
		outcome_code: ReportCheck['outcome'];
		file_name: string;
		errors: number;
		first_issue: string | null;
		is_open: number;
		is_own: number;
	}[];
	return rows.map((row) => ({
		draftId: row.draft_id,
		unitId: row.unit_id,
		period: row.period_code,
		checkedAt: row.checked_at,
		outcome: row.outcome_code,
		fileName: row.file_name,
		errors: row.errors,
		firstIssue: row.first_issue === null ? null : (JSON.parse(row.first_issue) as Issue),
		isOpen: row.is_open === 1,
		isOwn: row.is_own === 1
	}));
}
