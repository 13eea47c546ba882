// The command line as a test runs it: a database of its own, and what it said.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { main } from '../../scripts/cchc/main';

interface CommandDesk {
	readonly folder: string;
	readonly database: string;
	/** What the last command printed, and what it complained of. */
	readonly out: string;
	readonly err: string;
	/** The exit code. */
	readonly run: (...words: readonly string[]) => Promise<number>;
}

/** To be called once in a test file, outside its tests. */
export function commandDesk(): CommandDesk {
	const said = { out: '', err: '' };
	let folder = '';
	const database = (): string => join(folder, 'dashboard.db');
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'cchc-'));
		vi.stubEnv('DATABASE_PATH', database());
		vi.stubEnv('INIT_CWD', process.cwd());
		vi.stubEnv('CCHC_TODAY', '2026-11-21');
	});
	afterAll(() => {
		vi.unstubAllEnvs();
		rmSync(folder, { recursive: true, force: true });
	});
	beforeEach(() => {
		vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
			said.out += String(text);
			return true;
		});
		vi.spyOn(console, 'error').mockImplementation((text) => {
			said.err += `${String(text)}\n`;
		});
	});
	afterEach(() => vi.restoreAllMocks());
	return {
		get folder() {
			return folder;
		},
		get database() {
			return database();
		},
		get out() {
			return said.out;
		},
		get err() {
			return said.err;
		},
		run: (...words) => {
			said.out = '';
			said.err = '';
			return main(words);
		}
	};
}
