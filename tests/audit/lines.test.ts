// Everything that changes leaves one line with who, when, and old → new; what changes nothing leaves none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, SYSTEM, type AuditLine } from '../../src/lib/domain/office/audit';
import { auditLines, countAuditLines } from '../../src/lib/server/db/audit/audit-log';
import { decideCampaign } from '../../src/lib/server/db/campaigns/campaign-decisions';
import {
	columnChoices,
	revokeColumnChoice,
	saveColumnChoice
} from '../../src/lib/server/db/submissions/column-choices';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import { receiveUnits } from '../../src/lib/server/office/units/receive-units';
import { loadReferenceUnits } from '../../src/lib/server/office/units/reference-units';
import { undoUpload } from '../../src/lib/server/ledger/undo';
import { decideSubmission } from '../../src/lib/server/ledger/withdraw';
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { catalogue, openOffice, receiveText } from '../import/office';
import { signedIn } from '../support/signed-in';

const AT = '2023-12-22T02:00:00.000Z';
const HEADING = 'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n';
const row = (value: string, unit = 'Xã Minh Đức') =>
	`${unit};2023-q2;dossiers_received_new;${value}\n`;

let db: Db;
let actor: AuditLine['actor'];
let unitId = 0;
let officeId = 0;
beforeAll(() => {
	db = openOffice();
	({ actor } = signedIn(db, { name: 'can-bo' }));
	const found = db.$client
		.prepare(
			`SELECT unit_id AS unitId, parent_id AS officeId FROM unit_version WHERE name = 'Minh Đức'`
		)
		.get() as { unitId: number; officeId: number };
	({ unitId, officeId } = found);
});
afterAll(() => closeDatabase(db));

const of = { by: null, reason: 'rà lại', at: AT } as const;
const said = () => ({ ...of, actor });
const bytes = (text: string) => new TextEncoder().encode(text);
const store = (text: string, more: object = {}) =>
	receiveText(db, HEADING + text, { actor, receivedAt: AT, name: 'bao-cao.csv', ...more });
const decide = (decision: 'withdrawn' | 'sent_back' | 'restored') =>
	decideSubmission(db, catalogue, { submissionId: 2, decision, ...said() });
const campaign = (decision: Parameters<typeof decideCampaign>[2]) =>
	write(db, (writer) =>
		decideCampaign(writer, { organisingId: officeId, period: '2023-q2' }, decision)
	);
const columns = (target: `indicator:${string}`) =>
	write(db, (writer) =>
		saveColumnChoice(writer, {
			...{ sender: { organisingId: officeId }, layoutKey: 'a', columns: { nhan: target } },
			...{ headings: ['Nhận'], chosenAt: AT, actor }
		})
	);
const window = { from: '2023-04-01', to: '2023-06-30' };

/** In this order: a later step builds on those before it. */
const STEPS: readonly {
	readonly action: AuditLine['action'];
	readonly does: () => unknown;
	readonly says: () => object;
}[] = [
	{
		action: 'upload.stored',
		does: () => store(row('5')),
		says: () => ({
			subject: 'upload:1',
			unitId,
			period: '2023-q2',
			detail: { counts: { added: 1, changed: 0, unchanged: 0 }, superseded: [] }
		})
	},
	{
		action: 'upload.stored',
		does: () => store(row('6'), { submittedBy: 'Lan', note: 'đính chính' }),
		says: () => ({
			subject: 'upload:2',
			detail: {
				...{ submittedBy: 'Lan', note: 'đính chính', units: [unitId], periods: ['2023-q2'] },
				file: { name: 'bao-cao.csv' },
				superseded: [
					{
						...{ unitId, period: '2023-q2', indicator: 'dossiers_received_new' },
						...{ before: '5', after: '6', place: { row: 2 } }
					}
				],
				moreSuperseded: 0
			}
		})
	},
	{
		action: 'report.withdrawn',
		does: () => decide('withdrawn'),
		says: () => ({
			...{ subject: 'report:2', unitId, period: '2023-q2' },
			detail: {
				...{ before: { state: 'counting' }, after: { state: 'withdrawn' } },
				...{ reason: 'rà lại', figuresMoved: 1, upload: 2 }
			}
		})
	},
	{
		action: 'report.sent_back',
		does: () => decide('sent_back'),
		says: () => ({ detail: { before: { state: 'withdrawn' }, after: { state: 'sent_back' } } })
	},
	{
		action: 'report.restored',
		does: () => decide('restored'),
		says: () => ({ detail: { before: { state: 'sent_back' }, after: { state: 'counting' } } })
	},
	{
		action: 'upload.undone',
		does: () => undoUpload(db, catalogue, { uploadId: 2, ...said() }),
		says: () => ({
			...{ subject: 'upload:2', unitId, period: '2023-q2' },
			detail: { reason: 'rà lại', file: { name: 'bao-cao.csv' }, reports: 1 }
		})
	},
	{
		action: 'columns.remembered',
		does: () => columns('indicator:dossiers_received_new'),
		says: () => ({ detail: { before: null, after: { nhan: 'indicator:dossiers_received_new' } } })
	},
	{
		action: 'columns.remembered',
		does: () => columns('indicator:dossiers_received_online'),
		says: () => ({
			detail: {
				before: { nhan: 'indicator:dossiers_received_new' },
				after: { nhan: 'indicator:dossiers_received_online' }
			}
		})
	},
	{
		action: 'columns.revoked',
		does: () =>
			write(db, (writer) =>
				revokeColumnChoice(writer, columnChoices(db)[0]?.id ?? 0, { actor, at: AT })
			),
		says: () => ({
			unitId: officeId,
			detail: { before: { nhan: 'indicator:dossiers_received_online' }, after: null }
		})
	},
	{
		action: 'campaign.opened',
		does: () => campaign({ kind: 'opened', to: { window, dueOn: '2023-07-05' }, ...said() }),
		says: () => ({
			...{ unitId: officeId, period: '2023-q2' },
			detail: { before: null, after: { dueOn: '2023-07-05', window, expected: null } }
		})
	},
	{
		action: 'campaign.changed',
		does: () =>
			campaign({
				kind: 'changed',
				to: { window: null, dueOn: '2023-07-09', expected: [unitId] },
				...said()
			}),
		says: () => ({
			detail: {
				before: { dueOn: '2023-07-05', window, expected: null },
				after: { dueOn: '2023-07-09', window: null, expected: [unitId] }
			}
		})
	},
	{
		action: 'campaign.locked',
		does: () => campaign({ kind: 'locked', ...said() }),
		says: () => ({ detail: { reason: 'rà lại' } })
	},
	{
		action: 'campaign.unlocked',
		does: () => campaign({ kind: 'unlocked', ...said() }),
		says: () => ({ detail: { reason: 'rà lại' } })
	},
	{
		action: 'unit.list_loaded',
		does: () => {
			const list =
				'code,name,kind,parent_code,parent_name,parent_kind\n99901,Xã Mới,xa,999,Mới,huyen\n';
			return receiveUnits(db, { name: 'don-vi.csv', bytes: bytes(list) }, { actor, at: AT });
		},
		says: () => ({
			detail: {
				file: { name: 'don-vi.csv' },
				counts: { added: 1, changed: 0 },
				entries: expect.arrayContaining([
					{ before: null, after: expect.objectContaining({ code: '99901', name: 'Mới' }) }
				])
			}
		})
	}
];

