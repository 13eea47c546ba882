// What a request that failed is answered: a page in plain words, JSON for a program; never anything of the inside.
import type { Handle, RequestEvent } from '@sveltejs/kit';

export const OUR_FAULT = 'Máy chủ gặp lỗi khi làm việc này. Số liệu đã lưu không bị thay đổi.';
export const BUSY = 'Đang lưu một tệp lớn; thử lại sau ít phút, chưa có gì bị mất.';
export const TOO_LARGE =
	'Các tệp gửi cùng lúc lớn hơn mức máy chủ nhận. Chọn ít tệp hơn, hoặc tách tệp theo đơn vị.';

export const faultsInWords: Handle = async ({ event, resolve }) =>
	inApiWords(event, asBusy(event, await resolve(event)));

/** Not a fault: asked again later it is done. */
function asBusy(event: RequestEvent, response: Response): Response {
	if (event.locals.isBusy !== true || response.status !== 500) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', '60');
	return new Response(response.body, { status: 503, headers });
}

/** A program that asks for an address that is not there, or meets a fault of ours, gets JSON too. */
async function inApiWords(event: RequestEvent, response: Response): Promise<Response> {
	if (!event.url.pathname.startsWith('/api/') || response.status < 400) return response;
	if (response.headers.get('content-type')?.includes('application/json')) {
		const body: unknown = await response.clone().json();
		if (typeof body === 'object' && body !== null && 'error' in body) return response;
	}
	const { status } = response;
	const { faultId: id } = event.locals;
	const [code, message] = FAULTS[status] ?? ['server_fault', OUR_FAULT];
	return Response.json(
		{ error: { code, message, ...(id === undefined ? {} : { id }) } },
		{ status, headers: { 'cache-control': 'no-store' } }
	);
}

const FAULTS: Readonly<Record<number, readonly [string, string]>> = {
	404: ['not_found', 'Không có địa chỉ này. Xem /api/v1/openapi.json.'],
	413: ['too_large', TOO_LARGE],
	503: ['busy', BUSY],
	405: ['read_only', 'Địa chỉ này chỉ đọc: dùng GET.']
};
