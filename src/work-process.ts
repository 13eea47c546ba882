// Composition root of the work process: reads, checks and stores files beside the server that started it, and ends with it.
import { closeDatabase, openDatabase, setPatience, type Db } from './lib/server/db/database';
import { readSettings } from './lib/server/env';
import type { Order } from './lib/server/jobs/messages';
import { takeOrder } from './lib/server/jobs/take-orders';
import type { TaskContext } from './lib/server/jobs/task';
import { dataPath, loadCatalogue } from './lib/server/reference/catalogue';
import { createLog } from './lib/server/web/watch/log';

/** Nobody else waits for this process, so it may stand still while another one writes. */
const PATIENCE_MS = 30_000;

const settings = readSettings(process.env);
const log = createLog({ level: settings.logLevel, part: 'import' });
process.on('uncaughtExceptionMonitor', (fault) => log.fatal({ fault }, 'ended by a fault'));
const catalogue = loadCatalogue(dataPath());
let db: Db | undefined;

/** Opened for the first order: a file that cannot be opened is told to who gave it, and tried again for the next. */
function context(): Omit<TaskContext, 'progress'> {
	if (db === undefined) {
		db = openDatabase(settings.databasePath);
		setPatience(db, PATIENCE_MS);
	}
	return { db, catalogue, clock: settings.clock, limits: settings.limits };
}

let earlier = Promise.resolve();
process.on('message', (order: Order) => {
	log.debug({ job: order.job, kind: order.kind }, 'order');
	earlier = earlier.then(() =>
		takeOrder(context, order, { send: (answer) => process.send?.(answer) })
	);
});
// A stop asked of the whole group of processes is the server's to decide: it lets a store finish or ends us.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
function end(): void {
	if (db !== undefined) closeDatabase(db);
	process.exit(0);
}
process.on('disconnect', end);
// Given up before it was ready.
if (!process.connected) end();
