import { resolve } from 'node:path';
import { readAddress, requireFreePort } from './address.mjs';
import { ensureBuilt } from './build.mjs';
import { databaseFault, prepareDatabase } from './database.mjs';
import { ROOT } from './folders.mjs';
import { ensureInstalled } from './install.mjs';
import { largestBody } from './limits.mjs';
import { serve } from './serve.mjs';

export async function start() {
	const address = readAddress(process.env);
	largestBody(process.env);
	const database = resolve(ROOT, process.env['DATABASE_PATH'] || '.local/dashboard.db');
	process.chdir(ROOT);
	process.env['DATABASE_PATH'] = database;
	await requireFreePort(address);
	await ensureInstalled(ROOT);
	await ensureBuilt(ROOT);
	await prepareDatabase(ROOT, database);
	const url = await serve(ROOT, address).catch((error) => {
		throw databaseFault(error, database);
	});
	process.stdout.write(`\nThước đo CCHC đang chạy tại ${url}  (Ctrl+C để dừng)\n`);
}
