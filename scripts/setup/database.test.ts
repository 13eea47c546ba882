import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareDatabase } from './database.mjs';

let root = '';
let path = '';
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'first-run-'));
	path = join(root, 'data', 'dashboard.db');
	mkdirSync(join(root, 'scripts'));
	demonstration('');
});
afterEach(() => rmSync(root, { recursive: true }));

/** Stands in for the command line: writes down that it was asked for the demonstration. */
function demonstration(then: string): void {
	const writeDown = "require('node:fs').appendFileSync('asked', process.argv[2] + ' ')";
	writeFileSync(
		join(root, 'scripts', 'cchc.mjs'),
		`import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n${writeDown};\n${then}`
	);
}
const asked = (): string => {
	const file = join(root, 'asked');
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
function query(sql: string): void {
	const db = new Database(path);
	db.exec(sql);
	db.close();
}
const TABLES = 'CREATE TABLE __drizzle_migrations (id); CREATE TABLE submission (id);';

describe('the demonstration', () => {
	it('is loaded on the first start only', async () => {
		await prepareDatabase(root, path);
		await prepareDatabase(root, path);
		expect(asked()).toBe('demo ');
	});

	it('tells the passwords of its accounts, which nobody is shown again', async () => {
		const lines = [
			'Đã nạp 9 số liệu.',
			'Tài khoản minh họa (mật khẩu chỉ hiện một lần này):',
			'a  b'
		];
		demonstration(`process.stdout.write(${JSON.stringify(lines.join('\n'))});`);
		const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
		await prepareDatabase(root, path);
		const said = write.mock.calls.map(([text]) => String(text)).join('');
		write.mockRestore();
		expect(said).toContain(lines.slice(1).join('\n'));
		expect(said).not.toContain(lines[0]);
	});

	it('is loaded again after it was cut short', async () => {
		demonstration('process.exit(1);');
		await prepareDatabase(root, path);
		query(`${TABLES} INSERT INTO submission VALUES (1);`);
		demonstration('');
		await prepareDatabase(root, path);
		expect(asked()).toBe('demo demo ');
	});

	it('is not mixed into figures an office has already received', async () => {
		mkdirSync(join(root, 'data'));
		query(`${TABLES} INSERT INTO submission VALUES (1);`);
		await prepareDatabase(root, path);
		expect(asked()).toBe('');
	});

	it("leaves another program's database as it is", async () => {
		mkdirSync(join(root, 'data'));
		query('CREATE TABLE other (id);');
		const before = readFileSync(path);
		await prepareDatabase(root, path);
		expect(asked()).toBe('');
		expect(readFileSync(path).equals(before)).toBe(true);
	});
});

describe('a database that cannot be opened', () => {
	it('is named with its cure', async () => {
		mkdirSync(join(root, 'data'));
		writeFileSync(path, 'no database '.repeat(100));
		await expect(prepareDatabase(root, path)).rejects.toThrow('đã hỏng');
	});
});
