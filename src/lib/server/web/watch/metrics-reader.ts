import type { RequestEvent } from '@sveltejs/kit';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost|\[::1\])$/;
/** A proxy speaks for somebody else, and it stands on this machine too. */
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Somebody on this machine, asking for it by a name of this machine; or an administrator, by session or token. */
export function mayReadMetrics(event: RequestEvent): boolean {
	if (event.locals.asker?.role === 'administrator') return true;
	return (
		LOOPBACK.test(event.getClientAddress()) &&
		LOOPBACK.test(event.url.hostname) &&
		!FORWARDING.some((name) => event.request.headers.has(name))
	);
}
