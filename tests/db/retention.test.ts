// What is kept for a while only goes by the settings of the office; everything else stays.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditLines } from '../../src/lib/server/db/audit/audit-log';
import { statement, write } from '../../src/lib/server/db/database';
import { saveDraft } from '../../src/lib/server/db/submissions/drafts';
import { saveReportCheck } from '../../src/lib/server/db/submissions/report-checks';
import { saveSession } from '../../src/lib/server/db/accounts/sessions';
import { changeSettings } from '../../src/lib/server/db/campaigns/settings';
import { retentionTask } from '../../src/lib/server/jobs/retention';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import {
	emptyDatabase,
	longCsv,
	receiveText,
	saveOffice,
	type TestOffice
} from '../support/report-database';
import { signedIn } from '../support/signed-in';

const NOW = '2026-10-01T02:00:00.000Z';
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR_MS).toISOString();

let office: TestOffice;
let unitId: number;
beforeEach(() => {
	office = emptyDatabase();
	unitId = saveOffice(office.db, [{ code: '10001', name: 'Hồng Phong' }]).get('10001') ?? 0;
});
afterEach(() => office.close());

const count = (table: string) =>
	statement(office.db, `SELECT count(*) FROM ${table}`).pluck().get() as number;
const tidied = () => retentionTask({ db: office.db, clock: { now: () => NOW } }).run();

function draft(id: string, receivedAt: string): void {
	const file = { name: `${id}.csv`, bytes: new TextEncoder().encode(id), receivedAt };
	write(office.db, (writer) =>
		saveDraft(writer, { id, file, choices: {}, accountId: null, dropped: [] })
	);
}

test('forgotten drafts go with their files, by the hours that the office set', async () => {
	draft('old', hoursAgo(25));
	draft('new', hoursAgo(23));
	await tidied();
	expect(count('upload_draft')).toBe(1);
	expect(count('source_file')).toBe(1);
	write(office.db, (writer) =>
		changeSettings(writer, SYSTEM, { changes: { 'drafts.hours': 1 }, at: NOW })
	);
	await tidied();
	expect(count('upload_draft')).toBe(0);
});

test('checks older than so many months go, and ended sessions', async () => {
	const { account } = signedIn(office.db);
	const check = (draftId: string, checkedAt: string) => ({
		...{ draftId, unitId, period: '2024-q1', checkedAt, outcome: 'must_fix' as const },
		...{ fileName: 'a.csv', errors: 1, firstIssue: null, accountId: null }
	});
	const session = (tokenHash: string, lastSeenAt: string, expiresAt: string) => ({
		...{ tokenHash, accountId: account.id, createdAt: hoursAgo(30), lastSeenAt, expiresAt },
		...{ address: '10.0.0.9', agent: '' }
	});
	write(office.db, (writer) => {
		saveReportCheck(writer, check('two years and a day', '2024-09-30T01:59:00.000Z'));
		saveReportCheck(writer, check('within two years', '2024-10-02T00:00:00.000Z'));
		saveSession(writer, session('idle', hoursAgo(9), '2026-10-05T00:00:00.000Z'));
		saveSession(writer, session('over', hoursAgo(1), NOW));
		saveSession(writer, session('open', hoursAgo(1), '2026-10-05T00:00:00.000Z'));
	});
	await tidied();
	expect(statement(office.db, 'SELECT draft_id FROM report_check').pluck().all()).toEqual([
		'within two years'
	]);
	expect(statement(office.db, 'SELECT token_hash FROM session').pluck().all()).toEqual(['open']);
	expect(auditLines(office.db, {})[0]).toMatchObject({
		action: 'retention.removed',
		actor: { role: 'system' },
		detail: { drafts: 0, checks: 1, sessions: 2 }
	});
});

test('figures, files of stored reports and the log stay, and nothing removed leaves no line', async () => {
	const at = '2019-01-01T00:00:00.000Z';
	const csv = longCsv([['Hồng Phong', 'Quý I/2018', 'dossiers_received_total', 5]]);
	receiveText(office.db, 'cu.csv', csv, { receivedAt: at });
	const before = ['source_file', 'observation', 'upload', 'audit_event'].map(count);
	expect(before.every((rows) => rows > 0)).toBe(true);
	await tidied();
	expect(['source_file', 'observation', 'upload', 'audit_event'].map(count)).toEqual(before);
});
