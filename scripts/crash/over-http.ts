// Files sent as the pages send them: uploaded, checked, confirmed.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { asked, reached, type Browser } from '../bench/signed-in';
import type { CrashWork } from './made';

/** Adds to `confirmed` what the server said to be stored. */
export async function importOverHttp(
	address: Promise<string>,
	{ groups, files, cookie }: CrashWork,
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
