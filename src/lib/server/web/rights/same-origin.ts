// Nothing is changed on the word of another site's page.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { refusalResponse } from './refusal';
import { isReading } from './subjects';

export const sameOrigin: Handle = ({ event, resolve }) =>
	isReading(event.request) || event.request.method === 'OPTIONS' || isOurs(event)
		? resolve(event)
		: refusalResponse(event, FOREIGN);

/** A browser says where a request comes from; a page elsewhere can neither change that nor send a token. */
function isOurs({ request, url }: RequestEvent): boolean {
	const origin = request.headers.get('origin');
	if (origin !== null) return origin === url.origin;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	return url.pathname.startsWith('/api/') && hasToken(request);
}

/** Who shows a key is judged by it alone, whatever cookie comes along (web/identify.ts). */
const hasToken = ({ headers }: Request): boolean =>
	/^bearer \S/i.test(headers.get('authorization') ?? '');

const FOREIGN = {
	status: 403,
	message:
		'Yêu cầu này đến từ trang của một nơi khác nên không được làm. Mở trang của phần mềm trong cùng trình duyệt rồi làm lại ở đó.'
} as const;
