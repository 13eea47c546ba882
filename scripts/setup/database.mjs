// The database before serving: its folder can be written, and the very first start brings the demonstration.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, say } from './fault.mjs';
import { requireWritable } from './folders.mjs';
import { run } from './run.mjs';

// Kept in SQLite's own `user_version`, so that it travels with the file and ends with it.
const UNKNOWN = 0;
const LOADING = 1;
const DECIDED = 2;

/** @param {string} root @param {string} path of the SQLite file */
export async function prepareDatabase(root, path) {
	requireWritable(dirname(path), 'cơ sở dữ liệu', ', hoặc đặt DATABASE_PATH sang nơi ghi được');
	const { default: Database } = await import('better-sqlite3');
	if (!(await isFirstRun(Database, path))) return;
	say('Lần chạy đầu: đang nạp số liệu minh họa…');
	mark(Database, path, LOADING);
	const args = [join(root, 'scripts', 'cchc.mjs'), 'demo'];
	const env = { ...process.env, DATABASE_PATH: path };
	const { code, output } = await run(process.execPath, args, { cwd: root, env, output: 'hide' });
	if (code === 0) {
		showAccounts(output);
		return mark(Database, path, DECIDED);
	}
	say(output);
	say('Chưa nạp được số liệu minh họa; ứng dụng vẫn chạy và sẽ thử lại ở lần khởi động sau.');
}

/** The passwords of the demonstration are told here or never: what stands after its heading.
 * @param {string} output of the command line's `demo` */
function showAccounts(output) {
	const start = output.indexOf('Tài khoản minh họa (');
	if (start >= 0) process.stdout.write(`\n${output.slice(start).trimEnd()}\n`);
}

/** True when nothing was ever received, or a demonstration was cut short. @param {typeof import('better-sqlite3')} Database @param {string} path */
async function isFirstRun(Database, path) {
	if (!existsSync(path)) return true;
	const known = read(Database, path);
	if (!known.isOurs) return false;
	if (known.version === UNKNOWN && known.submissions > 0) mark(Database, path, DECIDED);
	return known.version === LOADING || (known.version === UNKNOWN && known.submissions === 0);
}

/** @param {typeof import('better-sqlite3')} Database @param {string} path */
function read(Database, path) {
	return using(Database, path, (db) => {
		const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
		const submissions = tables.includes('submission')
			? Number(db.prepare('SELECT count(*) FROM submission').pluck().get())
			: 0;
		return {
			// Another program's file is left as it is; the application refuses it when it opens it.
			isOurs: tables.length === 0 || tables.includes('__drizzle_migrations'),
			version: Number(db.pragma('user_version', { simple: true })),
			submissions
		};
	});
}

/** @param {typeof import('better-sqlite3')} Database @param {string} path @param {number} version */
function mark(Database, path, version) {
	using(Database, path, (db) => db.pragma(`user_version = ${version}`));
}

/**
 * @template T
 * @param {typeof import('better-sqlite3')} Database
 * @param {string} path
 * @param {(db: import('better-sqlite3').Database) => T} work
 */
function using(Database, path, work) {
	let db;
	try {
		db = new Database(path);
		return work(db);
	} catch (error) {
		throw databaseFault(error, path);
	} finally {
		db?.close();
	}
}

/** @param {unknown} error @param {string} path */
export function databaseFault(error, path) {
	if (error instanceof Error && error.name === 'DatabaseRefused') {
		return new Fault({
			what: error.message,
			cure: 'xem câu trên; DATABASE_PATH chọn tệp khác.',
			english: `The database ${path} is refused; DATABASE_PATH chooses another file.`
		});
	}
	const code = String(/** @type {{ code?: unknown }} */ (error).code ?? '');
	if (!code.startsWith('SQLITE_')) return error;
	const [, what, cure] = WORDS.find(([start]) => code.startsWith(start)) ?? OTHER;
	return new Fault({
		what: `${what.replace('{path}', path)} (${code}).`,
		cure,
		english: `The database ${path} cannot be opened (${code}): restore a backup or set DATABASE_PATH.`
	});
}

const RESTORE =
	'phục hồi từ bản sao lưu (npm run -s cchc -- restore TỆP), hoặc đặt DATABASE_PATH sang tệp khác.';
const WRITABLE =
	'cấp quyền ghi cho tệp và thư mục chứa nó, hoặc đặt DATABASE_PATH sang nơi ghi được.';
/** @type {readonly (readonly [string, string, string])[]} */
const WORDS = [
	['SQLITE_NOTADB', 'tệp {path} không phải cơ sở dữ liệu của ứng dụng hoặc đã hỏng', RESTORE],
	['SQLITE_CORRUPT', 'tệp {path} có chỗ bị hỏng', RESTORE],
	[
		'SQLITE_FULL',
		'ổ đĩa chứa {path} đã đầy; số liệu đã lưu vẫn còn nguyên',
		'giải phóng chỗ trống rồi khởi động lại.'
	],
	[
		'SQLITE_BUSY',
		'một chương trình khác đang giữ {path}',
		'đóng chương trình đó (công cụ xem SQLite, phần mềm đồng bộ, một bản đang chạy của ứng dụng) rồi khởi động lại.'
	],
	['SQLITE_READONLY', 'tệp {path} hoặc thư mục chứa nó chỉ cho đọc', WRITABLE]
];
/** @type {readonly [string, string, string]} */
const OTHER = ['', 'không mở được cơ sở dữ liệu {path}', WRITABLE];
