// Files stored ("lần nhập"): one file, one person, one moment; undone as a whole, and listed all the same.
import type { AccountId } from '../../../domain/office/account';
import type { Issue } from '../../../domain/checks/issue';
import type { PeriodId } from '../../../domain/figures/period';
import { fold } from '../../../domain/text';
import type { UnitId } from '../../../domain/unit/unit';
import type { ReadingChoices } from '../../../domain/reading-choices';
import { oneOf, whereAll, type Condition } from '../conditions';
import { statement, type Reader, type Writer } from '../database';
import { knowFolding } from '../folding';
import { insertion } from '../prepared';
import { upload as uploads } from '../tables/files';

export interface NewUpload {
	readonly sourceFileId: number;
	/** ISO instant. */
	readonly receivedAt: string;
	/** As typed. */
	readonly submittedBy: string | null;
	/** Who stores it; null without an account. */
	readonly accountId: AccountId | null;
	readonly note: string | null;
	/** Worksheet, heading row, columns and mended cells, as decided while checking. */
	readonly reading: ReadingChoices;
	/** What was told while the file was read. */
	readonly notes: readonly Issue[];
}

const insert = insertion(uploads);
/** Number of the new upload. */
export function saveUpload(db: Writer, upload: NewUpload): number {
	const { sourceFileId, receivedAt, submittedBy, accountId, note } = upload;
	return insert(db, {
		...{ sourceFileId, receivedAt, submittedBy, accountId, note },
		...{ reading: JSON.stringify(upload.reading), notes: JSON.stringify(upload.notes) }
	});
}

