// Files sent as the pages send them: uploaded, checked, confirmed.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Work } from './made';

interface Browser {
	readonly url: string;
	readonly cookie: string;
}

/** Adds to `confirmed` what the server said to be stored. */
export async function importOverHttp(
	address: Promise<string>,
	{ groups, files, cookie }: Work,
	confirmed: Set<string>
): Promise<void> {
	const browser = { url: await address, cookie };
	for (const group of groups) {
		const paths = files.filter((path) => group.includes(basename(path)));
		const checked = await reached(browser, await sent(browser, paths), '/kiem-tra/');
		await confirmedAt(browser, checked);
		for (const name of group) confirmed.add(name);
	}
}

function sent(browser: Browser, paths: readonly string[]): Promise<Response> {
	const form = new FormData();
	for (const path of paths) form.append('tep', new File([readFileSync(path)], basename(path)));
	return asked(browser, '/nop-bao-cao', form);
}

async function confirmedAt(browser: Browser, checked: string): Promise<void> {
	const path = new URL(checked).pathname.replace('/kiem-tra/', '/xac-nhan/');
	const answer = await asked(browser, `${path}?/luu`, new FormData());
	await reached(browser, answer, '/da-luu');
}

export function asked({ url, cookie }: Browser, path: string, body?: FormData): Promise<Response> {
	const headers = { origin: new URL(url).origin, accept: 'text/html', cookie };
	const address = new URL(path, url);
	return fetch(address, body === undefined ? { headers } : { method: 'POST', body, headers });
}

/** Follows the pages that show how far the work is. */
export async function reached(browser: Browser, first: Response, wanted: string): Promise<string> {
	for (let answer = first; ; answer = await asked(browser, answer.url)) {
		const page = await answer.text();
		const isWaiting = page.includes('id="tien-do"');
		if (!isWaiting && new URL(answer.url).pathname.includes(wanted)) return answer.url;
		if (!isWaiting || !answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
		await pause(50);
	}
}
