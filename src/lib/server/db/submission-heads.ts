// Submissions as lists show them, a page at a time, and what one of them stated.
import type { Observation } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import { statement, type Reader } from './database';
import { FIGURE_COLUMNS, observationOf, windowOf, type FigureRow } from './figure-rows';

export interface SubmissionHead {
	readonly id: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly confirmReason: string | null;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly file: { readonly fileId: number; readonly name: string; readonly size: number };
	/** No earlier submission of the unit for the period. */
	readonly isFirst: boolean;
}
/** An absent list means all. */
export interface SubmissionHeadFilter {
	readonly ids?: readonly number[];
	readonly unitIds?: readonly UnitId[];
	readonly periods?: readonly PeriodId[];
}
export interface Slice {
	readonly limit: number;
	readonly offset: number;
}
interface Row {
	id: number;
	unit_id: number;
	period_code: string;
	layout_code: string;
	window_from_on: string | null;
	window_to_on: string | null;
	received_at: string;
	confirm_reason: string | null;
	added: number;
	changed: number;
	unchanged: number;
	file_id: number;
	file_name: string;
	file_size: number;
	is_first: number;
}

/** Newest first. */
export function submissionHeads(
	db: Reader,
	filter: SubmissionHeadFilter,
	{ limit, offset }: Slice = { limit: -1, offset: 0 }
): SubmissionHead[] {
	const { where, values } = conditions(filter);
	const sql = `SELECT s.*, f.id AS file_id, f.name AS file_name, f.size AS file_size,
			NOT EXISTS (SELECT 1 FROM submission e WHERE e.unit_id = s.unit_id
				AND e.period_code = s.period_code AND e.id < s.id) AS is_first
		FROM submission s JOIN source_file f ON f.id = s.source_file_id
		${where} ORDER BY s.id DESC LIMIT ? OFFSET ?`;
	return (statement(db, sql).all(...values, limit, offset) as Row[]).map((row) => ({
		id: row.id,
		unitId: row.unit_id,
		period: row.period_code,
		layout: row.layout_code,
		window: windowOf(row.window_from_on, row.window_to_on),
		receivedAt: row.received_at,
		confirmReason: row.confirm_reason,
		added: row.added,
		changed: row.changed,
		unchanged: row.unchanged,
		file: { fileId: row.file_id, name: row.file_name, size: row.file_size },
		isFirst: row.is_first === 1
	}));
}

export function countSubmissions(db: Reader, filter: SubmissionHeadFilter): number {
	const { where, values } = conditions(filter);
	return statement(db, `SELECT count(*) FROM submission s ${where}`)
		.pluck()
		.get(...values) as number;
}

/** Everything the unit ever stated for the period, newest first: the history of each of its figures. */
export function statedFigures(db: Reader, unitId: UnitId, period: PeriodId): Observation[] {
	const sql = `SELECT ${FIGURE_COLUMNS}
		FROM submission s JOIN observation o ON o.submission_id = s.id
		WHERE s.unit_id = ? AND s.period_code = ? ORDER BY o.id DESC`;
	return (statement(db, sql).all(unitId, period) as FigureRow[]).map(observationOf);
}

function conditions(filter: SubmissionHeadFilter): { where: string; values: string[] } {
	const parts: string[] = [];
	const values: string[] = [];
	const only = (column: string, list: readonly (string | number)[] | undefined): void => {
		if (list === undefined) return;
		parts.push(`${column} IN (SELECT value FROM json_each(?))`);
		values.push(JSON.stringify(list));
	};
	only('s.id', filter.ids);
	only('s.unit_id', filter.unitIds);
	only('s.period_code', filter.periods);
	return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
