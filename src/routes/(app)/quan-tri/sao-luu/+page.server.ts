import { redirect } from '@sveltejs/kit';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backupKindText, durationText } from '$lib/format/office/database-text';
import { formatCount } from '$lib/format/number';
import { formatInstant } from '$lib/format/period';
import { progressText } from '$lib/format/intake/progress-text';
import { formatSize } from '$lib/format/size';
import { backupRuns, countBackupRuns, type BackupRun } from '$lib/server/db/file/backup-runs';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { backupStanding, isThere, pathOf } from '../backup-standing';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 30;

export const load: PageServerLoad = ({ locals, url }) => {
	const { db, backups } = locals;
	const pages = Math.max(1, Math.ceil(countBackupRuns(db) / PER_PAGE));
	const asked = Number.parseInt(url.searchParams.get('trang') ?? '', 10) - 1 || 0;
	const page = Math.min(Math.max(0, asked), pages - 1);
	const { folder, running } = backups.state();
	const places = { folder: resolve(folder), database: db.$client.name };
	const settings = officeSettings(db);
	return {
		standing: backupStanding(locals),
		running: running === null ? null : progressText(running.progress, 0),
		runs: backupRuns(db, { limit: PER_PAGE, offset: page * PER_PAGE }).map((run) => ({
			...runView(run),
			isMissing: run.outcome === 'made' && run.removedAt === null && !isThere(run, places),
			path: pathOf(run, places)
		})),
		...{ page, pages },
		keep: {
			daily: settings['backup.keep_daily'],
			weekly: settings['backup.keep_weekly'],
			monthly: settings['backup.keep_monthly']
		},
		done: url.searchParams.get('da') === 'xong'
	};
};

function runView(run: BackupRun) {
	const { id, kind, outcome, fileName, bytes, detail, startedAt, endedAt, removedAt } = run;
	const counts = Object.values(run.rowCounts);
	const rows = counts.reduce((sum, count) => sum + count, 0);
	return {
		...{ id, outcome, detail, fileName },
		at: formatInstant(endedAt),
		took: durationText(Date.parse(endedAt) - Date.parse(startedAt)),
		kind: backupKindText(kind),
		size: bytes === null ? '' : formatSize(bytes),
		rows: `${formatCount(rows)} dòng, ${formatCount(counts.length)} bảng`,
		sha256: run.sha256,
		removedAt: removedAt === null ? null : formatInstant(removedAt)
	};
}

/** A small database is copied while the browser waits; a large one beside. */
const PATIENCE_MS = 1500;

export const actions: Actions = {
	default: async ({ locals: { backups, actor } }) => {
		const result = await Promise.race([backups.run('by_hand', actor), pause(PATIENCE_MS)]);
		redirect(303, `/quan-tri/sao-luu${result?.outcome === 'made' ? '?da=xong' : ''}`);
	}
};
