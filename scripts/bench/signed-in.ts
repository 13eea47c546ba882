// Somebody who is signed in, asking as a browser does.
import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import { openSession } from '../../src/lib/server/auth/sessions';
import { accountNamed, createAccount } from '../../src/lib/server/db/accounts/accounts';
import { write, type Db } from '../../src/lib/server/db/database';

export interface Browser {
	readonly url: string;
	readonly cookie: string;
}

/** Of somebody who may do everything; the password opens nothing. */
export function signedInCookie(db: Db): string {
	const now = new Date().toISOString();
	return write(db, (writer) => {
		createAccount(writer, SYSTEM, {
			...{ name: 'quan-tri', displayName: 'Quản trị', role: 'administrator', unitId: null },
			...{ passwordHash: '-', mustChangePassword: false, at: now }
		});
		const account = accountNamed(writer, 'quan-tri');
		if (account === undefined) throw new Error('The account was not made');
		const token = openSession(writer, account, { now, address: '127.0.0.1', agent: 'test' });
		return `phien=${token}`;
	});
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
