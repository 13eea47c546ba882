// What can go wrong with the file itself: a closed list, each with what happened, what is kept and how to mend it.
import Sqlite from 'better-sqlite3';

const STORAGE_CODES = [
	'disk_full',
	'write_failed',
	'read_only',
	'busy',
	'corrupted',
	'missing'
] as const;
export type StorageCode = (typeof STORAGE_CODES)[number];

export interface StorageFault {
	/** 507 where there is no room, 503 where asking again later may help. */
	readonly status: 503 | 507;
	readonly code: StorageCode;
	/** For a person, in Vietnamese. */
	readonly message: string;
}

/** Why a file is not opened. The message is for the person who runs the program. */
export class DatabaseRefused extends Error {
	constructor(
		readonly reason: 'newer' | 'foreign' | 'upgrade' | 'unusable' | StorageCode,
		message: string
	) {
		super(message);
		this.name = 'DatabaseRefused';
	}
}

/** Another program has been writing for longer than anybody waits. Nothing was written. */
export class DatabaseBusy extends Error {
	constructor(cause: unknown) {
		super('The database is being written by another process.', { cause });
		this.name = 'DatabaseBusy';
	}
}

/** The file was removed or another one put in its place while it was open: what is written would be lost. */
export class DatabaseMissing extends Error {
	constructor() {
		super('The database file is not the one that was opened.');
		this.name = 'DatabaseMissing';
	}
}

/** undefined: not a matter of the file. */
export function storageFault(error: unknown): StorageFault | undefined {
	const code = storageCode(error);
	if (code === undefined) return undefined;
	return { status: code === 'disk_full' ? 507 : 503, code, message: MESSAGES[code] };
}

/** An error is often wrapped; its cause is looked at as well. */
function storageCode(error: unknown): StorageCode | undefined {
	if (error instanceof DatabaseBusy) return 'busy';
	if (error instanceof DatabaseMissing) return 'missing';
	if (error instanceof DatabaseRefused)
		return STORAGE_CODES.find((storage) => storage === error.reason);
	if (!(error instanceof Error)) return undefined;
	const own = error instanceof Sqlite.SqliteError ? ofSqlite(error.code) : ofSystem(error);
	return own ?? storageCode(error.cause);
}

/** A longer code ("SQLITE_IOERR_READ") stands before the shorter one that begins it. */
const OF_SQLITE: readonly (readonly [string, StorageCode])[] = [
	['SQLITE_FULL', 'disk_full'],
	['SQLITE_READONLY_DBMOVED', 'missing'],
	['SQLITE_READONLY', 'read_only'],
	['SQLITE_PERM', 'read_only'],
	['SQLITE_BUSY', 'busy'],
	['SQLITE_LOCKED', 'busy'],
	['SQLITE_CORRUPT', 'corrupted'],
	['SQLITE_NOTADB', 'corrupted'],
	['SQLITE_IOERR_READ', 'corrupted'],
	['SQLITE_IOERR_SHORT_READ', 'corrupted'],
	['SQLITE_IOERR_DATA', 'corrupted'],
	['SQLITE_IOERR_CORRUPTFS', 'corrupted'],
	['SQLITE_IOERR', 'write_failed'],
	['SQLITE_CANTOPEN', 'missing']
];
const ofSqlite = (code: string): StorageCode | undefined =>
	OF_SQLITE.find(([start]) => code.startsWith(start))?.[1];

const OF_SYSTEM: Readonly<Record<string, StorageCode>> = {
	ENOSPC: 'disk_full',
	EDQUOT: 'disk_full',
	EFBIG: 'disk_full',
	EROFS: 'read_only',
	EACCES: 'read_only',
	EPERM: 'read_only',
	EIO: 'write_failed',
	ENOTDIR: 'missing'
};

/** Of files only: a refused connection may carry the same code. */
function ofSystem(error: Error & { readonly code?: unknown; readonly syscall?: unknown }) {
	if (typeof error.syscall !== 'string' || !OF_FILES.has(error.syscall)) return undefined;
	// A file where the folder should be.
	if (error.code === 'EEXIST' && error.syscall === 'mkdir') return 'missing';
	return OF_SYSTEM[String(error.code)];
}
const OF_FILES = new Set([
	...['open', 'write', 'fsync', 'fdatasync', 'ftruncate', 'mkdir', 'rename', 'copyfile', 'unlink'],
	...['access', 'scandir', 'close', 'chmod', 'stat', 'lstat', 'statfs']
]);

const MESSAGES: Readonly<Record<StorageCode, string>> = {
	disk_full:
		'Ổ đĩa chứa cơ sở dữ liệu đã đầy nên chưa lưu được gì của lần này; số liệu đã lưu vẫn còn nguyên. Giải phóng chỗ trống rồi làm lại.',
	write_failed:
		'Ổ đĩa báo lỗi khi ghi nên chưa lưu được gì của lần này; số liệu đã lưu vẫn còn nguyên. Kiểm tra ổ đĩa và chỗ trống rồi làm lại.',
	read_only:
		'Tệp cơ sở dữ liệu hoặc thư mục chứa nó chỉ cho đọc nên chưa lưu được gì của lần này; số liệu đã lưu vẫn xem được. Cấp quyền ghi cho tài khoản chạy ứng dụng rồi làm lại.',
	busy: 'Một chương trình khác đang giữ cơ sở dữ liệu nên chưa lưu được gì của lần này; chưa có gì bị mất. Đợi ít phút rồi làm lại.',
	corrupted:
		'Cơ sở dữ liệu có chỗ bị hỏng nên không đọc được phần này. Ngừng nhập số liệu, kiểm tra ổ đĩa và phục hồi từ bản sao lưu gần nhất (lệnh restore).',
	missing:
		'Tệp cơ sở dữ liệu không còn ở chỗ cũ hoặc đã bị thay bằng tệp khác nên chưa lưu gì của lần này. Đưa tệp về chỗ cũ rồi khởi động lại ứng dụng.'
};
