import { resolve } from 'node:path';
import {
	openPasswordsWarning,
	readAddress,
	readPublicAddress,
	requireFreePort
} from './address.mjs';
import { ensureBuilt } from './build.mjs';
import { databaseFault, prepareDatabase } from './database.mjs';
import { say } from './fault.mjs';
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
	const warning = openPasswordsWarning(process.env);
	if (warning !== null) say(`\n${warning}`);
	let setup = '';
	// Told by the application while it opens its database, before it is known where it answers.
	/** @type {NodeJS.EventEmitter} */ (process).once('thuoc-do:setup', (path) => (setup = path));
	const url = await serve(ROOT, address).catch((error) => {
		throw databaseFault(error, database);
	});
	const outside = readPublicAddress(process.env);
	const also = outside === null ? '' : `, máy khác mở ${outside.origin}`;
	process.stdout.write(`\nThước đo CCHC đang chạy tại ${url}${also}  (Ctrl+C để dừng)\n`);
	if (setup !== '')
		process.stdout.write(`Thiết lập quản trị đầu tiên: ${outside?.origin ?? url}${setup}\n`);
}
