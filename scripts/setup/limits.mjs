// How much one request may hold and how long it may take to send it; the application reads the same variables in env.ts.
import { Fault } from './fault.mjs';

const MB = 1024 * 1024;
const FILE_MB = 50;
const REQUEST_MB = 200;
const MOST_MB = 2048;
/** What a form says beside its files. */
const BESIDE_FILES = MB;

/** A form with some fields; ten thousand ticked communes are 160 KB of it. */
const FORM = MB / 2;
/** A field for every cell or commune, or a list of units as a file. */
const LONG_FORM = 8 * MB;
const TAKES_FILES = /^\/(nop-bao-cao|api\/v1\/uploads)$/;
const TAKES_LONG_FORMS = /^\/(nop-bao-cao|quan-tri)\/./;

/** Bytes of the largest request that is read. @param {NodeJS.ProcessEnv} env @returns {number} */
export function largestBody(env) {
	const file = megabytes(env, 'MAX_UPLOAD_MB', FILE_MB);
	const request = megabytes(env, 'MAX_REQUEST_MB', REQUEST_MB);
	return Math.max(file, request) * MB + BESIDE_FILES;
}

/** Bytes that the page at this address takes: files go where files are asked for.
 * @param {string} address path and query as asked for @param {number} largest */
export function bodyLimit(address, largest) {
	const path = address.replace(/[?#].*$/s, '').replace(/(.)\/$/, '$1');
	if (TAKES_FILES.test(path)) return largest;
	return Math.min(largest, TAKES_LONG_FORMS.test(path) ? LONG_FORM : FORM);
}

const HEADERS_MS = 20_000;
/** No office line is slower; whoever sends a letter now and then only holds the place of others. */
const SLOWEST_BYTES_A_SECOND = 64 * 1024;

/** What a request may take to arrive. @param {number} bytes */
export const timeToSend = (bytes) => 30_000 + Math.ceil((bytes / SLOWEST_BYTES_A_SECOND) * 1000);

/** Options of Node's server; `largest` is the largest body. @param {number} largest */
export const serverLimits = (largest) => ({
	headersTimeout: HEADERS_MS,
	requestTimeout: timeToSend(largest),
	connectionsCheckingInterval: 5_000,
	// Longer than a proxy keeps its side, so that it never sends into a connection that is closing.
	keepAliveTimeout: 75_000,
	maxHeaderSize: 16 * 1024
});
export const MOST_CONNECTIONS = 1000;
export const MOST_HEADERS = 100;

/** @param {NodeJS.ProcessEnv} env @param {string} name @param {number} usual */
function megabytes(env, name, usual) {
	const written = env[name]?.trim() || String(usual);
	const size = /^\d{1,4}$/.test(written) ? Number(written) : 0;
	if (size >= 1 && size <= MOST_MB) return size;
	throw new Fault({
		what: `${name}=${written} không phải là một dung lượng.`,
		cure: `đặt ${name} là số MB nguyên từ 1 đến ${MOST_MB}, ví dụ ${name}=${usual}, hoặc bỏ đi.`,
		english: `${name}=${written} is not a whole number of megabytes (1-${MOST_MB}).`
	});
}
