// The web server in front of the built application: answers under its own names only, compressed, within limits of size and time.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { listenFault, readPublicAddress } from './address.mjs';
import { readClients } from './client.mjs';
import {
	bodyLimit,
	largestBody,
	MOST_CONNECTIONS,
	MOST_HEADERS,
	serverLimits,
	timeToSend
} from './limits.mjs';

// Set by this server on every request and never taken from the client: the adapter would assume https.
const PROTOCOL_HEADER = 'x-thuoc-do-protocol';
const ADDRESS_HEADER = 'x-thuoc-do-address';
/** A body that is not taken is thrown away so long: a browser reads no answer while its connection breaks. */
const DISCARD_MS = 30_000;
/** For what the application has no part in: files of the program, requests it could not read, its last resort of a page. */
const HEADERS = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'content-security-policy':
		"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
};
const SHUTDOWN_MS = 10_000;
const PARENT_CHECK_MS = 500;

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, next: () => void) => void} Handler */

/**
 * @param {string} root
 * @param {{ host: string, port: number }} address
 * @returns {Promise<string>} the address it answers on
 */
export async function serve(root, address) {
	for (const name of ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER', 'XFF_DEPTH'])
		delete process.env[name];
	process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
	process.env['ADDRESS_HEADER'] = ADDRESS_HEADER;
	process.env['BODY_SIZE_LIMIT'] = String(largestBody(process.env));
	process.env['NODE_ENV'] = 'production';
	const { handler } = await import(pathToFileURL(join(root, 'build', 'handler.js')).href);
	const server = await serverFor(handler, process.env);
	stopOnSignal(server);
	return listen(server, address);
}

/** @param {Handler} handler @param {NodeJS.ProcessEnv} env @returns {Promise<import('node:http').Server>} */
export async function serverFor(handler, env) {
	const { default: compression } = await import('compression');
	const compress = compression();
	const clientOf = await readClients(env);
	const refusal = wrongName(readPublicAddress(env));
	const largest = largestBody(env);
	const server = createServer(serverLimits(largest), (request, response) => {
		for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		const client = clientOf(request);
		if (client === null) return answerPlainly(response, 421, refusal);
		request.headers.host = client.host;
		request.headers[PROTOCOL_HEADER] = client.protocol;
		request.headers[ADDRESS_HEADER] = client.address;
		const limit = bodyLimit(request.url ?? '/', largest);
		if (!saysItsLength(request, limit, largest))
			return answerPlainly(response, 411, 'Yêu cầu này phải nói trước độ dài (Content-Length).');
		holdToLimits(request, response, { limit, largest });
		compress(request, response, () =>
			handler(request, response, () => answerPlainly(response, 404, 'Không có trang này.'))
		);
	});
	server.maxConnections = MOST_CONNECTIONS;
	server.maxHeadersCount = MOST_HEADERS;
	return server;
}

/** A body of unknown length is measured by the application, which knows the largest limit only.
 * @param {import('node:http').IncomingMessage} request @param {number} limit @param {number} largest */
function saysItsLength({ headers }, limit, largest) {
	return limit === largest || headers['transfer-encoding'] === undefined;
}

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @param {{ limit: number, largest: number }} limits */
function holdToLimits(request, response, { limit, largest }) {
	const length = Number(request.headers['content-length']);
	if (length > limit) {
		// The application answers in its own words what is beyond its one limit.
		request.headers['content-length'] = String(Math.max(length, largest + 1));
		return discardForAWhile(request, response);
	}
	if (request.headers['transfer-encoding'] === undefined && !(length > 0)) return;
	const late = timeToSend(Number.isNaN(length) ? limit : length);
	const patience = setTimeout(() => request.complete || request.destroy(), late).unref();
	request.once('close', () => clearTimeout(patience));
}

/** @param {URL | null} publicAddress */
function wrongName(publicAddress) {
	return publicAddress === null
		? 'Chỉ mở ứng dụng bằng địa chỉ 127.0.0.1 hoặc localhost của chính máy này.'
		: `Mở ứng dụng bằng địa chỉ ${publicAddress.origin}`;
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} words */
function answerPlainly(response, status, words) {
	response.writeHead(status, {
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store',
		// What it sent may be anything: nothing more is read of it.
		connection: 'close'
	});
	response.end(`${words}\n`);
}

/** The application answers without reading the body. @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function discardForAWhile(request, response) {
	response.once('finish', () => setTimeout(() => request.destroy(), DISCARD_MS).unref());
}

/** @param {import('node:http').Server} server @param {{ host: string, port: number }} address @returns {Promise<string>} */
function listen(server, { host, port }) {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => reject(listenFault(error, { host, port })));
		server.listen({ host, port }, () => {
			const bound = /** @type {import('node:net').AddressInfo} */ (server.address());
			const name = host.includes(':') ? `[${host}]` : host;
			resolve(`http://${name}:${bound.port}`);
		});
	});
}

/** Answers under way are finished; a second signal does not wait for them. @param {import('node:http').Server} server */
function stopOnSignal(server) {
	let isStopping = false;
	const stop = (/** @type {NodeJS.Signals} */ signal) => {
		if (isStopping) process.exit(1);
		isStopping = true;
		/** @type {NodeJS.EventEmitter} */ (process).emit('thuoc-do:stopping');
		server.close(() => {
			/** @type {Promise<void>[]} what the application finishes first */
			const endings = [];
			// The application closes its database on this event, as under the adapter's own server.
			/** @type {NodeJS.EventEmitter} */ (process).emit('sveltekit:shutdown', signal, endings);
			void Promise.allSettled(endings).then(() => process.exit(0));
		});
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS).unref();
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	// npm stops the shell it started us in, and that shell does not pass the signal on.
	if (process.env['npm_lifecycle_event'] === undefined) return;
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent && !isStopping) stop('SIGTERM');
	}, PARENT_CHECK_MS).unref();
}
