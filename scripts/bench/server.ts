// The built server as `npm start` runs it, on a database of its own.
import { spawn, type ChildProcess } from 'node:child_process';

export interface RunningServer {
	readonly url: string;
	readonly pid: number | undefined;
}

/** `databasePath` is made, with the demonstration, when it is not there. */
export async function withServer<T>(
	databasePath: string,
	work: (server: RunningServer) => Promise<T>
): Promise<T> {
	const server = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_PATH: databasePath },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	try {
		return await work({ url: await addressOf(server), pid: server.pid });
	} finally {
		const ended = new Promise((done) => server.once('exit', done));
		server.kill('SIGTERM');
		await ended;
	}
}

/** The start prints where it answers. */
function addressOf(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		server.once('exit', () => reject(new Error('The server did not start')));
		server.stdout?.on('data', (chunk: Buffer) => {
			const [url] = /http:\/\/[\d.]+:\d+/.exec(chunk.toString()) ?? [];
			if (url !== undefined) resolve(url);
		});
	});
}
