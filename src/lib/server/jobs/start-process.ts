// The server's side of the work process: started when first needed, killed when work is cancelled, gone when idle.
// A process and not a thread: killing it frees its locks and memory, and running out of memory ends nothing else.
import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { JobFault, Progress } from './jobs';
import type { Answer, Order } from './messages';

/** How to start it. */
export interface Program {
	readonly module: string;
	readonly flags: readonly string[];
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly memoryMb: number;
	/** Where what it says on its error output is shown; absent: in the server's own. */
	readonly show?: (text: string) => void;
}
type Setting = Pick<Program, 'environment' | 'memoryMb' | 'show'>;

/** The bundle that `npm run build` puts beside the server. */
export const builtProgram = (setting: Setting): Program => ({
	module: resolve('build/work-process.js'),
	flags: [],
	...setting
});

/** The source as it is now, for development and tests. */
export const sourceProgram = ({ environment, ...setting }: Setting): Program => ({
	module: resolve('src/work-process.ts'),
	flags: ['--import', 'tsx'],
	environment: { ...environment, TSX_TSCONFIG_PATH: resolve('scripts/tsx.json') },
	...setting
});

export type Ending =
	{ readonly result: unknown } | { readonly fault: JobFault; readonly cause: string };

export interface WorkProcess {
	/** One at a time. Always answers: a process that ends on the way is a fault. */
	run(order: Order, progress: (step: Progress) => void): Promise<Ending>;
	kill(): void;
	/** Asks it to end when it is done. */
	release(): void;
	readonly ended: Promise<void>;
}

export function startWorkProcess(program: Program): WorkProcess {
	const child = fork(program.module, [], {
		execArgv: [...program.flags, `--max-old-space-size=${program.memoryMb}`],
		env: { ...program.environment },
		serialization: 'advanced',
		stdio: ['ignore', 'inherit', 'pipe', 'ipc']
	});
	const lastWords = lastWordsOf(child, program.show ?? showInLog);
	holdNothingOpen(child);
	const ended = endOf(child, lastWords);
	return {
		run: (order, progress) => Promise.race([answerOf(child, order, progress), ended]),
		kill: () => void child.kill('SIGKILL'),
		release: () => {
			if (child.connected) child.disconnect();
		},
		ended: ended.then(() => undefined)
	};
}

function answerOf(
	child: ChildProcess,
	order: Order,
	progress: (step: Progress) => void
): Promise<Ending> {
	return new Promise((settle) => {
		const listen = (answer: Answer): void => {
			if (answer.job !== order.job) return;
			if ('progress' in answer) return progress(answer.progress);
			child.off('message', listen);
			settle(answer);
		};
		child.on('message', listen);
		// A process that is gone already is told by its end.
		child.send(order, () => undefined);
	});
}

async function endOf(child: ChildProcess, lastWords: LastWords): Promise<Ending> {
	const kill = (): void => void child.kill('SIGKILL');
	process.once('exit', kill);
	const end = await new Promise<Error | NodeJS.Signals | number | null>((settle) => {
		child.once('error', settle);
		child.once('exit', (code, signal) => settle(signal ?? code));
	});
	process.off('exit', kill);
	if (end instanceof Error) return { fault: 'fault', cause: end.stack ?? end.message };
	const words = await lastWords;
	return { fault: faultOf(end, words), cause: `${end}\n${words}` };
}

function faultOf(end: NodeJS.Signals | number | null, words: string): JobFault {
	if (/heap out of memory|allocation failed/i.test(words)) return 'out_of_memory';
	return typeof end === 'string' ? 'killed' : 'fault';
}

const MOST_WORDS = 8_000;

/** All it said when there is no more; shown in the server's log as it comes. */
type LastWords = Promise<string>;

const showInLog = (text: string): void => void process.stderr.write(text);

function lastWordsOf({ stderr }: ChildProcess, show: (text: string) => void): LastWords {
	return new Promise((settle) => {
		let words = '';
		stderr?.setEncoding('utf8');
		stderr?.on('data', (text: string) => {
			words = (words + text).slice(-MOST_WORDS);
			show(text);
		});
		stderr?.once('close', () => settle(words));
	});
}

/** The server ends when it is asked to, whatever this process does. */
function holdNothingOpen(child: ChildProcess): void {
	child.unref();
	child.channel?.unref();
	if (child.stderr !== null && 'unref' in child.stderr) (child.stderr as { unref(): void }).unref();
}
