// The built server as it is started in an office, with the demonstration; what it logs is kept.
import { spawn, type ChildProcess } from 'node:child_process';

interface FuzzedServer {
	readonly url: string;
	/** Lines of its log about faults of the program. */
	readonly log: () => readonly string[];
}

export async function withFuzzedServer<T>(
	databasePath: string,
	work: (server: FuzzedServer) => Promise<T>
): Promise<T> {
	const env = { PORT: '0', HOST: '127.0.0.1', DATABASE_PATH: databasePath, LOG_LEVEL: 'error' };
	const server = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const said = linesOf(server);
	try {
		return await work({
			url: await said.address,
			log: () => said.lines.filter((line) => line.startsWith('{'))
		});
	} finally {
		const ended = new Promise((done) => server.once('exit', done));
		server.kill('SIGTERM');
		await ended;
	}
}

function linesOf(server: ChildProcess): { lines: string[]; address: Promise<string> } {
	const lines: string[] = [];
	let rest = '';
	const address = new Promise<string>((resolve, reject) => {
		server.once('exit', () => reject(new Error(`The server ended: ${lines.join('\n')}`)));
		server.stdout?.setEncoding('utf8').on('data', (text: string) => {
			const parts = (rest + text).split('\n');
			rest = parts.pop() ?? '';
			lines.push(...parts);
			const found = /http:\/\/127\.0\.0\.1:\d+/.exec(parts.join('\n'))?.[0];
			if (found !== undefined) resolve(found);
		});
	});
	return { lines, address };
}
