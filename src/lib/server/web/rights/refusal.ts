// How a request that may not be done is answered: a page in words, JSON for a program, and to nobody the way to sign in.
import type { RequestEvent } from '@sveltejs/kit';
import { isReading } from './subjects';
import { refusalPage } from './refusal-page';

export interface Refusal {
	readonly status: 401 | 403 | 404 | 405 | 503 | 507;
	readonly message: string;
}

const CODES: Readonly<Record<Refusal['status'], string>> = {
	401: 'not_signed_in',
	403: 'forbidden',
	404: 'not_found',
	405: 'not_allowed',
	503: 'storage',
	507: 'storage'
};

export function refusalResponse(event: RequestEvent, { status, message }: Refusal): Response {
	const headers = { 'cache-control': 'no-store', ...(status === 401 ? BEARER : {}) };
	if (isApi(event))
		return Response.json({ error: { code: CODES[status], message } }, { status, headers });
	// What the script of a page that asked understands.
	if (event.isDataRequest || wantsJson(event))
		return Response.json({ message }, { status, headers });
	return refusalPage({ status, message }, headers);
}

const BEARER = { 'www-authenticate': 'Bearer' };

/** 303, also for the script of a page. */
export function sentTo(event: RequestEvent, location: string): Response {
	const headers = { 'cache-control': 'no-store' };
	if (event.isDataRequest) return Response.json({ type: 'redirect', location }, { headers });
	return new Response(null, { status: 303, headers: { ...headers, location } });
}

/** To sign in; back to what was asked for, unless that was a form. */
export function askedToSignIn(event: RequestEvent): Response {
	if (isApi(event)) return refusalResponse(event, { status: 401, message: NOT_SIGNED_IN });
	const asked = `${event.url.pathname}${event.url.search}`;
	const isKept = isReading(event.request) && asked !== '/' && asked.length <= LONGEST_WAY_BACK;
	const back = isKept ? `?${new URLSearchParams({ toi: asked })}` : '';
	return sentTo(event, `/dang-nhap${back}`);
}

/** Proxies refuse an answer whose headers are larger than some thousand letters. */
const LONGEST_WAY_BACK = 1000;

const NOT_SIGNED_IN =
	'Địa chỉ này cần đăng nhập: gửi "Authorization: Bearer" kèm mã truy cập còn hạn lấy ở trang Tài khoản.';

export const isApi = ({ url }: RequestEvent): boolean => url.pathname.startsWith('/api/');

function wantsJson({ request }: RequestEvent): boolean {
	const accept = request.headers.get('accept') ?? '';
	return accept.includes('application/json') && !accept.includes('text/html');
}
