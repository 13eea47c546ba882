// Holds what is stored against what the audit log says was stored: a figure altered or removed with another program shows.
import { createHash } from 'node:crypto';
import { statement, type Reader } from '../database';
import { digestOfUpload } from '../figures/figures-digest';

type FigureFault =
	/** Its figures, or the reports they stand in, are not those that were stored. */
	| 'altered'
	/** It was stored, and is neither there nor undone. */
	| 'removed'
	/** It is there, or undone, and nobody is on record for it. */
	| 'unrecorded'
	/** A report of it counts, or does not, against the last decision on record. */
	| 'decided'
	/** Its file is not the one that was sent. */
	| 'file'
	/** Another figure counts than the latest one that stands. */
	| 'miscounted';
interface FigureFinding {
	readonly fault: FigureFault;
	readonly uploadId: number;
}
export interface FiguresState {
	/** Uploads on record. */
	readonly uploads: number;
	readonly findings: readonly FigureFinding[];
}

export function verifyFigures(db: Reader): FiguresState {
	const recorded = recordedUploads(db);
	const findings = [
		...recorded.flatMap((upload) => faultsOf(db, upload)),
		...ids(db, UNRECORDED, 'unrecorded'),
		...ids(db, UNDECIDED, 'decided'),
		...ids(db, MISCOUNTED, 'miscounted')
	];
	return { uploads: recorded.length, findings };
}

interface Recorded {
	readonly uploadId: number;
	readonly digest: string;
	readonly sha256: string | null;
}

const SUBJECT_ID = `CAST(substr(subject, instr(subject, ':') + 1) AS INTEGER)`;

const recordedUploads = (db: Reader): Recorded[] =>
	statement(
		db,
		`SELECT ${SUBJECT_ID} AS uploadId, detail ->> '$.figuresDigest' AS digest,
			detail ->> '$.file.sha256' AS sha256
		FROM audit_event WHERE action_code = 'upload.stored' AND json_valid(detail) ORDER BY id`
	).all() as Recorded[];

function faultsOf(db: Reader, { uploadId, digest, sha256 }: Recorded): FigureFinding[] {
	const now = digestOfUpload(db, uploadId);
	if (now === undefined) return [{ fault: 'removed', uploadId }];
	return [
		...(now === digest ? [] : [{ fault: 'altered', uploadId } as const]),
		...(sha256 === null || sha256 === hashOfFile(db, uploadId)
			? []
			: [{ fault: 'file', uploadId } as const])
	];
}

function hashOfFile(db: Reader, uploadId: number): string {
	const content = statement(
		db,
		`SELECT content FROM source_file WHERE id = coalesce(
			(SELECT source_file_id FROM upload WHERE id = :id),
			(SELECT source_file_id FROM undone_upload WHERE upload_id = :id))`
	)
		.pluck()
		.get({ id: uploadId }) as Uint8Array | undefined;
	return createHash('sha256')
		.update(content ?? '')
		.digest('hex');
}

/** A page would not be read to its end. */
const MOST_TOLD = 200;

function ids(db: Reader, sql: string, fault: FigureFault): FigureFinding[] {
	const found = statement(db, `${sql} LIMIT ${MOST_TOLD}`).pluck().all() as number[];
	return found.map((uploadId) => ({ fault, uploadId }));
}

/** Uploads from before the log began are on nobody's record. */
const UNRECORDED = `WITH recorded AS (SELECT action_code, ${SUBJECT_ID} AS id FROM audit_event
		WHERE action_code IN ('upload.stored', 'upload.undone')),
	stored AS (SELECT id FROM recorded WHERE action_code = 'upload.stored'),
	undone AS (SELECT id FROM recorded WHERE action_code = 'upload.undone')
	SELECT id FROM upload WHERE id >= (SELECT min(id) FROM stored)
		AND (id NOT IN (SELECT id FROM stored) OR id IN (SELECT id FROM undone))
	UNION SELECT upload_id FROM undone_upload WHERE upload_id >= (SELECT min(id) FROM stored)
		AND (upload_id NOT IN (SELECT id FROM stored) OR upload_id NOT IN (SELECT id FROM undone))`;

/** The last word about each report of a recorded upload; without one it counts. */
const UNDECIDED = `WITH decided AS (SELECT ${SUBJECT_ID} AS id, substr(action_code, 8) AS decision, max(id)
		FROM audit_event WHERE action_code IN ('report.withdrawn', 'report.sent_back', 'report.restored')
		GROUP BY subject)
	SELECT DISTINCT s.upload_id FROM submission s LEFT JOIN decided d ON d.id = s.id
	WHERE s.upload_id >= (SELECT min(${SUBJECT_ID}) FROM audit_event WHERE action_code = 'upload.stored')
		AND s.set_aside_code IS NOT iif(d.decision = 'restored', NULL, d.decision)`;

const COUNTING = `SELECT period_code, indicator_code, unit_id, field_code, source_name, observation_id
	FROM current_figure`;
const LATEST = `SELECT s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name, max(o.id)
	FROM observation o JOIN submission s ON s.id = o.submission_id WHERE s.set_aside_code IS NULL
	GROUP BY s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name`;
const MISCOUNTED = `WITH counting AS (${COUNTING}), latest AS (${LATEST}),
	wrong AS (SELECT * FROM (SELECT * FROM counting EXCEPT SELECT * FROM latest)
		UNION ALL SELECT * FROM (SELECT * FROM latest EXCEPT SELECT * FROM counting))
	SELECT DISTINCT coalesce(s.upload_id, 0) FROM wrong w
	LEFT JOIN observation o ON o.id = w.observation_id LEFT JOIN submission s ON s.id = o.submission_id`;
