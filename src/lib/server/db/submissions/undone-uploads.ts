// Taking one upload out of the live tables with all its rows, kept whole beside them.
import type { AccountId } from '../../../domain/office/account';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { UnitAndPeriod } from '../figures/current-figures';
import { statement, type Reader, type Writer } from '../database';

/** Rows of a table as they were. */
export interface KeptRows {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (string | number | null)[])[];
}
export interface KeptUpload {
	readonly upload: KeptRows;
	readonly submission: KeptRows;
	readonly submission_event: KeptRows;
	readonly observation: KeptRows;
	/** Figures that it took the place of, as they were. */
	readonly superseded: KeptRows;
	/** Contradictions found when it was stored. */
	readonly issue: KeptRows;
	/** Contradictions of earlier uploads that it had closed; open again since. */
	readonly reopened: KeptRows;
}
/** [unit, period, submission, added, changed, unchanged] */
export type SummaryReport = readonly [UnitId, PeriodId, number, number, number, number];
/** What lists show of an undone upload. */
export interface UndoneSummary {
	readonly receivedAt: string;
	readonly submittedBy: string | null;
	/** Absent in what was undone before there were accounts. */
	readonly accountId?: AccountId | null;
	readonly note: string | null;
	readonly confirmReason: string | null;
	readonly reports: readonly SummaryReport[];
}
export interface UndoneUpload {
	readonly uploadId: number;
	readonly sourceFileId: number;
	readonly undoneAt: string;
	readonly undoneBy: string | null;
	readonly reason: string;
	readonly summary: UndoneSummary;
}

const OF_UPLOAD = `(SELECT id FROM submission WHERE upload_id = :id)`;
/** What goes with an upload, by the name under which it is kept. */
const KEPT: { readonly [Name in keyof KeptUpload]: string } = {
	upload: `SELECT * FROM upload WHERE id = :id`,
	submission: `SELECT * FROM submission WHERE upload_id = :id ORDER BY id`,
	submission_event: `SELECT * FROM submission_event WHERE submission_id IN ${OF_UPLOAD} ORDER BY id`,
	observation: `SELECT * FROM observation WHERE submission_id IN ${OF_UPLOAD} ORDER BY id`,
	superseded: `SELECT * FROM observation WHERE id IN (SELECT supersedes_id FROM observation
		WHERE submission_id IN ${OF_UPLOAD} AND supersedes_id IS NOT NULL) ORDER BY id`,
	issue: `SELECT * FROM issue WHERE submission_id IN ${OF_UPLOAD} ORDER BY id`,
	reopened: `SELECT * FROM issue WHERE closed_by_submission_id IN ${OF_UPLOAD}
		AND submission_id NOT IN ${OF_UPLOAD} ORDER BY id`
};

export interface Undoing {
	readonly uploadId: number;
	readonly at: string;
	readonly by: string | null;
	readonly reason: string;
}

/** Keeps the rows of the upload beside the live tables; they are still in them. */
export function keepUndone(db: Writer, { uploadId, at, by, reason }: Undoing): void {
	const rows = (sql: string): KeptRows => {
		const query = statement(db, sql).raw();
		const columns = query.columns().map(({ name }) => name);
		return { columns, rows: query.all({ id: uploadId }) as KeptRows['rows'] };
	};
	const kept: KeptUpload = {
		upload: rows(KEPT.upload),
		submission: rows(KEPT.submission),
		submission_event: rows(KEPT.submission_event),
		observation: rows(KEPT.observation),
		superseded: rows(KEPT.superseded),
		issue: rows(KEPT.issue),
		reopened: rows(KEPT.reopened)
	};
	statement(
		db,
		`INSERT INTO undone_upload (upload_id, source_file_id, undone_at, undone_by, reason, summary, body)
		SELECT id, source_file_id, ?, ?, ?, ?, ? FROM upload WHERE id = ?`
	).run(at, by, reason, JSON.stringify(summaryOf(db, uploadId)), JSON.stringify(kept), uploadId);
}

function summaryOf(db: Reader, uploadId: number): UndoneSummary {
	const head = statement(
		db,
		`SELECT received_at AS receivedAt, submitted_by AS submittedBy, account_id AS accountId, note,
			(SELECT confirm_reason FROM submission WHERE upload_id = upload.id
				AND confirm_reason IS NOT NULL LIMIT 1) AS confirmReason
		FROM upload WHERE id = ?`
	).get(uploadId) as Omit<UndoneSummary, 'reports'>;
	const reports = statement(
		db,
		`SELECT unit_id, period_code, id, added, changed, unchanged FROM submission
		WHERE upload_id = ? ORDER BY id`
	)
		.raw()
		.all(uploadId) as SummaryReport[];
	return { ...head, reports };
}

