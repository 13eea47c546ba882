// How the pages answer while a large file is read, checked and stored: a look at the overview every 20 ms.
import { setTimeout as pause } from 'node:timers/promises';
import { closeDatabase } from '../../src/lib/server/db/database';
import { longCsv } from './made-up';
import { median, ms, percentile, withFolder, type Line } from './measure';
import { openOffice } from './office';
import { withServer } from './server';

const EVERY_MS = 20;
const IDLE_MS = 4_000;
const PAGE = '/tong-quan';
const BUDGET_P99_MS = 100;

export function servingBench(units: number, periods: readonly string[]): Promise<Line[]> {
	return withFolder((folder) => {
		const { db } = openOffice(folder, units);
		const path = db.$client.name;
		closeDatabase(db);
		const file = longCsv(units, periods);
		return withServer(path, ({ url }) => measured(url, file));
	});
}

async function measured(url: string, file: string): Promise<Line[]> {
	await during(url, () => pause(IDLE_MS / 2));
	const idle = await during(url, () => pause(IDLE_MS));
	let checkedAt = '';
	const checking = await during(url, async () => {
		checkedAt = await checkedFile(url, file);
	});
	const storing = await during(url, () => stored(checkedAt));
	return [
		...lines('nothing', idle),
		...lines('sending, reading and checking', checking),
		...lines('storing', storing)
	];
}

interface Phase {
	readonly took: number;
	readonly answers: readonly number[];
}

function lines(what: string, { took, answers }: Phase): Line[] {
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
async function during(url: string, work: () => Promise<unknown>): Promise<Phase> {
	const answers: number[] = [];
	const start = performance.now();
	let isOver = false;
	const working = work().finally(() => (isOver = true));
	// Told where it is awaited.
	working.catch(() => undefined);
	do {
		const answer = await answerMs(url + PAGE);
		answers.push(answer);
		await pause(Math.max(0, EVERY_MS - answer));
	} while (!isOver);
	await working;
	return { took: performance.now() - start, answers };
}

async function answerMs(address: string): Promise<number> {
	const start = performance.now();
	const answer = await fetch(address);
	await answer.text();
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	return performance.now() - start;
}

/** Sends the file as the upload page does; gives the address where it stands checked. */
async function checkedFile(url: string, text: string): Promise<string> {
	const form = new FormData();
	form.set('tep', new File([text], 'bang-dai.csv'));
	return reached(await posted(`${url}/nop-bao-cao`, form), '/kiem-tra/');
}

async function stored(checkedAt: string): Promise<void> {
	const { pathname, origin } = new URL(checkedAt);
	const confirm = new URL(pathname.replace('/kiem-tra/', '/xac-nhan/'), origin);
	await reached(await posted(`${confirm.href}?/luu`, new FormData()), '/da-luu');
}

const posted = (address: string, body: FormData): Promise<Response> =>
	fetch(address, {
		method: 'POST',
		body,
		headers: { origin: new URL(address).origin, accept: 'text/html' }
	});

/** Follows the pages that show how far the work is. */
async function reached(first: Response, wanted: string): Promise<string> {
	for (let answer = first; ; answer = await fetch(answer.url)) {
		const page = await answer.text();
		if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
		const isWaiting = page.includes('id="tien-do"');
		if (!isWaiting && new URL(answer.url).pathname.includes(wanted)) return answer.url;
		if (!isWaiting) throw new Error(`The made-up file was not taken: ${answer.url}`);
		await pause(300);
	}
}
