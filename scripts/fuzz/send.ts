// Sends one request and says what is wrong with the answer, if anything is.
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { HEADER_MARK, MARK } from './nasty';
import type { Sent } from './requests';

export interface FuzzAnswer {
	readonly status: number;
	readonly html: string;
	readonly location: string;
	readonly faults: readonly string[];
}

const HANGS_MS = 10_000;
const MOST_READ = 2_000_000;
/** What only the inside of the program knows. */
const INSIDE = /\bat [^\n<]{1,80}\.(js|ts|mjs):\d+|node_modules|SqliteError|SQLITE_|node:internal/;

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export async function send(origin: string, sent: Sent): Promise<FuzzAnswer> {
	try {
		const { answer, text } = await exchanged(origin, sent);
		return judged(answer, text);
	} catch (fault) {
		const words = fault instanceof Error ? fault.message : String(fault);
		// The server gives a connection up when it answers before everything was sent.
		const faults = /ECONNRESET|EPIPE|socket hang up/.test(words) ? [] : [words];
		return { status: 0, html: '', location: '', faults };
	}
}

function exchanged(
	origin: string,
	{ method, address, headers, body }: Sent
): Promise<{ answer: IncomingMessage; text: string }> {
	const { hostname, port } = new URL(origin);
	return new Promise((settle, reject) => {
		const length = body === null ? {} : { 'content-length': body.length };
		const asking = request({
			...{ agent, hostname, port, method, path: address },
			headers: { ...headers, ...length }
		});
		const patience = setTimeout(() => asking.destroy(new Error('hangs')), HANGS_MS);
		const fail = (fault: Error): void => {
			clearTimeout(patience);
			reject(fault);
		};
		asking.once('error', fail);
		asking.once('response', (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (chunk: string) => {
				if (text.length < MOST_READ) text += chunk;
			});
			answer.once('error', fail);
			answer.once('end', () => {
				clearTimeout(patience);
				settle({ answer, text });
			});
		});
		asking.end(body ?? undefined);
	});
}

function judged(answer: IncomingMessage, text: string): FuzzAnswer {
	const status = answer.statusCode ?? 0;
	const location = answer.headers.location ?? '';
	const type = answer.headers['content-type'] ?? '';
	const html = type.startsWith('text/html') ? text : '';
	const seen = { status, html, text, location, type, headers: answer.headers };
	const faults = CHECKS.filter(([, isWrong]) => isWrong(seen)).map(([name]) => name);
	return { status, html, location, faults: faults.map((name) => `${status} ${name}`) };
}

interface Seen {
	readonly status: number;
	readonly html: string;
	readonly text: string;
	readonly location: string;
	readonly type: string;
	readonly headers: IncomingHttpHeaders;
}
const BY_NODE = new Set([400, 431]);
const CHECKS: readonly (readonly [name: string, isWrong: (seen: Seen) => boolean])[] = [
	// Busy is an answer, and says when to come again.
	[
		'is a fault',
		({ status, headers }) =>
			status >= 500 && !(status === 503 && headers['retry-after'] !== undefined)
	],
	['shows text of the request as markup', ({ html }) => html.includes(MARK)],
	['carries text of the request as a header', ({ headers }) => HEADER_MARK in headers],
	[
		'lacks security headers',
		// What Node refuses by itself says nothing at all.
		({ status, text, headers }) =>
			headers['x-content-type-options'] !== 'nosniff' && !(BY_NODE.has(status) && text === '')
	],
	[
		'tells of the inside',
		({ status, type, text }) => status >= 400 && !type.includes('octet') && INSIDE.test(text)
	],
	['leads elsewhere', ({ location }) => /^(\/[/\\]|https?:)/.test(location)]
];
