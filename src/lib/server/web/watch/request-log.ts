// One line of the log for each request: what was asked by its route, never by its address, which may name a unit or hold a key.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { withHeaders } from '../with-headers';

/** Asked every few seconds by machines. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

export const logged: Handle = async ({ event, resolve }) => {
	const start = performance.now();
	event.locals.requestId = crypto.randomUUID().slice(0, 8);
	const tell = (status: number): void => record(event, status, performance.now() - start);
	try {
		const response = await resolve(event);
		tell(response.status);
		return withHeaders(response, { 'x-request-id': event.locals.requestId });
	} catch (thrown) {
		tell(statusOf(thrown));
		throw thrown;
	}
};

/** A redirect or a refusal that Kit makes an answer of, or a fault. */
const statusOf = (thrown: unknown): number =>
	typeof thrown === 'object' && thrown !== null && 'status' in thrown ? Number(thrown.status) : 500;

function record(event: RequestEvent, status: number, ms: number): void {
	const { operation, requestId: id, account } = event.locals;
	const route = event.route.id ?? '-';
	const { method } = event.request;
	operation.metrics.answered({ route, method, status, seconds: ms / 1000 });
	const line = {
		id,
		method,
		route,
		status,
		ms: Math.round(ms * 10) / 10,
		...(account ? { account: account.id } : {})
	};
	if (status >= 500) operation.log.warn(line, 'request');
	else operation.log[PROBES.has(route) ? 'debug' : 'info'](line, 'request');
}
