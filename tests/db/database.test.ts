import Sqlite from 'better-sqlite3';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUpDatabase, restoreDatabase } from '../../src/lib/server/db/file/backup';
import {
	attempt,
	closeDatabase,
	DatabaseRefused,
	openDatabase,
	write,
	type Db
} from '../../src/lib/server/db/database';
import { saveCampaign, campaignFor } from '../../src/lib/server/db/campaigns/campaigns';
import {
	draftFor,
	removeDraft,
	removeDraftsBefore,
	saveDraft
} from '../../src/lib/server/db/submissions/drafts';
import { sourceFileFor } from '../../src/lib/server/db/submissions/files';
import { createUnit } from '../../src/lib/server/db/units/unit-rows';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	path = join(folder, 'sub', 'dashboard.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const units = (db: Db): unknown => db.$client.prepare('SELECT count(*) FROM unit').pluck().get();
const refusal = (work: () => unknown): string => {
	try {
		work();
	} catch (thrown) {
		if (thrown instanceof DatabaseRefused) return thrown.reason;
		throw thrown;
	}
	return 'accepted';
};

describe('opening', () => {
	test('makes folder, file and tables, and opens them again as they are', () => {
		closeDatabase(openDatabase(path));
		const db = openDatabase(path);
		expect(db.$client.pragma('journal_mode', { simple: true })).toBe('wal');
		expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
		expect(db.$client.pragma('synchronous', { simple: true })).toBe(2);
		const clustered = db.$client
			.prepare(`SELECT sql FROM sqlite_master WHERE name = 'current_figure'`)
			.pluck()
			.get();
		expect(clustered).toContain('WITHOUT ROWID');
		closeDatabase(db);
	});

	test('refuses a database that a newer version has used', () => {
		closeDatabase(openDatabase(path));
		const client = new Sqlite(path);
		client
			.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
			.run('x', 9_999_999_999_999);
		client.close();
		expect(refusal(() => openDatabase(path))).toBe('newer');
	});

	test('refuses the database of another program and a file that is none, and leaves them as they are', () => {
		const other = join(folder, 'other.db');
		const client = new Sqlite(other);
		client.exec('CREATE TABLE contact (name)');
		client.close();
		expect(refusal(() => openDatabase(other))).toBe('foreign');
		const text = join(folder, 'text.db');
		writeFileSync(text, 'Đây không phải cơ sở dữ liệu, chỉ là văn bản.'.repeat(40));
		expect(refusal(() => openDatabase(text))).toBe('corrupted');
	});
});

describe('writing', () => {
	test('is all or nothing', () => {
		const db = openDatabase(':memory:');
		expect(() =>
			write(db, (writer) => {
				createUnit(writer, false);
				throw new Error('midway');
			})
		).toThrow('midway');
		expect(units(db)).toBe(0);
		closeDatabase(db);
	});

	test('that is only tried leaves nothing, also inside another transaction', () => {
		const db = openDatabase(':memory:');
		write(db, (outer) => {
			createUnit(outer, false);
			const tried = attempt(
				outer,
				(writer) => createUnit(writer, false),
				() => false
			);
			expect(tried).toBe(2);
		});
		expect(units(db)).toBe(1);
		closeDatabase(db);
	});
});

describe('backup and restore', () => {
	test('a copy taken while the database is open holds everything, in one file', async () => {
		const db = openDatabase(path);
		write(db, (writer) => createUnit(writer, false));
		const copy = join(folder, 'copy.db');
		await backUpDatabase(db, copy);
		expect(readdirSync(folder).sort()).toEqual(['copy.db', 'sub']);
		write(db, (writer) => createUnit(writer, false));
		closeDatabase(db);
		const kept = restoreDatabase(copy, path, '20261121');
		expect(kept).toBe(`${path}.truoc-phuc-hoi-20261121`);
		const restored = openDatabase(path);
		expect(units(restored)).toBe(1);
		closeDatabase(restored);
		const before = openDatabase(kept ?? '');
		expect(units(before)).toBe(2);
		closeDatabase(before);
	});

	test('a database in use is not replaced', async () => {
		const db = openDatabase(path);
		const copy = join(folder, 'copy.db');
		await backUpDatabase(db, copy);
		expect(refusal(() => restoreDatabase(copy, path, 'x'))).toBe('unusable');
		expect(units(db)).toBe(0);
		closeDatabase(db);
		expect(readdirSync(join(folder, 'sub'))).toEqual(['dashboard.db']);
	});

	test('a damaged or foreign copy replaces nothing', async () => {
		const db = openDatabase(path);
		write(db, (writer) => {
			for (let n = 0; n < 2000; n += 1) createUnit(writer, false);
		});
		const copy = join(folder, 'copy.db');
		await backUpDatabase(db, copy);
		closeDatabase(db);
		const { readFileSync } = await import('node:fs');
		const bytes = readFileSync(copy);
		bytes.fill(0xff, 4096 * 3, 4096 * 20);
		writeFileSync(copy, bytes);
		expect(refusal(() => restoreDatabase(copy, path, 'x'))).toBe('unusable');
		writeFileSync(copy, 'không phải bản sao lưu');
		expect(refusal(() => restoreDatabase(copy, path, 'x'))).toBe('unusable');
		expect(refusal(() => restoreDatabase(join(folder, 'none.db'), path, 'x'))).toBe('unusable');
		expect(readdirSync(join(folder, 'sub'))).toEqual(['dashboard.db']);
		const after = openDatabase(path);
		expect(units(after)).toBe(2000);
		closeDatabase(after);
	}, 20_000);
});

describe('drafts', () => {
	const file = (name: string, receivedAt: string) => ({
		name,
		bytes: new TextEncoder().encode(name),
		receivedAt
	});

	test('a cancelled draft takes its file with it, old ones go on their own', () => {
		const db = openDatabase(':memory:');
		write(db, (writer) => {
			saveDraft(writer, {
				id: 'a',
				file: file('a.csv', '2026-01-01T00:00:00.000Z'),
				choices: { period: '2026-q1' },
				accountId: null,
				dropped: []
			});
			saveDraft(writer, {
				id: 'b',
				file: file('b.csv', '2026-02-01T00:00:00.000Z'),
				choices: {},
				accountId: null,
				dropped: []
			});
		});
		const draft = draftFor(db, 'a');
		expect(draft).toMatchObject({ choices: { period: '2026-q1' }, file: { name: 'a.csv' } });
		write(db, (writer) => removeDraft(writer, 'a'));
		expect(draftFor(db, 'a')).toBeUndefined();
		expect(sourceFileFor(db, draft?.file.id ?? 0)).toBeUndefined();
		write(db, (writer) => removeDraftsBefore(writer, '2026-03-01T00:00:00.000Z'));
		expect(draftFor(db, 'b')).toBeUndefined();
		closeDatabase(db);
	});
});

test('a campaign said again takes the place of the earlier one', () => {
	const db = openDatabase(':memory:');
	write(db, (writer) => {
		const organisingId = createUnit(writer, false);
		const campaign = { organisingId, period: '2023-q3', window: null, dueOn: '2023-09-15' };
		saveCampaign(writer, campaign);
		saveCampaign(writer, { ...campaign, dueOn: '2023-09-18' });
		expect(campaignFor(writer, organisingId, '2023-q3')?.dueOn).toBe('2023-09-18');
		expect(campaignFor(writer, organisingId, '2023-q4')).toBeUndefined();
	});
	closeDatabase(db);
});
