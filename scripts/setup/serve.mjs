// The web server in front of the built application: loopback only, answers compressed, form posts accepted from its own pages.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { isLoopback, listenFault } from './address.mjs';
import { largestBody } from './limits.mjs';

// Set by this server on every request and never taken from the client: the adapter would assume https.
const PROTOCOL_HEADER = 'x-thuoc-do-protocol';
/** A body that is not taken is thrown away so long: a browser reads no answer while its connection breaks. */
const DISCARD_MS = 30_000;
const SHUTDOWN_MS = 10_000;
const PARENT_CHECK_MS = 500;

/**
 * @param {string} root
 * @param {{ host: string, port: number }} address
 * @returns {Promise<string>} the address it answers on
 */
export async function serve(root, address) {
	for (const name of ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER'])
		delete process.env[name];
	process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
	const limit = largestBody(process.env);
	process.env['BODY_SIZE_LIMIT'] = String(limit);
	process.env['NODE_ENV'] = 'production';
	const { handler } = await import(pathToFileURL(join(root, 'build', 'handler.js')).href);
	const { default: compression } = await import('compression');
	const compress = compression();
	const server = createServer((request, response) => {
		if (!isOwnName(request.headers.host)) return refuse(response);
		request.headers[PROTOCOL_HEADER] = 'http';
		if (Number(request.headers['content-length']) > limit) discardForAWhile(request, response);
		compress(request, response, () => handler(request, response, () => notFound(response)));
	});
	stopOnSignal(server);
	return listen(server, address);
}

/** Another name in `Host` means that a page of another site was pointed at this machine (DNS rebinding).
 * @param {string | undefined} host */
export function isOwnName(host) {
	return host !== undefined && isLoopback(host.replace(/:\d+$/, ''));
}

/** @param {import('node:http').ServerResponse} response */
function refuse(response) {
	response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
	response.end('Chỉ mở ứng dụng bằng địa chỉ 127.0.0.1 hoặc localhost của chính máy này.\n');
}

/** The application answers without reading the body. @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function discardForAWhile(request, response) {
	response.once('finish', () => setTimeout(() => request.destroy(), DISCARD_MS).unref());
}

/** @param {import('node:http').ServerResponse} response */
function notFound(response) {
	response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
	response.end('Không có trang này.\n');
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