describe('one line each', () => {
	test.each(STEPS.map((step) => [step.action, step] as const))('%s', (action, { does, says }) => {
		const before = countAuditLines(db, {});
		does();
		expect(countAuditLines(db, {})).toBe(before + 1);
		const [line] = auditLines(db, {}, { limit: 1, offset: 0 });
		expect(line).toMatchObject({ action, at: AT, actor, ...says() });
	});

	test('and the upload knows whose account stored it', () => {
		const account = db.$client.prepare('SELECT account_id FROM upload WHERE id = 1').pluck().get();
		expect(account).toBe(actor.accountId);
	});

	test('the units that come with the program are the first line of a new database', () => {
		const fresh = openDatabase(':memory:');
		loadReferenceUnits(fresh, dataPath(), AT);
		loadReferenceUnits(fresh, dataPath(), AT);
		const lines = auditLines(fresh, {});
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatchObject({ action: 'unit.list_loaded', actor: SYSTEM, at: AT });
		closeDatabase(fresh);
	});
});

describe('no line', () => {
	test.each([
		['the same file again', () => store(row('5')), 'unchanged'],
		['a dry run', () => store(row('8'), { dryRun: true }), 'would_store'],
		['a file that must be mended', () => store(row('-8')), 'must_fix'],
		['a file that nobody confirmed', () => store(row('')), 'needs_confirmation']
	])('%s', (_, work, outcome) => {
		const before = countAuditLines(db, {});
		expect(work()).toMatchObject({ outcome });
		expect(countAuditLines(db, {})).toBe(before);
	});

	test('a decision that stands already, an upload undone already, columns remembered already', () => {
		columns('indicator:dossiers_received_new');
		const before = countAuditLines(db, {});
		columns('indicator:dossiers_received_new');
		undoUpload(db, catalogue, { uploadId: 2, ...said() });
		decideSubmission(db, catalogue, { submissionId: 1, decision: 'restored', ...said() });
		expect(countAuditLines(db, {})).toBe(before);
	});
});

test('of more than two thousand figures taken the place of, the rest is told by number', () => {
	const other = openOffice();
	const indicators = [
		...['received_total', 'received_new', 'received_online', 'received_direct_postal'],
		...['carried_over', 'resolved_total', 'resolved_early', 'resolved_on_time', 'resolved_late'],
		...['pending_total', 'fee_bearing', 'paid_online']
	];
	const quarters = Array.from({ length: 180 }, (_, i) => `${1980 + (i >> 2)}-q${1 + (i % 4)}`);
	const file = (value: number): string =>
		quarters
			.flatMap((period) =>
				indicators.map((id) => `Xã Minh Đức;${period};dossiers_${id};${value}\n`)
			)
			.join('');
	const options = { confirmReason: 'thử', actor, receivedAt: AT };
	// The account is of another database.
	const free = { ...options, actor: { ...actor, accountId: null } };
	const first = receiveText(other, HEADING + file(5), free);
	const second = receiveText(other, HEADING + file(6), free);
	expect([first.outcome, second.outcome]).toEqual(['stored', 'stored']);
	const [line] = auditLines(other, {}, { limit: 1, offset: 0 });
	expect(second.counts.changed).toBe(2_160);
	expect(line?.detail).toMatchObject({ moreSuperseded: 160 });
	expect(line?.detail['superseded']).toHaveLength(2_000);
	closeDatabase(other);
});

test('every action of the list is recorded somewhere', () => {
	const sources = ['src/lib/server', 'scripts'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
			.map((name) => readFileSync(join(folder, name), 'utf8'))
	);
	const written = sources
		.join('\n')
		.replaceAll('`report.${decision}`', `'report.withdrawn' 'report.sent_back' 'report.restored'`)
		.replaceAll(
			'`campaign.${kind}`',
			`'campaign.opened' 'campaign.changed' 'campaign.locked' 'campaign.unlocked' 'campaign.reminder_copied' 'campaign.reminder_sent'`
		);
	expect(AUDIT_ACTIONS.filter((action) => !written.includes(`'${action}'`))).toEqual([]);
});