/** `counting`: some report of it counts · `withdrawn`, `sent_back`: some report of it is. */
export type UploadState = 'counting' | 'withdrawn' | 'sent_back' | 'undone';
/** An absent part means all. */
export interface UploadFilter {
	readonly ids?: readonly number[];
	readonly unitIds?: readonly UnitId[];
	readonly periods?: readonly PeriodId[];
	readonly state?: UploadState;
	/** In the name of the file, of the person, in the note or a reason; or a report of one of these units. */
	readonly text?: { readonly written: string; readonly unitIds: readonly UnitId[] };
}
export interface UploadHead {
	readonly uploadId: number;
	readonly receivedAt: string;
	readonly submittedBy: string | null;
	/** Display name of the account that stored it; null without one. */
	readonly account: string | null;
	readonly accountUnitId: UnitId | null;
	readonly note: string | null;
	readonly confirmReason: string | null;
	readonly file: { readonly fileId: number; readonly name: string; readonly size: number };
	readonly undone: {
		readonly at: string;
		readonly by: string | null;
		readonly reason: string;
	} | null;
	/** Reports of other units than those looked at; they are counted nowhere else. */
	readonly others: number;
	/** What it is about: how many, and the first of them. */
	readonly reports: number;
	readonly units: number;
	readonly periods: readonly PeriodId[];
	readonly firstUnitId: UnitId | null;
	readonly withdrawn: number;
	readonly sentBack: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

/** Uploads that stand and uploads undone, with their reports alike. */
const ENTRY = `entry AS (
	SELECT id, source_file_id, received_at, submitted_by, account_id, note, NULL AS undone_at, NULL AS undone_by,
		NULL AS undo_reason, NULL AS summary FROM upload
	UNION ALL SELECT upload_id, source_file_id, summary ->> '$.receivedAt', summary ->> '$.submittedBy',
		summary ->> '$.accountId', summary ->> '$.note', undone_at, undone_by, reason, summary FROM undone_upload)`;
const REPORT = `report AS (
	SELECT upload_id, id AS submission_id, unit_id, period_code, added, changed, unchanged,
		set_aside_code, confirm_reason FROM submission WHERE upload_id IN (SELECT id FROM picked)
	UNION ALL SELECT p.id, r.value ->> 2, r.value ->> 0, r.value ->> 1, r.value ->> 3, r.value ->> 4,
		r.value ->> 5, NULL, p.summary ->> '$.confirmReason'
	FROM picked p, json_each(p.summary, '$.reports') r WHERE p.summary IS NOT NULL)`;

interface Row {
	readonly id: number;
	readonly received_at: string;
	readonly submitted_by: string | null;
	readonly account: string | null;
	readonly account_unit: number | null;
	readonly others: number;
	readonly note: string | null;
	readonly undone_at: string | null;
	readonly undone_by: string | null;
	readonly undo_reason: string | null;
	readonly file_id: number;
	readonly file_name: string;
	readonly file_size: number;
	readonly reports: number;
	readonly units: number;
	readonly periods: string;
	readonly first_unit: number | null;
	readonly confirm_reason: string | null;
	readonly withdrawn: number;
	readonly sent_back: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

export interface UploadSlice {
	readonly limit: number;
	readonly offset: number;
	/** What is told of each upload, and counted, is of these units. */
	readonly only?: readonly UnitId[];
}
const ALL: UploadSlice = { limit: -1, offset: 0 };

/** Newest first. */
export function uploadHeads(
	db: Reader,
	filter: UploadFilter,
	{ limit, offset, only }: UploadSlice = ALL
): UploadHead[] {
	const { where, values } = conditions(db, filter);
	const isOf = (report: string): string =>
		only === undefined ? 'true' : `${report}.unit_id IN (SELECT value FROM json_each(?))`;
	const sql = `WITH ${ENTRY},
		picked AS MATERIALIZED (SELECT e.* FROM entry e JOIN source_file f ON f.id = e.source_file_id
			${where} ORDER BY e.id DESC LIMIT ? OFFSET ?),
		${REPORT}
		SELECT p.id, p.received_at, p.submitted_by, p.note, p.undone_at, p.undone_by, p.undo_reason,
			a.display_name AS account, a.unit_id AS account_unit,
			(SELECT count(*) FROM report o WHERE o.upload_id = p.id AND NOT ${isOf('o')}) AS others,
			f.id AS file_id, f.name AS file_name, f.size AS file_size,
			count(r.submission_id) AS reports, count(DISTINCT r.unit_id) AS units,
			json_group_array(DISTINCT r.period_code) AS periods, min(r.submission_id),
			r.unit_id AS first_unit, r.confirm_reason,
			total(r.set_aside_code = 'withdrawn') AS withdrawn,
			total(r.set_aside_code = 'sent_back') AS sent_back,
			total(r.added) AS added, total(r.changed) AS changed, total(r.unchanged) AS unchanged
		FROM picked p JOIN source_file f ON f.id = p.source_file_id
		LEFT JOIN account a ON a.id = p.account_id
		LEFT JOIN report r ON r.upload_id = p.id AND ${isOf('r')}
		GROUP BY p.id ORDER BY p.id DESC`;
	const units = only === undefined ? [] : [JSON.stringify(only)];
	const given = [...values, limit, offset, ...units, ...units];
	return (statement(db, sql).all(...given) as Row[]).map(headOf);
}

export function countUploads(db: Reader, filter: UploadFilter): number {
	const { where, values } = conditions(db, filter);
	return statement(
		db,
		`WITH ${ENTRY} SELECT count(*) FROM entry e JOIN source_file f ON f.id = e.source_file_id ${where}`
	)
		.pluck()
		.get(...values) as number;
}

/** Every period that an upload, undone or not, was about. */
export function uploadPeriods(db: Reader, unitIds?: readonly UnitId[]): PeriodId[] {
	const live = whereAll(oneOf('unit_id', unitIds));
	const undone = whereAll(oneOf('r.value ->> 0', unitIds));
	return statement(
		db,
		`SELECT DISTINCT period_code FROM submission ${live.where}
		UNION SELECT r.value ->> 1 FROM undone_upload u, json_each(u.summary, '$.reports') r ${undone.where}`
	)
		.pluck()
		.all(...live.values, ...undone.values) as PeriodId[];
}

function headOf(row: Row): UploadHead {
	const { undone_at: at, undone_by: by, undo_reason: reason } = row;
	return {
		uploadId: row.id,
		receivedAt: row.received_at,
		submittedBy: row.submitted_by,
		account: row.account,
		accountUnitId: row.account_unit,
		note: row.note,
		confirmReason: row.confirm_reason,
		file: { fileId: row.file_id, name: row.file_name, size: row.file_size },
		undone: at === null ? null : { at, by, reason: reason ?? '' },
		others: row.others,
		reports: row.reports,
		units: row.units,
		periods: (JSON.parse(row.periods) as (PeriodId | null)[]).filter((period) => period !== null),
		firstUnitId: row.first_unit,
		withdrawn: row.withdrawn,
		sentBack: row.sent_back,
		added: row.added,
		changed: row.changed,
		unchanged: row.unchanged
	};
}

function conditions(db: Reader, filter: UploadFilter) {
	return whereAll([
		...oneOf('e.id', filter.ids),
		...aboutReports(filter),
		...inState(filter.state),
		...withText(db, filter.text)
	]);
}

/** A report, standing or undone, that fits both. */
function aboutReports({
	unitIds,
	periods
}: Pick<UploadFilter, 'unitIds' | 'periods'>): Condition[] {
	if (unitIds === undefined && periods === undefined) return [];
	const live = whereAll([...oneOf('unit_id', unitIds), ...oneOf('period_code', periods)]);
	const undone = whereAll([...oneOf('r.value ->> 0', unitIds), ...oneOf('r.value ->> 1', periods)]);
	return [
		{
			sql: `(e.summary IS NULL AND e.id IN (SELECT upload_id FROM submission ${live.where})
				OR EXISTS (SELECT 1 FROM json_each(e.summary, '$.reports') r ${undone.where}))`,
			values: [...live.values, ...undone.values]
		}
	];
}

const IN_STATE: Readonly<Record<UploadState, string>> = {
	counting: `e.id IN (SELECT upload_id FROM submission WHERE set_aside_code IS NULL)`,
	withdrawn: `e.id IN (SELECT upload_id FROM submission WHERE set_aside_code = 'withdrawn')`,
	sent_back: `e.id IN (SELECT upload_id FROM submission WHERE set_aside_code = 'sent_back')`,
	undone: `e.undone_at IS NOT NULL`
};
const inState = (state: UploadState | undefined): Condition[] =>
	state === undefined ? [] : [{ sql: IN_STATE[state], values: [] }];

const TEXTS = `f.name || ' ' || coalesce(e.submitted_by, '') || ' ' || coalesce(e.note, '') || ' '
	|| coalesce(e.undo_reason, '') || ' ' || coalesce(e.undone_by, '') || ' '
	|| coalesce((SELECT max(confirm_reason) FROM submission WHERE upload_id = e.id),
		e.summary ->> '$.confirmReason', '')`;

function withText(db: Reader, text: UploadFilter['text']): Condition[] {
	const written = fold(text?.written ?? '');
	if (text === undefined || written === '') return [];
	knowFolding(db);
	const [named] = aboutReports({ unitIds: text.unitIds });
	return [
		{
			sql: `(instr(folded(${TEXTS}), ?) > 0 OR ${named?.sql ?? '0'})`,
			values: [written, ...(named?.values ?? [])]
		}
	];
}
