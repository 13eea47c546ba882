import { redirect } from '@sveltejs/kit';
import { durationText, tableText } from '$lib/format/office/database-text';
import { formatCount } from '$lib/format/number';
import { formatDay, formatInstant } from '$lib/format/period';
import { formatSize } from '$lib/format/size';
import { databaseFacts, tableCounts, type TableCount } from '$lib/server/db/figures/census';
import { lastExamination } from '$lib/server/db/file/examination';
import { dataPath } from '$lib/server/reference/catalogue';
import { diskOf, packagesOf, referenceFiles } from '$lib/server/web/installation';
import { examinationView, examinationWork } from '../examination-view';
import type { Actions, PageServerLoad } from './$types';

/** A page waits some milliseconds for so many. */
const MOST_COUNTED = 50_000;

export const load: PageServerLoad = ({ locals, url }) => {
	const { db, clock, jobs } = locals;
	const facts = databaseFacts(db, clock.now());
	const disk = diskOf(facts.path);
	const last = lastExamination(db);
	const { own, used } = packagesOf();
	return {
		versions: [
			{ name: 'Thước đo CCHC', version: own.version },
			{ name: 'Node.js', version: process.versions.node },
			{ name: 'SQLite', version: facts.sqliteVersion },
			{ name: 'Cấu trúc cơ sở dữ liệu', version: facts.migration }
		],
		database: {
			path: facts.path,
			size: formatSize(facts.bytes),
			log: formatSize(facts.writeAheadLogBytes),
			free: disk === undefined ? 'không rõ' : formatSize(disk.freeBytes)
		},
		tables: tableCounts(db, MOST_COUNTED).map((count) => ({
			table: count.table,
			name: tableText(count.table),
			rows: rowsText(count, last?.rows[count.table])
		})),
		examination: examinationView(db),
		work: examinationWork(jobs, url.searchParams.get('viec')),
		running: runningView(clock.now()),
		files: referenceFiles(dataPath()).map(({ name, bytes, changedAt }) => ({
			...{ name, size: formatSize(bytes), changedOn: formatDay(changedAt) }
		})),
		packages: used
	};
};

/** Exact where the last examination counted further than this page does. */
function rowsText({ rows, isAtLeast }: TableCount, examined: number | undefined): string {
	if (!isAtLeast) return formatCount(rows);
	return examined !== undefined && examined > rows
		? `${formatCount(examined)} khi kiểm tra`
		: `trên ${formatCount(rows)}`;
}

function runningView(now: string) {
	const upMs = process.uptime() * 1000;
	const { rss, heapUsed } = process.memoryUsage();
	return {
		since: formatInstant(new Date(Date.parse(now) - upMs).toISOString()),
		uptime: durationText(upMs),
		memory: formatSize(rss),
		heap: formatSize(heapUsed),
		system: `${process.platform}, ${process.arch}`
	};
}

/** A small database is looked at while the browser waits; a large one beside. */
const PATIENCE_MS = 1500;

export const actions: Actions = {
	default: async ({ locals: { jobs, account } }) => {
		const id = jobs.start('examine', {}, account?.id ?? null);
		await jobs.finished('examine', id, PATIENCE_MS);
		redirect(303, `/quan-tri/gioi-thieu?viec=${encodeURIComponent(id)}`);
	}
};
