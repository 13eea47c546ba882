// Composition root: settings, database, catalogue and clock meet here and nowhere else.
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { dev } from '$app/environment';
import {
	closeDatabase,
	DatabaseBusy,
	openDatabase,
	setPatience,
	type Db
} from '$lib/server/db/database';
import { readSettings, type Clock, type Settings } from '$lib/server/env';
import { startDaily } from '$lib/server/jobs/daily';
import type { Jobs, UploadLimits } from '$lib/server/jobs/jobs';
import { ProcessJobs } from '$lib/server/jobs/process-jobs';
import { retentionTask } from '$lib/server/jobs/retention';
import { builtProgram, sourceProgram } from '$lib/server/jobs/start-process';
import { dataPath, loadCatalogue } from '$lib/server/reference/catalogue';
import { loadReferenceUnits } from '$lib/server/import/reference-units';
import { exportsAudited } from '$lib/server/web/export-audit';
import { BUSY, faultsInWords, OUR_FAULT, TOO_LARGE } from '$lib/server/web/faults';
import { guarded } from '$lib/server/web/guard';
import { hardened } from '$lib/server/web/headers';
import { identified } from '$lib/server/web/identify';
import { logged } from '$lib/server/web/request-log';
import { sameOrigin } from '$lib/server/web/same-origin';
import type { Catalogue } from '$lib/domain/catalogue';

interface Office {
	readonly db: Db;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly limits: UploadLimits;
	readonly jobs: Jobs;
}
let office: Office | undefined;

// Not at import: a build reads this module too and must not make a database.
export const init: ServerInit = () => {
	const settings = readSettings(process.env);
	const db = openDatabase(settings.databasePath);
	const catalogue = loadCatalogue(dataPath());
	loadReferenceUnits(db, dataPath());
	// From here on others are answered: a lock held by an import is waited for with `writeWhenFree`.
	setPatience(db, STANDSTILL_MS);
	const { clock, limits } = settings;
	const jobs = jobsOn(db, settings);
	const daily = startDaily({
		tasks: [retentionTask({ db, clock })],
		clock,
		log: (task, cause) => console.error(`[${task}]`, cause)
	});
	office = { db, catalogue, clock, limits, jobs };
	// Sent once no request is open any more; a server that waits for it gets what there is to wait for.
	process.once('sveltekit:shutdown', (_signal: unknown, endings?: Promise<void>[]) => {
		// Closing folds the write-ahead log into the one file.
		const ended = Promise.all([jobs.close(), daily.stop()]).then(() => closeDatabase(db));
		endings?.push(ended);
	});
};

const STANDSTILL_MS = 50;
/** While the source changes, no process outlives its work by much. */
const IDLE_IN_DEVELOPMENT_MS = 1_000;

function jobsOn(db: Db, { databasePath, importMemoryMb }: Settings): ProcessJobs {
	const environment = { ...process.env, DATABASE_PATH: databasePath };
	const setting = { environment, memoryMb: importMemoryMb };
	return new ProcessJobs({
		db,
		// Never an old bundle beside newer source.
		...(dev
			? { program: sourceProgram(setting), idleMs: IDLE_IN_DEVELOPMENT_MS }
			: { program: builtProgram(setting) }),
		log: (id, cause) => console.error(`[${id}] ${cause}`)
	});
}

/** The order matters: whatever goes wrong further in is still answered in words, with all headers, and logged. */
export const handle: Handle = inOrder(
	outfitted,
	logged,
	hardened,
	faultsInWords,
	sameOrigin,
	identified,
	guarded,
	exportsAudited
);

/** Each part asks the next; Kit's own `sequence` would do, were it callable outside a server. */
function inOrder(...parts: readonly Handle[]): Handle {
	return ({ event, resolve }) =>
		parts.reduceRight<typeof resolve>(
			(next, part) => (event) => part({ event, resolve: next }),
			resolve
		)(event);
}

function outfitted({ event, resolve }: Parameters<Handle>[0]): ReturnType<Handle> {
	if (office === undefined) throw new Error('The server answers before it has been set up.');
	Object.assign(event.locals, office);
	return resolve(event);
}

/** The page shows the id, the log holds the cause under the same id; never a stack on the page. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'Không có trang này.' };
	if (status === 413) return { message: TOO_LARGE };
	if (error instanceof DatabaseBusy) {
		event.locals.isBusy = true;
		return { message: BUSY };
	}
	const id = crypto.randomUUID().slice(0, 8);
	event.locals.faultId = id;
	console.error(`[${id}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: OUR_FAULT, id };
};
