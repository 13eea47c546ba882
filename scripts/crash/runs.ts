// The ways in which files are imported, each as a program that can be killed at any moment.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import { draftHeads, saveDraft } from '../../src/lib/server/db/submissions/drafts';
import { wasSubmitted } from '../../src/lib/server/db/submissions/files';
import { sourceProgram, startWorkProcess } from '../../src/lib/server/jobs/start-process';
import { importOverHttp } from './over-http';
import { MAY, OFFICER, type CrashWork } from './made';

export interface Run {
	/** Resolves once nothing of it is alive any more; true: it had done everything. */
	readonly over: Promise<boolean>;
	/** Names of the files that it said were stored. */
	readonly confirmed: ReadonlySet<string>;
	kill(): void;
}
export type Kind = 'command' | 'process' | 'server';
export const RUNS: Readonly<Record<Kind, (work: CrashWork) => Run>> = {
	command: commandRun,
	process: processRun,
	server: serverRun
};

const environmentFor = ({ path }: CrashWork): NodeJS.ProcessEnv => ({
	...process.env,
	DATABASE_PATH: path,
	LOG_LEVEL: 'silent',
	TSX_TSCONFIG_PATH: resolve('scripts/tsx.json')
});

/** `cchc import`: each file is stored on its own and told at once. */
function commandRun(work: CrashWork): Run {
	const words = ['--import', 'tsx', 'scripts/cchc.ts', 'import', ...work.files];
	const child = startGroup(words, work);
	const confirmed = new Set<string>();
	let said = '';
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		said += text;
		for (const [, name = ''] of said.matchAll(/^(\S+\.csv) – .*\n {2}(?:Đã lưu|Mọi số liệu)/gm))
			confirmed.add(name);
	});
	const over = endOf(child).then((code) => code === 0);
	return { over, confirmed, kill: () => killGroup(child) };
}

/** The work process of the server: some files at once, all or none. */
function processRun(work: CrashWork): Run {
	const { path } = work;
	const program = sourceProgram({ environment: environmentFor(work), memoryMb: 512 });
	const orders = withDatabase(path, (db) => draftsOf(work, db));
	const child = startWorkProcess(program);
	const confirmed = new Set<string>();
	const storing = async (): Promise<boolean> => {
		for (const drafts of orders) {
			const order = { job: randomUUID(), kind: 'store', input: storeInput(drafts) } as const;
			const ending = await child.run(order, () => undefined);
			if (!('result' in ending)) return false;
			const { outcome } = ending.result as { readonly outcome: string };
			if (outcome !== 'stored') throw new Error(`Not stored: ${JSON.stringify(ending.result)}`);
			for (const { name } of drafts) confirmed.add(name);
		}
		child.release();
		return true;
	};
	// A server has requests to wait for; here nothing else keeps us from ending.
	const awake = setInterval(() => undefined, 1_000);
	const over = storing().then(async (isDone) => {
		await child.ended;
		clearInterval(awake);
		return isDone;
	});
	return { over, confirmed, kill: () => child.kill() };
}

interface DraftOfFile {
	readonly id: string;
	readonly name: string;
}

/** Drafts of an earlier round are still there unless their files were stored. */
function draftsOf({ groups, files }: CrashWork, db: Db): DraftOfFile[][] {
	return groups.flatMap((group) => {
		const waiting = group.map((name) => ({ id: `draft-${name}`, name }));
		const bytes = (name: string): Uint8Array =>
			readFileSync(files.find((path) => basename(path) === name) ?? '');
		if (waiting.every(({ name }) => wasSubmitted(db, { name, bytes: bytes(name) }))) return [];
		const known = new Set(
			draftHeads(
				db,
				waiting.map(({ id }) => id)
			).map(({ id }) => id)
		);
		write(db, (writer) => {
			for (const { id, name } of waiting.filter((draft) => !known.has(draft.id)))
				saveDraft(writer, {
					...{ id, choices: {}, accountId: null, dropped: [] },
					file: { name, bytes: bytes(name), receivedAt: new Date().toISOString() }
				});
		});
		return [waiting];
	});
}

const storeInput = (drafts: readonly DraftOfFile[]) => ({
	drafts: drafts.map(({ id }) => ({ id, reason: '' })),
	...{ note: '', submittedBy: 'Người nộp', actor: OFFICER, mayReportFor: MAY }
});

/** The whole application over HTTP, killed together with its work process. */
function serverRun(work: CrashWork): Run {
	const child = startGroup(['scripts/start.mjs'], work);
	const confirmed = new Set<string>();
	const ended = endOf(child);
	const url = addressOf(child);
	const sending = importOverHttp(url, work, confirmed).then(
		() => true,
		// The server is gone; anything else shows as files that never come.
		() => false
	);
	const over = sending.then(async (isDone) => {
		if (isDone) child.kill('SIGTERM');
		await ended;
		return isDone;
	});
	return { over, confirmed, kill: () => killGroup(child) };
}

function startGroup(words: readonly string[], work: CrashWork): ChildProcess {
	return spawn(process.execPath, words, {
		env: { ...environmentFor(work), PORT: '0', HOST: '127.0.0.1' },
		detached: true,
		stdio: ['ignore', 'pipe', 'ignore']
	});
}

/** With every process that it started. */
function killGroup({ pid }: ChildProcess): void {
	if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

const endOf = (child: ChildProcess): Promise<number | null> =>
	new Promise((settle) => child.once('exit', (code) => settle(code)));

function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((settle, give) => {
		let said = '';
		child.once('exit', () => give(new Error('The server is gone')));
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			const [url] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
			if (url !== undefined) settle(url);
		});
	});
}

function withDatabase<T>(path: string, work: (db: Db) => T): T {
	const db = openDatabase(path);
	try {
		return work(db);
	} finally {
		closeDatabase(db);
	}
}
