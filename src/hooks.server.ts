// Composition root: settings, database, catalogue and clock meet here and nowhere else.
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { closeDatabase, openDatabase, setPatience, type Db } from '$lib/server/db/database';
import { removeLeftovers } from '$lib/server/db/file/leftovers';
import { readSettings, type Clock, type Settings } from '$lib/server/env';
import type { Backups } from '$lib/server/jobs/backups';
import { startDaily } from '$lib/server/jobs/daily';
import type { Jobs, UploadLimits } from '$lib/server/jobs/jobs';
import { backupTask, ProcessBackups, type BackupsSetting } from '$lib/server/jobs/process-backups';
import { ProcessJobs } from '$lib/server/jobs/process-jobs';
import { examinationTask } from '$lib/server/jobs/examination';
import { retentionTask } from '$lib/server/jobs/retention';
import { builtProgram, sourceProgram } from '$lib/server/jobs/start-process';
import { dataPath, loadCatalogue } from '$lib/server/reference/catalogue';
import { loadReferenceUnits } from '$lib/server/office/units/reference-units';
import { exportsAudited } from '$lib/server/web/export-audit';
import { faultTold } from '$lib/server/web/watch/fault-told';
import { faultsInWords } from '$lib/server/web/watch/faults';
import { formsReadable } from '$lib/server/web/forms';
import { guarded } from '$lib/server/web/rights/guard';
import { hardened } from '$lib/server/web/headers';
import { identified } from '$lib/server/web/identify';
import { createLog } from '$lib/server/web/watch/log';
import { Metrics } from '$lib/server/web/watch/metrics';
import type { Operation } from '$lib/server/web/watch/operation';
import { logged } from '$lib/server/web/watch/request-log';
import { sameOrigin } from '$lib/server/web/rights/same-origin';
import { announceSetup } from '$lib/server/web/setup-notice';
import type { Catalogue } from '$lib/domain/kpi/catalogue';

interface Office {
	readonly db: Db;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly limits: UploadLimits;
	readonly jobs: Jobs;
	readonly backups: Backups;
	readonly operation: Operation;
}
let office: Office | undefined;

// Not at import: a build reads this module too and must not make a database.
export const init: ServerInit = () => {
	const settings = readSettings(process.env);
	const db = openDatabase(settings.databasePath);
	const catalogue = loadCatalogue(dataPath());
	loadReferenceUnits(db, dataPath());
	announceSetup(db, settings.clock.now());
	// From here on others are answered: a lock held by an import is waited for with `writeWhenFree`.
	setPatience(db, STANDSTILL_MS);
	const { clock, limits } = settings;
	const log = createLog({ level: settings.logLevel, part: 'server' });
	const leftovers = removeLeftovers(settings.databasePath, settings.backupFolder);
	if (leftovers.length > 0) log.warn({ files: leftovers }, 'unfinished files removed');
	const metrics = new Metrics();
	const beside = besideServer(db, settings, { log, metrics });
	const jobs = new ProcessJobs(beside);
	const backups = new ProcessBackups({ ...beside, clock, folder: settings.backupFolder });
	const operation: Operation = { log, metrics, load: () => jobs.load, isStopping: false };
	const daily = startDaily({
		tasks: [
			backupTask(db, backups),
			retentionTask({ db, clock }),
			examinationTask({ db, clock, jobs })
		],
		clock,
		log: (task, cause) => log.error({ task, fault: cause }, 'daily task failed')
	});
	office = { db, catalogue, clock, limits, jobs, backups, operation };
	log.info({ database: settings.databasePath, address: settings.publicAddress }, 'started');
	process.on('uncaughtExceptionMonitor', (fault) => log.fatal({ fault }, 'ended by a fault'));
	process.once('thuoc-do:stopping', () => (operation.isStopping = true));
	// Sent once no request is open any more; a server that waits for it gets what there is to wait for.
	process.once('sveltekit:shutdown', (_signal: unknown, endings?: Promise<void>[]) => {
		// Closing folds the write-ahead log into the one file.
		const ended = Promise.all([jobs.close(), backups.close(), daily.stop()]).then(() =>
			closeDatabase(db)
		);
		endings?.push(ended);
	});
};

const STANDSTILL_MS = 50;
/** While the source changes, no process outlives its work by much. */
const IDLE_IN_DEVELOPMENT_MS = 1_000;

/** How a process beside the server is started, and what is told of its work. */
function besideServer(
	db: Db,
	{ databasePath, importMemoryMb }: Settings,
	{ log, metrics }: Pick<Operation, 'log' | 'metrics'>
): Omit<BackupsSetting, 'clock' | 'folder'> {
	const environment = { ...process.env, DATABASE_PATH: databasePath };
	const setting = { environment, memoryMb: importMemoryMb };
	return {
		db,
		// Never an old bundle beside newer source.
		...(dev
			? { program: sourceProgram(setting), idleMs: IDLE_IN_DEVELOPMENT_MS }
			: { program: builtProgram(setting) }),
		log: (id, cause) => log.error({ id, cause }, 'job failed'),
		ended: (kind, outcome, seconds) => {
			metrics.jobEnded({ kind, outcome, seconds });
			log.info({ kind, outcome, ms: Math.round(seconds * 1000) }, 'job');
		}
	};
}

/** The order matters: whatever goes wrong further in is still answered in words, with all headers, and logged. */
export const handle: Handle = inOrder(
	outfitted,
	logged,
	hardened,
	faultsInWords,
	unlessProbe(inOrder(sameOrigin, identified, guarded, formsReadable, exportsAudited))
);

/** Whether the program lives and can work is asked by machines, and answered even when nobody could be identified. */
function unlessProbe(part: Handle): Handle {
	const probes = ['/healthz', '/readyz'];
	return (input) =>
		probes.includes(input.event.route?.id ?? '') ? input.resolve(input.event) : part(input);
}

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

/** Faults from before there was an office have no log of its own yet. */
let early: Operation | undefined;

export const handleError: HandleServerError = (fault) =>
	faultTold(fault, office?.operation ?? (early ??= earlyOperation()));

function earlyOperation(): Operation {
	const log = createLog({ level: 'error', part: 'server' });
	const load = () => ({ waiting: 0, running: 0 });
	return { log, metrics: new Metrics(), load, isStopping: false };
}
