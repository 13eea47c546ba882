// What a first look at the overview costs a slow line, and what the idle server keeps in memory.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { kb, ms, median, withFolder, type Line } from './measure';

const PAGE = '/tong-quan';
const PAGE_BUDGET_KB = 60;
const SCRIPTS_BUDGET_KB = 250;
const MEMORY_BUDGET_MB = 256;
const RUNS = 20;

export function pageBench(): Promise<Line[]> {
	return withFolder(async (folder) => {
		const server = spawn(process.execPath, ['scripts/start.mjs'], {
			env: {
				...process.env,
				PORT: '0',
				HOST: '127.0.0.1',
				DATABASE_PATH: join(folder, 'bench.db')
			},
			stdio: ['ignore', 'pipe', 'inherit']
		});
		try {
			const url = await addressOf(server);
			const memory = residentMb(server.pid);
			return [...(await pageLines(url)), ...memoryLines(memory)];
		} finally {
			const ended = new Promise((done) => server.once('exit', done));
			server.kill('SIGTERM');
			await ended;
		}
	});
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

async function pageLines(url: string): Promise<Line[]> {
	const page = await fetched(url + PAGE);
	const styles = await weightOf(url, linked(page.text, /<link[^>]+href="([^"]+\.css)"[^>]*>/g));
	const scripts = await weightOf(url, linked(page.text, /"([^"]+\.js)"/g));
	const first = page.bytes + styles;
	const answers: number[] = [];
	for (let run = 0; run < RUNS; run += 1) answers.push((await fetched(url + PAGE)).tookMs);
	return [
		{ what: 'overview: HTML with its SVG, compressed', found: kb(page.bytes) },
		{ what: 'overview: styles, compressed', found: kb(styles) },
		budgeted('overview before any script', first, PAGE_BUDGET_KB),
		budgeted('overview with the scripts it names', first + scripts, SCRIPTS_BUDGET_KB),
		{ what: 'overview: median answer', found: ms(median(answers)) }
	];
}

function budgeted(what: string, bytes: number, budgetKb: number): Line {
	return { what, found: kb(bytes), budget: `≤ ${budgetKb} KB`, isKept: bytes <= budgetKb * 1024 };
}

function memoryLines(memory: number | undefined): Line[] {
	if (memory === undefined) return [];
	const what = 'memory of the idle server';
	const budget = `≤ ${MEMORY_BUDGET_MB} MB`;
	return [{ what, found: `${memory.toFixed(0)} MB`, budget, isKept: memory <= MEMORY_BUDGET_MB }];
}

/** Known on Linux only. */
function residentMb(pid: number | undefined): number | undefined {
	if (process.platform !== 'linux' || pid === undefined) return undefined;
	const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1024;
}

function linked(html: string, pattern: RegExp): string[] {
	return [...new Set([...html.matchAll(pattern)].map(([, path = '']) => path))];
}

async function weightOf(url: string, paths: readonly string[]): Promise<number> {
	const answers = await Promise.all(
		paths.map((path) => fetched(new URL(path, url + PAGE).toString()))
	);
	return answers.reduce((sum, { bytes }) => sum + bytes, 0);
}

interface Fetched {
	/** As they came over the line. */
	readonly bytes: number;
	readonly text: string;
	readonly tookMs: number;
}

/** Asked once for the bytes on the line and once as text: `fetch` unpacks what it is given. */
async function fetched(address: string): Promise<Fetched> {
	const start = performance.now();
	const bytes = await bytesOnTheLine(address);
	const tookMs = performance.now() - start;
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	return { bytes, text: await answer.text(), tookMs };
}

function bytesOnTheLine(address: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const asked = request(address, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
			let bytes = 0;
			answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
			answer.on('end', () => resolve(bytes));
		});
		asked.on('error', reject);
		asked.end();
	});
}
