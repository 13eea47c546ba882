// What a browser is told about every answer, beside the content security policy of svelte.config.js.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { withHeaders } from './with-headers';

const SECURITY_HEADERS = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'origin-agent-cluster': '?1',
	'x-permitted-cross-domain-policies': 'none',
	'permissions-policy': [
		...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture'],
		...['geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment'],
		...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking']
	]
		.map((feature) => `${feature}=()`)
		.join(', ')
};

/** A year, for this name and those below it, as ASVS 3.4.1 asks. */
const ONLY_HTTPS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** What is no page may do nothing at all, should a browser be led to show it. */
const NO_PAGE = {
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
};

/** Kit leaves it to the page itself to say. */
const IN_UTF8 = { 'content-type': 'text/html; charset=utf-8' };

export const hardened: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	return withHeaders(response, {
		...SECURITY_HEADERS,
		...(event.url.protocol === 'https:' ? ONLY_HTTPS : {}),
		...(isPage(response) ? IN_UTF8 : NO_PAGE),
		...(response.headers.has('cache-control') ? {} : { 'cache-control': caching(event) })
	});
};

const isPage = (response: Response): boolean =>
	response.headers.get('content-type')?.includes('text/html') ?? false;

/** Pages of a signed-in account are gone from the machine with the session; figures change with every import. */
const caching = ({ locals: { account } }: RequestEvent): string =>
	account ? 'no-store' : 'private, no-cache';
