// "Vấn đề số liệu": open contradictions by unit and kind.
import type { Issue, IssueCode, Severity } from '../../domain/issue';
import type { PeriodId } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import type { FileHead } from './submissions';
import type { UnitHead } from './unit-head';

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
	/** Counts before the filters of unit, kind and severity, for the filter lists. */
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
