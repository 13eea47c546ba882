// "Báo cáo đã nộp": the list, and one submission with its figures, issues and file.
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import type { FigureView } from './figure-view';
import type { OpenIssue } from './issues';
import type { UnitHead } from './unit-head';

export interface FileHead {
	readonly fileId: number;
	readonly name: string;
	readonly size: number;
}
export interface SubmissionView {
	readonly submissionId: number;
	readonly unit: UnitHead;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly file: FileHead;
	readonly confirmReason: string | null;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Days after the due date of its office's campaign; null: in time, or no due date. */
	readonly daysLate: number | null;
}
export interface SubmissionsRequest {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	/** Page of 100, from 0. */
	readonly page?: number;
}
export interface SubmissionsReport {
	/** Latest first. */
	readonly rows: readonly SubmissionView[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}
export interface SubmissionReport extends SubmissionView {
	/** The commune's organising unit at the period; null when it has none. */
	readonly office: UnitHead | null;
	/** What it stated; `current` false: a later submission stated it again. */
	readonly figures: readonly (FigureView & { readonly current: boolean })[];
	/** Open issues of its unit and period. */
	readonly issues: readonly OpenIssue[];
	/** Other submissions of the same unit and period, latest first. */
	readonly others: readonly SubmissionView[];
}
