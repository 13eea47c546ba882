// Settings, copies and the state of the installation, as the pages of administration run them.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditLines } from '../../src/lib/server/db/audit/audit-log';
import { write } from '../../src/lib/server/db/database';
import { officeSettings, saveSetting } from '../../src/lib/server/db/campaigns/settings';
import { load as loadHub } from '../../src/routes/(app)/quan-tri/+page.server';
import {
	actions as settingActions,
	load as loadSettings
} from '../../src/routes/(app)/quan-tri/cai-dat/+page.server';
import {
	actions as aboutActions,
	load as loadAbout
} from '../../src/routes/(app)/quan-tri/gioi-thieu/+page.server';
import {
	actions as backupActions,
	load as loadBackups
} from '../../src/routes/(app)/quan-tri/sao-luu/+page.server';
import { AdministrationDesk } from '../support/administration-desk';
import { locationOf } from '../support/upload-desk';

let desk: AdministrationDesk;
beforeEach(() => {
	desk = new AdministrationDesk();
});
afterEach(() => desk.close());

describe('settings', () => {
	const USUAL = {
		...{ 'session.idle_hours': '8', 'session.absolute_days': '7', 'drafts.hours': '24' },
		...{ 'drafts.files': '400', 'drafts.megabytes': '500', 'work.minutes': '10' },
		...{
			'checks.months': '24',
			'trend.break_percent': '10',
			'backup.enabled': 'co',
			'backup.time': '02:00'
		},
		...{ 'backup.keep_daily': '7', 'backup.keep_weekly': '4', 'backup.keep_monthly': '12' }
	};
	const save = (fields: Record<string, string>) =>
		settingActions['default']?.(desk.event('/quan-tri/cai-dat', { ...USUAL, ...fields }));

	test('are stored one line of the log each, old and new', async () => {
		const where = await locationOf(() => save({ 'drafts.hours': '48', 'backup.time': '22h30' }));
		expect(where).toBe('/quan-tri/cai-dat?da-luu=2');
		expect(officeSettings(desk.db)).toMatchObject({ 'drafts.hours': 48, 'backup.time': '22:30' });
		const details = auditLines(desk.db, {}).map(({ subject, detail }) => ({ subject, ...detail }));
		expect(details.slice(0, 2)).toEqual([
			{ subject: 'setting:backup.time', before: '02:00', after: '22:30' },
			{ subject: 'setting:drafts.hours', before: 24, after: 48 }
		]);
		expect(await locationOf(() => save({ 'drafts.hours': '48', 'backup.time': '22:30' }))).toBe(
			'/quan-tri/cai-dat?da-luu=0'
		);
	});

	test('out of their bounds are refused together, and nothing of the form is stored', async () => {
		const fields = { 'drafts.hours': '0', 'session.idle_hours': 'tám', 'backup.time': '25:00' };
		const refused = await save({ ...fields, 'checks.months': '36' });
		expect(refused).toMatchObject({
			status: 400,
			data: {
				typed: fields,
				faults: [
					{
						field: 'session.idle_hours',
						message: expect.stringContaining('“tám”. Từ 1 đến 24 giờ')
					},
					{ field: 'drafts.hours' },
					{ field: 'backup.time' }
				]
			}
		});
		expect(officeSettings(desk.db)['checks.months']).toBe(24);
	});

	test('let guests in only by a ticked box', async () => {
		await locationOf(() => save({ 'guests.allowed': 'co' }));
		expect(officeSettings(desk.db)['guests.allowed']).toBe(true);
		await locationOf(() => save({}));
		expect(officeSettings(desk.db)['guests.allowed']).toBe(false);
	});

	test('that were altered outside the program leave the usual ones', async () => {
		write(desk.db, (writer) =>
			saveSetting(writer, { key: 'drafts.hours', value: -5, at: desk.now })
		);
		desk.db.$client
			.prepare(`INSERT INTO setting VALUES ('backup.time', '{broken', ?)`)
			.run(desk.now);
		const data = await loadSettings(desk.event('/quan-tri/cai-dat'));
		expect(data).toMatchObject({ held: { 'drafts.hours': '24', 'backup.time': '02:00' } });
	});
});

