// What must hold of the database after any end of any program.
import Sqlite from 'better-sqlite3';
import { isIntact, verifyAudit } from '../../src/lib/server/db/audit/audit-verdict';
import { damageOf } from '../../src/lib/server/db/file/check-copy';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import type { CrashWork } from './made';

interface Upload {
	readonly uploadId: number;
	readonly name: string;
	readonly reports: number;
	readonly figures: number;
	readonly current: number;
	readonly auditLines: number;
}

/** What does not hold; nothing when all is well. `inGroups`: files are stored by the handful. */
export function faultsAfter(
	work: CrashWork,
	{ confirmed, inGroups }: { readonly confirmed: ReadonlySet<string>; readonly inGroups: boolean }
): string[] {
	const client = new Sqlite(work.path);
	const damage = damageOf(client);
	client.close();
	if (damage !== '') return [`damaged: ${damage}`];
	const db = openDatabase(work.path);
	try {
		const uploads = uploadsIn(db);
		const stored = new Set(uploads.map(({ name }) => name));
		return [
			...uploads.flatMap((upload) => faultsOf(upload, work)),
			...[...confirmed].filter((name) => !stored.has(name)).map((name) => `lost: ${name}`),
			...(inGroups ? brokenGroups(work, stored) : []),
			...(stored.size === uploads.length ? [] : ['a file stored twice']),
			...auditFaults(db)
		];
	} finally {
		closeDatabase(db);
	}
}

export function storedFiles({ path }: CrashWork): number {
	const db = openDatabase(path);
	const { length } = uploadsIn(db);
	closeDatabase(db);
	return length;
}

function uploadsIn(db: Db): Upload[] {
	return db.$client
		.prepare(
			`SELECT u.id AS uploadId, f.name,
				(SELECT count(*) FROM submission s WHERE s.upload_id = u.id) AS reports,
				(SELECT count(*) FROM submission s JOIN observation o ON o.submission_id = s.id
					WHERE s.upload_id = u.id) AS figures,
				(SELECT count(*) FROM submission s JOIN observation o ON o.submission_id = s.id
					JOIN current_figure c ON c.observation_id = o.id WHERE s.upload_id = u.id) AS current,
				(SELECT count(*) FROM audit_event WHERE action_code = 'upload.stored'
					AND subject = 'upload:' || u.id) AS auditLines
			FROM upload u JOIN source_file f ON f.id = u.source_file_id ORDER BY u.id`
		)
		.all() as Upload[];
}

function faultsOf(upload: Upload, { reports, figures }: CrashWork): string[] {
	const { name } = upload;
	const wrong: [string, number, number][] = [
		['reports', upload.reports, reports],
		['figures', upload.figures, figures],
		['figures that count', upload.current, figures],
		['lines in the audit log', upload.auditLines, 1]
	];
	return wrong
		.filter(([, found, expected]) => found !== expected)
		.map(([what, found, expected]) => `partial: ${name} has ${found} ${what}, not ${expected}`);
}

const brokenGroups = ({ groups }: CrashWork, stored: ReadonlySet<string>): string[] =>
	groups
		.filter((group) => new Set(group.map((name) => stored.has(name))).size > 1)
		.map((group) => `partial: only some of ${group.join(', ')}`);

function auditFaults(db: Db): string[] {
	const verdict = verifyAudit(db);
	return isIntact(verdict) ? [] : [`audit: ${JSON.stringify(verdict)}`];
}
