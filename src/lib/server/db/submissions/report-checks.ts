// Files that were checked on the page, and what stood in the way of storing them.
import { and, eq, sql } from 'drizzle-orm';
import type { AccountId } from '../../../domain/office/account';
import type { Issue } from '../../../domain/checks/issue';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { among } from '../conditions';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { account, reportCheck, uploadDraft } from '../tables/schema';

type Stored = typeof reportCheck.$inferSelect;
export interface ReportCheck {
	readonly draftId: string;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** ISO instant. */
	readonly checkedAt: string;
	readonly outcome: Stored['outcomeCode'];
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

const remove = prepared((db, the: Pick<Stored, 'draftId' | 'unitId' | 'periodCode'>) =>
	db
		.delete(reportCheck)
		.where(
			and(
				eq(reportCheck.draftId, the.draftId),
				eq(reportCheck.unitId, the.unitId),
				eq(reportCheck.periodCode, the.periodCode)
			)
		)
);
const insert = insertion(reportCheck);
/** A file that is checked again (mended, other choices) takes the place of its earlier check. */
export function saveReportCheck(db: Writer, check: ReportCheck): void {
	const { draftId, unitId, period: periodCode } = check;
	remove(db, { draftId, unitId, periodCode }).run();
	insert(db, {
		...{ draftId, unitId, periodCode, checkedAt: check.checkedAt, outcomeCode: check.outcome },
		...{ fileName: check.fileName, errors: check.errors, accountId: check.accountId },
		firstIssue: check.firstIssue === null ? null : JSON.stringify(check.firstIssue)
	});
}

interface OfReports {
	readonly unitIds: readonly UnitId[];
	readonly periods: readonly PeriodId[];
}
const ofReports = prepared((db, the: OfReports) =>
	db
		.select({
			...{ draftId: reportCheck.draftId, unitId: reportCheck.unitId },
			...{ period: reportCheck.periodCode, checkedAt: reportCheck.checkedAt },
			...{ outcome: reportCheck.outcomeCode, fileName: reportCheck.fileName },
			...{ errors: reportCheck.errors, firstIssue: reportCheck.firstIssue },
			isOpen: sql`${uploadDraft.id} IS NOT NULL`.mapWith(Boolean),
			isOwn: sql`${account.unitId} IS ${reportCheck.unitId}`.mapWith(Boolean)
		})
		.from(reportCheck)
		.leftJoin(uploadDraft, eq(uploadDraft.id, reportCheck.draftId))
		.leftJoin(account, eq(account.id, reportCheck.accountId))
		.where(and(among(reportCheck.unitId, the.unitIds), among(reportCheck.periodCode, the.periods)))
		.orderBy(reportCheck.checkedAt, reportCheck.id)
);
/** Oldest first. */
export const reportChecks = (db: Reader, filter: OfReports): StoredCheck[] =>
	ofReports(db, filter)
		.all()
		.map(({ firstIssue, ...row }) => ({
			...row,
			firstIssue: firstIssue === null ? null : (JSON.parse(firstIssue) as Issue)
		}));