describe('copies of the database', () => {
	const shown = () => loadBackups(desk.event('/quan-tri/sao-luu'));
	const make = () =>
		locationOf(() => backupActions['default']?.(desk.event('/quan-tri/sao-luu', {})));

	test('are made on the spot, with what they hold and where they lie', async () => {
		expect(await shown()).toMatchObject({ standing: { newest: null }, runs: [] });
		expect(await make()).toBe('/quan-tri/sao-luu?da=xong');
		const data = await shown();
		expect(data).toMatchObject({
			runs: [{ outcome: 'made', kind: 'theo lệnh', isMissing: false, removedAt: null }],
			standing: { nextAt: '02:00 ngày 02/10/2026', warnings: [] }
		});
		expect(existsSync(join(desk.folder, readdirSync(desk.folder)[0] ?? ''))).toBe(true);
		expect(desk.log(1)[0]).toMatch(/^backup\.made/);
	});

	test('that failed, are old, or have gone are told before they are needed', async () => {
		await make();
		rmSync(desk.folder, { recursive: true });
		writeFileSync(desk.folder, 'no folder');
		expect(await make()).toBe('/quan-tri/sao-luu');
		desk.now = '2026-10-05T02:00:00.000Z';
		const data = (await shown()) as { standing: { warnings: { text: string }[] } };
		const texts = data.standing.warnings.map(({ text }) => text).join('\n');
		expect(texts).toContain('Không có bản sao lưu mới từ 4 ngày nay');
		expect(texts).toContain('không thành');
		expect(texts).toContain('Không thấy tệp sao lưu gần nhất');
	});
});

describe('the installation', () => {
	test('tells its versions, its tables and whether it was found whole', async () => {
		await desk.administrator();
		expect(await loadAbout(desk.event('/quan-tri/gioi-thieu'))).toMatchObject({
			examination: null
		});
		const where = await locationOf(() =>
			aboutActions['default']?.(desk.event('/quan-tri/gioi-thieu', {}))
		);
		const data = await loadAbout(desk.event(where));
		expect(data).toMatchObject({
			work: { kind: 'done' },
			examination: { isWhole: true, audit: { isIntact: true } },
			tables: expect.arrayContaining([{ table: 'account', name: 'Tài khoản', rows: '1' }])
		});
	});

	test('whose log was altered outside the program says so on the hub, first', async () => {
		await desk.administrator();
		const { $client } = desk.db;
		const triggers = $client
			.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_event'`)
			.pluck()
			.all();
		for (const name of triggers) $client.exec(`DROP TRIGGER "${String(name)}"`);
		$client.exec(`UPDATE audit_event SET actor_name = 'Người khác' WHERE id = 1`);
		await locationOf(() => aboutActions['default']?.(desk.event('/quan-tri/gioi-thieu', {})));
		const { warnings } = (await loadHub(desk.event('/quan-tri'))) as {
			warnings: { kind: string; text: string }[];
		};
		expect(warnings[0]).toMatchObject({ kind: 'error', text: expect.stringContaining('dòng 1') });
	});
});

describe('the hub of administration', () => {
	test('shows each page with its present state, and demonstration accounts as a warning', async () => {
		await desk.administrator();
		await locationOf(() => backupActions['default']?.(desk.event('/quan-tri/sao-luu', {})));
		const hub = async () =>
			(await loadHub(desk.event('/quan-tri'))) as {
				lines: { href: string; state: string }[];
				warnings: { text: string }[];
			};
		const { lines, warnings } = await hub();
		expect(warnings).toEqual([]);
		const states = new Map(lines.map(({ href, state }) => [href, state]));
		expect(states.get('/quan-tri/tai-khoan')).toBe('1 dùng được, 1 chưa đăng nhập lần nào');
		expect(states.get('/quan-tri/don-vi')).toBe('2 xã, phường, thị trấn có hiệu lực hôm nay');
		desk.db.$client.exec('UPDATE account SET is_demonstration = 1');
		expect((await hub()).warnings[0]?.text).toContain('1 tài khoản minh họa');
	});
});
