// Between the rows of `submission`, read with their file, and what every account of a submission says.
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { windowOf } from '../figures/figure-rows';

export interface StoredSubmission {
	readonly id: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly confirmReason: string | null;
}

export interface SubmissionColumns {
	readonly id: number;
	readonly unit_id: number;
	readonly period_code: string;
	readonly layout_code: string;
	readonly window_from_on: string | null;
	readonly window_to_on: string | null;
	readonly received_at: string;
	readonly confirm_reason: string | null;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly file_id: number;
	readonly file_name: string;
	readonly file_size: number;
}

/** Of a query over `submission s JOIN source_file f`. */
export const SUBMISSION_COLUMNS = `s.*, f.id AS file_id, f.name AS file_name, f.size AS file_size`;

export const storedSubmission = (row: SubmissionColumns): StoredSubmission => ({
	id: row.id,
	unitId: row.unit_id,
	period: row.period_code,
	layout: row.layout_code,
	window: windowOf(row.window_from_on, row.window_to_on),
	receivedAt: row.received_at,
	confirmReason: row.confirm_reason
});
