// A large database copied beside the server: against a plain copy of its bytes, and what those who read meanwhile notice.
import { closeSync, copyFileSync, fsyncSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import { backUpDatabase, restoreDatabase } from '../../src/lib/server/db/file/backup';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import { ProcessBackups } from '../../src/lib/server/jobs/process-backups';
import { builtProgram } from '../../src/lib/server/jobs/start-process';
import { longCsv, quarters } from './made-up';
import { medianMs, ms, times, withFolder, type Line } from './measure';
import { openOffice, receiveText } from './office';
import { withServer } from './server';
import { during, lines } from './serving';
import { signedInCookie } from './signed-in';

const UNITS = 1_200;
const FIRST_YEAR = new Date(0).getUTCFullYear() + 50;
const MB = 1024 * 1024;
const IDLE_MS = 4_000;

export function backupBench(megabytes: number): Promise<Line[]> {
	return withFolder(async (folder) => {
		const office = openOffice(folder, UNITS);
		receiveText(office, longCsv(UNITS, quarters(1, FIRST_YEAR)), false);
		grow(office.db, megabytes * MB);
		const cookie = signedInCookie(office.db);
		const path = office.db.$client.name;
		closeDatabase(office.db);
		const plain = medianMs(() => plainCopy(path, join(folder, 'plain.db')), 3);
		const alone = await copyAlone(path, join(folder, 'alone.db'));
		const restoring = medianMs(
			() => restoreDatabase(join(folder, 'alone.db'), join(folder, 'again', 'x.db'), ''),
			1
		);
		const beside = await withServer(path, ({ url }) =>
			besideServer(path, { url, cookie }, join(folder, 'sao-luu'))
		);
		return [
			{ what: 'size of the database', found: `${Math.round(statSync(path).size / MB)} MB` },
			{ what: 'plain copy of its bytes', found: ms(plain) },
			{ what: 'copy of one moment, checked and hashed', found: ms(alone) },
			{ what: 'copy : plain copy', found: times(alone / plain) },
			{ what: 'restoring it, checked again', found: ms(restoring) },
			...beside
		];
	});
}

/** Figures of one import over and over, in a report long withdrawn: the file grows, what pages read does not. */
function grow({ $client }: Db, bytes: number): void {
	const without = (table: string, ...names: string[]): string =>
		($client.pragma(`table_info(${table})`) as { name: string }[])
			.map(({ name }) => name)
			.filter((name) => !names.includes(name))
			.join(', ');
	const head = without('submission', 'id', 'set_aside_code');
	const columns = without('observation', 'id', 'submission_id');
	const { lastInsertRowid: withdrawn } = $client
		.prepare(
			`INSERT INTO submission (${head}, set_aside_code) SELECT ${head}, 'withdrawn' FROM submission LIMIT 1`
		)
		.run();
	const size = (): number =>
		($client.pragma('page_count', { simple: true }) as number) *
		($client.pragma('page_size', { simple: true }) as number);
	const more = $client.prepare(
		`INSERT INTO observation (${columns}, submission_id) SELECT ${columns}, ? FROM observation LIMIT 200000`
	);
	while (size() < bytes) more.run(withdrawn);
}

function plainCopy(from: string, to: string): void {
	copyFileSync(from, to);
	const file = openSync(to, 'r+');
	fsyncSync(file);
	closeSync(file);
}

async function copyAlone(path: string, to: string): Promise<number> {
	const db = openDatabase(path);
	const start = performance.now();
	await backUpDatabase(db, to);
	const took = performance.now() - start;
	closeDatabase(db);
	return took;
}

/** As the server itself does it: in a process of its own. */
async function besideServer(
	path: string,
	browser: { readonly url: string; readonly cookie: string },
	folder: string
): Promise<Line[]> {
	const db = openDatabase(path);
	const backups = new ProcessBackups({
		...{ db, folder, clock: { now: () => new Date().toISOString() } },
		program: builtProgram({ environment: { ...process.env, DATABASE_PATH: path }, memoryMb: 512 }),
		log: (_, cause) => console.error(cause)
	});
	await during(browser, () => pause(IDLE_MS / 2));
	const idle = await during(browser, () => pause(IDLE_MS));
	const copying = await during(browser, async () => {
		const result = await backups.run('by_hand', SYSTEM);
		if (result.outcome !== 'made') throw new Error(result.detail);
	});
	await backups.close();
	closeDatabase(db);
	return [...lines('nothing', idle), ...lines('the copy', copying)];
}
