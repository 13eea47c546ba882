// How the pages answer while a large file is read, checked and stored: a look at the overview every 20 ms.
import { setTimeout as pause } from 'node:timers/promises';
import { closeDatabase } from '../../src/lib/server/db/database';
import { longCsv } from './made-up';
import { median, ms, percentile, withFolder, type Line } from './measure';
import { openOffice } from './office';
import { asked, reached, signedInCookie, type Browser } from './signed-in';
import { withServer } from './server';

const EVERY_MS = 20;
const IDLE_MS = 4_000;
const PAGE = '/tong-quan';
const BUDGET_P99_MS = 100;

export function servingBench(units: number, periods: readonly string[]): Promise<Line[]> {
	return withFolder((folder) => {
		const { db } = openOffice(folder, units);
		const path = db.$client.name;
		const cookie = signedInCookie(db);
		closeDatabase(db);
		const file = longCsv(units, periods);
		return withServer(path, ({ url }) => measured({ url, cookie }, file));
	});
}

async function measured(browser: Browser, file: string): Promise<Line[]> {
	await during(browser, () => pause(IDLE_MS / 2));
	const idle = await during(browser, () => pause(IDLE_MS));
	let checkedAt = '';
	const checking = await during(browser, async () => {
		checkedAt = await checkedFile(browser, file);
	});
	const storing = await during(browser, () => stored(browser, checkedAt));
	return [
		...lines('nothing', idle),
		...lines('sending, reading and checking', checking),
		...lines('storing', storing)
	];
}

export interface Phase {
	readonly took: number;
	readonly answers: readonly number[];
}

export function lines(what: string, { took, answers }: Phase): Line[] {
	const slowest = percentile(answers, 0.99);
	return [
		{ what: `during ${what} (${ms(took)}): median answer`, found: ms(median(answers)) },
		{
			what: `during ${what}: 99 of 100 answers within`,
			found: ms(slowest),
			budget: `≤ ${BUDGET_P99_MS} ms`,
			isKept: slowest <= BUDGET_P99_MS
		},
		{ what: `during ${what}: slowest answer`, found: ms(Math.max(...answers)) }
	];
}

/** One reader who asks again and again while the work goes on. */
export async function during(browser: Browser, work: () => Promise<unknown>): Promise<Phase> {
	const answers: number[] = [];
	const start = performance.now();
	let isOver = false;
	const working = work().finally(() => (isOver = true));
	// Told where it is awaited.
	working.catch(() => undefined);
	do {
		const answer = await answerMs(browser);
		answers.push(answer);
		await pause(Math.max(0, EVERY_MS - answer));
	} while (!isOver);
	await working;
	return { took: performance.now() - start, answers };
}

async function answerMs(browser: Browser): Promise<number> {
	const start = performance.now();
	const answer = await asked(browser, PAGE);
	await answer.text();
	if (!answer.ok || !answer.url.endsWith(PAGE))
		throw new Error(`${answer.url} answered ${answer.status}`);
	return performance.now() - start;
}

/** Sends the file as the upload page does; gives the address where it stands checked. */
async function checkedFile(browser: Browser, text: string): Promise<string> {
	const form = new FormData();
	form.set('tep', new File([text], 'bang-dai.csv'));
	return reached(browser, await asked(browser, '/nop-bao-cao', form), '/kiem-tra/');
}

async function stored(browser: Browser, checkedAt: string): Promise<void> {
	const path = new URL(checkedAt).pathname.replace('/kiem-tra/', '/xac-nhan/');
	await reached(browser, await asked(browser, `${path}?/luu`, new FormData()), '/da-luu');
}
