// `backup` and `restore`: the database as one file, checked, listed, and put back for practice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { formatCount } from '../../src/lib/format/number';
import { formatSize } from '../../src/lib/format/size';
import { recordAudit } from '../../src/lib/server/db/audit/audit';
import { restoreDatabase } from '../../src/lib/server/db/file/backup';
import { backupRuns, newestBackup, type BackupRun } from '../../src/lib/server/db/file/backup-runs';
import { checkBackup } from '../../src/lib/server/db/file/check-copy';
import { closeDatabase, openDatabase, write } from '../../src/lib/server/db/database';
import { restoreDrill } from '../../src/lib/server/db/file/drill';
import { removeAllSessions } from '../../src/lib/server/db/accounts/sessions';
import { revokeAllTokens } from '../../src/lib/server/db/accounts/tokens';
import { makeBackup } from '../../src/lib/server/jobs/tasks/backup';
import { readArguments, UsageError } from './arguments';
import { pathGiven } from './files';
import { commandActor, settingsOrUsage, withOffice } from './office';
import { alignedTable, printLines } from './output';

const USAGE = 'backup [TỆP] | backup check TỆP | backup list | backup drill';
const FAILED = 1;

export function backup(words: readonly string[]): Promise<number> | number {
	const [verb = '', ...rest] = words;
	switch (verb) {
		case 'check':
			return check(oneFile(rest, 'backup check TỆP'));
		case 'list':
			return list(rest);
		case 'drill':
			return drill(rest);
		default:
			return make(words);
	}
}

function make(words: readonly string[]): Promise<number> {
	const [written, more] = readArguments(words, { usage: USAGE }).words;
	if (more !== undefined) throw new UsageError(`Cách dùng: cchc ${USAGE}`);
	const { databasePath, backupFolder } = settingsOrUsage();
	const path = written === undefined ? undefined : pathGiven(written);
	if (path === resolve(databasePath))
		throw new UsageError('Bản sao lưu phải là tệp khác với cơ sở dữ liệu đang dùng.');
	const folder = path === undefined ? resolve(backupFolder) : dirname(path);
	return withOffice(async (office) => {
		const progress = (): void => undefined;
		const chosen = path === undefined ? {} : { path };
		const result = await makeBackup(
			{ ...office, progress },
			{ kind: 'by_hand', actor: office.actor, folder, ...chosen }
		);
		if (result.outcome === 'failed') {
			console.error(result.detail);
			return FAILED;
		}
		const { fileName, bytes, sha256, removed } = result;
		printLines([
			`Đã sao lưu và kiểm tra: ${resolve(folder, fileName)} (${formatSize(bytes)})`,
			`SHA-256: ${sha256}`,
			...removed.map((name) => `Đã bỏ bản cũ theo lịch giữ: ${name}`)
		]);
		return 0;
	});
}

function check(path: string): number {
	const { rowCounts, sha256 } = checkBackup(path);
	const rows = Object.values(rowCounts).reduce((sum, count) => sum + count, 0);
	printLines([
		`Bản sao lưu còn nguyên: ${path}`,
		`${formatCount(rows)} dòng trong ${formatCount(Object.keys(rowCounts).length)} bảng.`,
		`SHA-256: ${sha256}`
	]);
	return 0;
}

const KINDS: Readonly<Record<BackupRun['kind'], string>> = {
	scheduled: 'theo lịch',
	by_hand: 'làm tay',
	before_migration: 'trước nâng cấp'
};

function list(words: readonly string[]): Promise<number> {
	noMore(words, 'backup list');
	return withOffice(({ db }) => {
		const headings = ['Bắt đầu', 'Cách', 'Tệp', 'Dung lượng', 'Tình trạng'];
		const rows = backupRuns(db).map((run) => [
			run.startedAt,
			KINDS[run.kind],
			run.fileName ?? '',
			run.bytes === null ? '' : formatSize(run.bytes),
			stateOf(run)
		]);
		printLines(
			alignedTable(
				headings.map((heading) => ({ heading })),
				rows
			)
		);
		return 0;
	});
}

function stateOf({ outcome, removedAt, detail }: BackupRun): string {
	if (outcome === 'failed') return detail;
	return removedAt === null ? 'đã kiểm tra' : 'đã bỏ theo lịch giữ';
}

function drill(words: readonly string[]): Promise<number> {
	noMore(words, 'backup drill');
	const backupFolder = resolve(settingsOrUsage().backupFolder);
	return withOffice(({ db }) => {
		const newest = newestBackup(db);
		if (newest === undefined) {
			console.error('Chưa có bản sao lưu nào để diễn tập. Chạy lệnh backup trước.');
			return FAILED;
		}
		const folder = mkdtempSync(join(tmpdir(), 'dien-tap-phuc-hoi-'));
		try {
			const result = restoreDrill(db, newest, { backupFolder, folder });
			printLines([
				`Diễn tập phục hồi đạt: ${result.path} (${formatSize(result.bytes)})`,
				`Phục hồi và mở lại trong ${formatCount(Math.ceil(result.restoreMs))} ms.`,
				`${formatCount(result.rows)} dòng trong ${formatCount(result.tables)} bảng, giống hệt bản sao; nhật ký khớp đến dòng ${result.lastAuditLine}.`
			]);
			return 0;
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
}

export function restore(words: readonly string[]): number {
	const copy = oneFile(words, 'restore TỆP');
	const { databasePath, clock } = settingsOrUsage();
	const path = resolve(databasePath);
	if (copy === path) throw new UsageError('Bản sao lưu phải là tệp khác với cơ sở dữ liệu.');
	const at = clock.now();
	const kept = restoreDatabase(copy, path, at.replace(/[^0-9]/g, ''));
	// Brings an older copy to the shape of this program at once, while someone is watching.
	const db = openDatabase(path);
	write(db, (writer) => {
		// Who was let in then need not be let in now: what was ended since would open again.
		removeAllSessions(writer);
		const tokens = revokeAllTokens(writer, at);
		recordAudit(writer, commandActor(), {
			action: 'backup.restored',
			subject: '',
			detail: { copy, kept, tokens },
			at
		});
	});
	closeDatabase(db);
	printLines([
		`Đã phục hồi từ ${copy}.`,
		...(kept === null ? [] : [`Tệp trước khi phục hồi được giữ tại ${kept}.`]),
		'Mọi người phải đăng nhập lại; các mã truy cập đều đã thu hồi.',
		'Tài khoản và mật khẩu trở lại như lúc sao lưu: khóa lại những tài khoản đã khóa sau đó (user list).'
	]);
	return 0;
}

function oneFile(words: readonly string[], usage: string): string {
	const given = readArguments(words, { usage });
	const [path, more] = given.words;
	if (path === undefined || more !== undefined) throw new UsageError(`Cách dùng: cchc ${usage}`);
	return pathGiven(path);
}

function noMore(words: readonly string[], usage: string): void {
	if (readArguments(words, { usage }).words.length > 0)
		throw new UsageError(`Cách dùng: cchc ${usage}`);
}
