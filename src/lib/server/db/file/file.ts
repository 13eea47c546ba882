// The file on the disk: whether it can be used at all, and whether it is still the one that was opened.
import Sqlite from 'better-sqlite3';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from './check-copy';
import { DatabaseMissing, DatabaseRefused, storageFault, type StorageCode } from './faults';
import { isNewerThanProgram } from './migrations';

const IN_MEMORY = ':memory:';

/** Made when absent, with its folder. */
export function openFile(path: string): Sqlite.Database {
	try {
		if (path !== IN_MEMORY) requireWritable(path);
		return new Sqlite(path);
	} catch (cause) {
		throw notOpened(path, cause);
	}
}

/** SQLite itself would open it for reading and say so at the first write only. */
function requireWritable(path: string): void {
	mkdirSync(dirname(path), { recursive: true });
	accessSync(dirname(path), constants.R_OK | constants.W_OK);
	if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
}

export function refuseStranger(client: Sqlite.Database, path: string, migrations: string): void {
	const tables = client
		.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
		.pluck()
		.all();
	if (tables.length === 0) return;
	if (!tables.includes('__drizzle_migrations')) {
		throw new DatabaseRefused(
			'foreign',
			`Tệp ${path} là cơ sở dữ liệu của chương trình khác. Chọn tệp khác bằng DATABASE_PATH.`
		);
	}
	if (isNewerThanProgram(client, migrations)) {
		throw new DatabaseRefused(
			'newer',
			`Tệp ${path} đã được một phiên bản mới hơn của chương trình sử dụng. Cài phiên bản mới rồi mở lại; tệp không bị thay đổi.`
		);
	}
}

/** In words for the person who starts the program. */
export function notOpened(path: string, cause: unknown): DatabaseRefused {
	const code = storageFault(cause)?.code;
	const [what, cure] = code === undefined ? [messageOf(cause), ANY_CURE] : WORDS[code];
	return new DatabaseRefused(
		code ?? 'unusable',
		`Không mở được cơ sở dữ liệu ${path}: ${what}. ${cure}`
	);
}

const ANY_CURE =
	'Kiểm tra quyền ghi thư mục, dung lượng đĩa, hoặc phục hồi từ bản sao lưu (lệnh restore).';
const WORDS: Readonly<Record<StorageCode, readonly [what: string, cure: string]>> = {
	disk_full: ['ổ đĩa đã đầy', 'Giải phóng chỗ trống rồi mở lại; số liệu đã lưu vẫn còn nguyên.'],
	write_failed: [
		'ổ đĩa báo lỗi khi ghi',
		'Kiểm tra ổ đĩa và chỗ trống rồi mở lại; không chép đè lên tệp này.'
	],
	read_only: [
		'tệp hoặc thư mục chứa tệp chỉ cho đọc',
		'Cấp quyền ghi cho tài khoản chạy ứng dụng (cả thư mục, vì SQLite ghi thêm tệp bên cạnh), hoặc đặt DATABASE_PATH sang nơi ghi được.'
	],
	busy: [
		'một chương trình khác đang giữ tệp này',
		'Đóng chương trình đó (công cụ xem SQLite, phần mềm đồng bộ, một bản đang chạy của ứng dụng) rồi mở lại; tệp không bị thay đổi.'
	],
	corrupted: [
		'tệp không phải cơ sở dữ liệu hoặc đã hỏng',
		'Phục hồi từ bản sao lưu gần nhất (lệnh restore; tệp hỏng được giữ lại bên cạnh), hoặc đặt DATABASE_PATH sang tệp khác.'
	],
	missing: [
		'thư mục chứa tệp không có hoặc không vào được',
		'Tạo thư mục, gắn lại ổ đĩa, hoặc đặt DATABASE_PATH sang nơi khác.'
	]
};

const opened = new WeakMap<Sqlite.Database, { readonly path: string; readonly identity: string }>();

/** Moved away or replaced by hand, a file is still written to by who has it open, and all of it is lost. */
export function rememberFile(client: Sqlite.Database, path: string): void {
	if (path !== IN_MEMORY) opened.set(client, { path, identity: identityOf(path) });
}

export function requireSameFile(client: Sqlite.Database): void {
	const file = client.inTransaction ? undefined : opened.get(client);
	if (file !== undefined && identityOf(file.path) !== file.identity) throw new DatabaseMissing();
}

/** '' when there is none. */
function identityOf(path: string): string {
	const found = statSync(path, { bigint: true, throwIfNoEntry: false });
	return found === undefined ? '' : `${found.dev}:${found.ino}`;
}
