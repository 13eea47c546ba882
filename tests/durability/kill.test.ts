import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { killAgainAndAgain } from '../../scripts/crash/kill';
import { faultsAfter } from '../../scripts/crash/check';
import { madeWork, putBack } from '../../scripts/crash/made';
import { RUNS } from '../../scripts/crash/runs';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// In full: npm run test:crash.
test('an import killed at any moment leaves every confirmed file whole, none in part, and goes on', async () => {
	const work = madeWork(folder, { communes: 30, files: 9 });
	const result = await killAgainAndAgain(work, {
		kinds: ['command', 'process'],
		kills: 8,
		seed: 20
	});
	expect(result.faults).toEqual([]);
	expect(result.kills).toBe(8);
	// Otherwise nothing was put to the test.
	expect(result.midway).toBeGreaterThan(0);
	expect(result.confirmed).toBeGreaterThan(0);
}, 300_000);

test('and the look at it would see a figure, a file or a line of the log that is missing', async () => {
	const work = madeWork(folder, { communes: 5, files: 3 });
	const all = new Set(work.groups.flat());
	const faultsOnceDone = (sql: string): string => {
		const client = new Sqlite(work.path);
		client.pragma('foreign_keys = OFF');
		client.exec(sql);
		client.close();
		return faultsAfter(work, { confirmed: all, inGroups: true }).join('\n');
	};
	putBack(work);
	expect(await RUNS.command(work).over).toBe(true);
	expect(faultsOnceDone('')).toBe('');
	expect(faultsOnceDone('DELETE FROM current_figure WHERE observation_id = 7')).toContain(
		'partial'
	);
	expect(faultsOnceDone('DELETE FROM upload WHERE id = 2')).toContain('damaged');
	putBack(work);
	expect(faultsOnceDone('')).toContain('lost: bao-cao-01.csv');
}, 120_000);
