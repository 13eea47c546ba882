// The application as it is started in an office, on a database of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, closeDatabase, type Db } from '../../src/lib/server/db/database';

export interface OwnServer {
	readonly url: string;
	/** The same database; the server sees what is written here. */
	readonly db: Db;
	/** What it has printed. */
	said(): string;
	stop(): Promise<void>;
}

/** `fill` makes what the server finds when it starts: a database that is there gets no demonstration. */
export async function startOwnServer(fill: (db: Db) => void | Promise<void>): Promise<OwnServer> {
	const folder = mkdtempSync(join(tmpdir(), 'cchc-server-'));
	const path = join(folder, 'office.db');
	const db = openDatabase(path);
	await fill(db);
	const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_PATH: path };
	const server = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...env, LOG_LEVEL: 'error' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	server.stdout.on('data', (text: Buffer) => (said += text.toString()));
	const stop = async (): Promise<void> => {
		await ended(server);
		closeDatabase(db);
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		return { url: await addressOf(server), db, said: () => said, stop };
	} catch (thrown) {
		await stop();
		throw thrown;
	}
}

function addressOf(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		server.stdout?.on('data', (text: Buffer) => {
			said += text.toString();
			const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
			if (address !== undefined) resolve(address);
		});
		server.once('exit', () => reject(new Error(`The server did not start: ${said}`)));
	});
}

function ended(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		server.once('exit', () => resolve());
		server.kill('SIGTERM');
	});
}