/** Out of the live tables; contradictions it had closed are open as they were. Which figures count is another step. */
export function removeUpload(db: Writer, uploadId: number): void {
	for (const sql of [
		`DELETE FROM current_figure WHERE observation_id IN
			(SELECT id FROM observation WHERE submission_id IN ${OF_UPLOAD})`,
		`DELETE FROM issue WHERE submission_id IN ${OF_UPLOAD}`,
		`UPDATE issue SET closed_at = NULL, closed_by_submission_id = NULL
			WHERE closed_by_submission_id IN ${OF_UPLOAD}`,
		`DELETE FROM submission_event WHERE submission_id IN ${OF_UPLOAD}`,
		`DELETE FROM observation WHERE submission_id IN ${OF_UPLOAD}`,
		`DELETE FROM submission WHERE upload_id = :id`,
		`DELETE FROM upload WHERE id = :id`
	])
		statement(db, sql).run({ id: uploadId });
}

export interface SharedReport extends UnitAndPeriod {
	readonly uploadId: number;
}

const isTotal = `i.code = 'sum_mismatch' AND i.body ->> '$.check' = :check`;
const LATER_TOTALS = `WITH own AS (
		SELECT i.unit_id, i.period_code FROM submission s
			JOIN issue i ON i.submission_id = s.id WHERE s.upload_id = :id AND ${isTotal}
		UNION SELECT i.unit_id, i.period_code FROM submission s
			JOIN issue i ON i.closed_by_submission_id = s.id WHERE s.upload_id = :id AND ${isTotal})
	SELECT DISTINCT s.upload_id AS uploadId, i.unit_id AS unitId, i.period_code AS period
	FROM own JOIN issue i USING (unit_id, period_code)
	JOIN submission s ON s.id IN (i.submission_id, i.closed_by_submission_id)
	WHERE s.upload_id > :id AND ${isTotal} ORDER BY s.upload_id`;

/** Later uploads with a report of the same unit and period, or with another verdict on the same office's totals. */
export function laterReports(db: Reader, uploadId: number, totalCheck: string): SharedReport[] {
	const reports = statement(
		db,
		`SELECT DISTINCT later.upload_id AS uploadId, later.unit_id AS unitId, later.period_code AS period
		FROM submission own INDEXED BY submission_upload
		CROSS JOIN submission later ON later.unit_id = own.unit_id
			AND later.period_code = own.period_code AND later.upload_id > own.upload_id
		WHERE own.upload_id = ? ORDER BY later.id`
	).all(uploadId) as SharedReport[];
	const totals = statement(db, LATER_TOTALS).all({
		id: uploadId,
		check: totalCheck
	}) as SharedReport[];
	return [...reports, ...totals];
}

export function reportsOfUpload(db: Reader, uploadId: number): UnitAndPeriod[] {
	return statement(
		db,
		`SELECT unit_id AS unitId, period_code AS period FROM submission WHERE upload_id = ? ORDER BY id`
	).all(uploadId) as UnitAndPeriod[];
}

/**
 * Units of the upload about which something happened after it: a later report, a decision, another undoing. Of the
 * others everything is as the upload left it.
 */
export function unitsMovedOn(db: Reader, uploadId: number): Set<UnitId> {
	const ids = statement(
		db,
		`SELECT DISTINCT own.unit_id
		FROM upload u CROSS JOIN submission own ON own.upload_id = u.id
		WHERE u.id = ? AND (
			EXISTS (SELECT 1 FROM undone_upload WHERE undone_at >= u.received_at)
			OR EXISTS (SELECT 1 FROM submission later
				WHERE later.unit_id = own.unit_id AND later.upload_id > own.upload_id)
			OR EXISTS (SELECT 1 FROM submission decided
				JOIN submission_event e ON e.submission_id = decided.id
				WHERE decided.unit_id = own.unit_id AND e.at >= u.received_at))`
	)
		.pluck()
		.all(uploadId);
	return new Set(ids as UnitId[]);
}

interface UndoneRow {
	readonly upload_id: number;
	readonly source_file_id: number;
	readonly undone_at: string;
	readonly undone_by: string | null;
	readonly reason: string;
	readonly summary: string;
}

export function undoneUploadFor(db: Reader, uploadId: number): UndoneUpload | undefined {
	const row = statement(
		db,
		`SELECT upload_id, source_file_id, undone_at, undone_by, reason, summary
		FROM undone_upload WHERE upload_id = ?`
	).get(uploadId) as UndoneRow | undefined;
	return row === undefined
		? undefined
		: {
				uploadId: row.upload_id,
				sourceFileId: row.source_file_id,
				undoneAt: row.undone_at,
				undoneBy: row.undone_by,
				reason: row.reason,
				summary: JSON.parse(row.summary) as UndoneSummary
			};
}

export function keptUpload(db: Reader, uploadId: number): KeptUpload | undefined {
	const body = statement(db, `SELECT body FROM undone_upload WHERE upload_id = ?`)
		.pluck()
		.get(uploadId) as string | undefined;
	return body === undefined ? undefined : (JSON.parse(body) as KeptUpload);
}

/** The undone upload that a submission was part of. */
export function undoneUploadOf(db: Reader, submissionId: number): number | undefined {
	return statement(
		db,
		`SELECT u.upload_id FROM undone_upload u, json_each(u.summary, '$.reports') r
		WHERE r.value ->> 2 = ? LIMIT 1`
	)
		.pluck()
		.get(submissionId) as number | undefined;
}
