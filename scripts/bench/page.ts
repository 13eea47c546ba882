// What a first look at the overview costs a slow line, and what the idle server keeps in memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { BROWSER_FLAGS, findBrowser } from '../setup/browser.mjs';
import { kb, ms, median, withFolder, type Line } from './measure';
import { asked, signedInCookie, type Browser } from './signed-in';
import { withServer } from './server';

const OVERVIEW = '/tong-quan';
const RANKING = '/xep-hang';
const PAGE_BUDGET_KB = 60;
const SCRIPTS_BUDGET_KB = 250;
const MEMORY_BUDGET_MB = 256;
const RUNS = 20;

export function pageBench(): Promise<Line[]> {
	return withFolder((folder) => {
		const path = join(folder, 'bench.db');
		return withServer(path, async ({ url, pid }) => {
			const memory = residentMb(pid);
			const cookie = cookieFrom(path);
			return [...(await pageLines({ url, cookie })), ...memoryLines(memory)];
		});
	});
}

function cookieFrom(path: string): string {
	const db = openDatabase(path);
	try {
		return signedInCookie(db);
	} finally {
		closeDatabase(db);
	}
}

async function pageLines(reader: Browser): Promise<Line[]> {
	const answers: number[] = [];
	for (let run = 0; run < RUNS; run += 1) answers.push(await answerMs(reader));
	return [
		...(await weightLines(reader)),
		{ what: 'overview: median answer', found: ms(median(answers)) }
	];
}

/** As a browser is served: compressed, until nothing more is asked for. */
async function weightLines({ url, cookie }: Browser): Promise<Line[]> {
	const executablePath = findBrowser();
	if (executablePath === undefined) return [{ what: 'no browser, pages not weighed', found: '' }];
	const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
	try {
		const reader = await browser.newContext({ baseURL: url });
		const [name = '', value = ''] = cookie.split('=');
		await reader.addCookies([{ name, value, url }]);
		const overview = await weigh(reader, OVERVIEW);
		const ranking = await weigh(reader, RANKING);
		return [
			budgeted('overview: HTML, SVG and styles', overview.readable, PAGE_BUDGET_KB),
			budgeted('overview: with its scripts', overview.all, SCRIPTS_BUDGET_KB),
			budgeted('ranking: HTML, SVG and styles', ranking.readable, PAGE_BUDGET_KB),
			{ what: 'ranking: with its scripts and the chart library', found: kb(ranking.all) }
		];
	} finally {
		await browser.close();
	}
}

async function weigh(
	reader: BrowserContext,
	path: string
): Promise<{ readable: number; all: number }> {
	const page = await reader.newPage();
	await page.goto(path, { waitUntil: 'networkidle' });
	if (!page.url().endsWith(path)) throw new Error(`${path} led to ${page.url()}`);
	const parts = await page.evaluate(() =>
		[
			...performance.getEntriesByType('navigation'),
			...performance.getEntriesByType('resource')
		].map((entry) => {
			const { name, encodedBodySize } = entry as PerformanceResourceTiming;
			return { name, bytes: encodedBodySize };
		})
	);
	await page.close();
	const sum = (wanted: typeof parts): number =>
		wanted.reduce((total, { bytes }) => total + bytes, 0);
	return { readable: sum(parts.filter(({ name }) => !name.endsWith('.js'))), all: sum(parts) };
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

async function answerMs(reader: Browser): Promise<number> {
	const start = performance.now();
	const answer = await asked(reader, OVERVIEW);
	await answer.text();
	if (!answer.ok || !answer.url.endsWith(OVERVIEW))
		throw new Error(`${answer.url} answered ${answer.status}`);
	return performance.now() - start;
}
