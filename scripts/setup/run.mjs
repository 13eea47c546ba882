import { spawn } from 'node:child_process';

/**
 * Runs a program without stdin. Its output is returned, and shown as it comes unless it is to be hidden.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, output?: 'stderr' | 'stdout' | 'hide', shell?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env = process.env, output = 'stderr', shell = false }) {
	return new Promise((resolve) => {
		const child = spawn(command, [...args], { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
		const forget = passSignalsTo(child);
		let text = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8');
			stream.on('data', (/** @type {string} */ chunk) => {
				text += chunk;
				if (output !== 'hide') process[output].write(chunk);
			});
		}
		child.on('error', (error) => {
			forget();
			resolve({ code: 127, output: `${text}${error.message}` });
		});
		child.on('close', (code) => {
			if (forget()) process.exit(130);
			resolve({ code: code ?? 1, output: text });
		});
	});
}

/** A stop asked of us is asked of the child; the returned function ends that and tells whether it happened.
 * @param {import('node:child_process').ChildProcess} child */
function passSignalsTo(child) {
	let stopped = false;
	const stop = (/** @type {NodeJS.Signals} */ signal) => {
		stopped = true;
		child.kill(signal);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	return () => {
		process.off('SIGINT', stop);
		process.off('SIGTERM', stop);
		return stopped;
	};
}
