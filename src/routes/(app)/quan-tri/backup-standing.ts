// How the copies of the database stand, and what to worry about: for the hub and for the page of copies.
import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { nextTimeAt } from '$lib/domain/time-of-day';
import { durationText } from '$lib/format/office/database-text';
import { formatInstant } from '$lib/format/period';
import { formatSize } from '$lib/format/size';
import { backupRuns, newestBackup, type BackupRun } from '$lib/server/db/file/backup-runs';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { diskOf } from '$lib/server/web/installation';

export interface Warning {
	readonly kind: 'warn' | 'error';
	readonly text: string;
	readonly href: string;
	readonly link: string;
}

export interface BackupStanding {
	/** The copy that would be put back today. */
	readonly newest: { readonly at: string; readonly size: string } | null;
	/** null: switched off. */
	readonly nextAt: string | null;
	readonly folder: string;
	readonly free: string;
	readonly isOnSameDisk: boolean;
	readonly warnings: readonly Warning[];
}

export function backupStanding(locals: App.Locals): BackupStanding {
	const { db, clock, backups } = locals;
	const now = clock.now();
	const settings = officeSettings(db);
	const folder = resolve(backups.state().folder);
	const newest = newestBackup(db);
	const disk = diskOf(folder);
	return {
		newest:
			newest === undefined
				? null
				: { at: formatInstant(newest.endedAt), size: formatSize(newest.bytes ?? 0) },
		nextAt: settings['backup.enabled']
			? formatInstant(nextTimeAt(settings['backup.time'], now))
			: null,
		folder,
		free: disk === undefined ? 'không rõ' : formatSize(disk.freeBytes),
		isOnSameDisk: isOnSameDisk(folder, db.$client.name),
		warnings: warningsOf(locals, { newest, folder })
	};
}

const TWO_DAYS_MS = 48 * 3_600_000;
const PAGE = { href: '/quan-tri/sao-luu', link: 'Xem sao lưu' } as const;

function warningsOf(
	{ db, clock }: App.Locals,
	{ newest, folder }: { readonly newest: BackupRun | undefined; readonly folder: string }
): Warning[] {
	const warnings: Warning[] = [];
	const warn = (text: string): number => warnings.push({ kind: 'warn', text, ...PAGE });
	const age = newest === undefined ? null : Date.parse(clock.now()) - Date.parse(newest.endedAt);
	if (age === null) warn('Chưa có bản sao lưu nào: hỏng ổ đĩa là mất toàn bộ số liệu.');
	else if (age > TWO_DAYS_MS)
		warn(`Không có bản sao lưu mới từ ${durationText(age)} nay: hạn là 2 ngày.`);
	const last = backupRuns(db, { limit: 1, offset: 0 })[0];
	if (last?.outcome === 'failed')
		warn(`Lần sao lưu ${formatInstant(last.endedAt)} không thành. ${last.detail}`);
	if (newest !== undefined && !isThere(newest, { folder, database: db.$client.name }))
		warn(`Không thấy tệp sao lưu gần nhất ${newest.fileName ?? ''} ở chỗ đã lưu.`);
	if (!officeSettings(db)['backup.enabled'])
		warn('Sao lưu hằng ngày đang tắt: chỉ có bản do người quản trị tự làm.');
	return warnings;
}

interface Places {
	readonly folder: string;
	readonly database: string;
}

/** Copies lie in the folder, those before an upgrade beside the database, others where somebody wanted them. */
export function pathOf({ kind, fileName }: BackupRun, { folder, database }: Places): string {
	if (fileName === null) return '';
	if (isAbsolute(fileName)) return fileName;
	return join(kind === 'before_migration' ? resolve(dirname(database)) : folder, fileName);
}

export const isThere = (run: BackupRun, places: Places): boolean =>
	run.fileName !== null && existsSync(pathOf(run, places));

/** A broken disk takes both. */
function isOnSameDisk(folder: string, database: string): boolean {
	const place = existsSync(folder) ? folder : dirname(folder);
	const [one, other] = [place, database].map(
		(path) => statSync(path, { throwIfNoEntry: false })?.dev
	);
	return one !== undefined && one === other;
}
