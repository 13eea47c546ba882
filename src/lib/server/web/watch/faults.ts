// What a request that failed is answered: a page in plain words, JSON for a program; never anything of the inside.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { withHeaders } from '../with-headers';

export const OUR_FAULT = 'Máy chủ gặp lỗi khi làm việc này. Số liệu đã lưu không bị thay đổi.';
export const TOO_LARGE =
	'Các tệp gửi cùng lúc lớn hơn mức máy chủ nhận. Chọn ít tệp hơn, hoặc tách tệp theo đơn vị.';

export const faultsInWords: Handle = async ({ event, resolve }) =>
	inApiWords(event, asStorageFault(event, await resolve(event)));

/** A full disk or a held database is no fault of the program: what is mended, or asked again later, is done. */
function asStorageFault({ locals: { storage } }: RequestEvent, response: Response): Response {
	if (storage === undefined || response.status !== 500) return response;
	const { body, headers } = response;
	const answer = new Response(body, { status: storage.status, headers });
	return storage.code === 'busy' ? withHeaders(answer, { 'retry-after': '60' }) : answer;
}

/** A program that asks for an address that is not there, or meets a fault of ours, gets JSON too. */
async function inApiWords(event: RequestEvent, response: Response): Promise<Response> {
	if (!event.url.pathname.startsWith('/api/') || response.status < 400) return response;
	if (await saysItself(response)) return response;
	const { status } = response;
	const { faultId: id, storage } = event.locals;
	const [code, message] = storage
		? [storage.code, storage.message]
		: (FAULTS[status] ?? (status < 500 ? REFUSED : ['server_fault', OUR_FAULT]));
	const retry = response.headers.get('retry-after');
	return Response.json(
		{ error: { code, message, ...(id === undefined ? {} : { id }) } },
		{
			status,
			headers: { 'cache-control': 'no-store', ...(retry === null ? {} : { 'retry-after': retry }) }
		}
	);
}

/** A route that answers JSON means what it says, an error or a receipt; Kit's own JSON is no more than a message. */
async function saysItself(response: Response): Promise<boolean> {
	const { headers } = response;
	if (headers.get('content-type')?.includes('application/json') !== true) return false;
	if (Number(headers.get('content-length') ?? 0) > LONGEST_OF_KIT) return true;
	const body: unknown = await response.clone().json();
	return typeof body === 'object' && body !== null && ('error' in body || !('message' in body));
}
/** Bytes of a fault told by handleError. */
const LONGEST_OF_KIT = 4_096;

const REFUSED = ['bad_request', 'Yêu cầu này không đọc được. Xem /api/v1/openapi.json.'] as const;
const FAULTS: Readonly<Record<number, readonly [string, string]>> = {
	401: [
		'not_signed_in',
		'Địa chỉ này cần đăng nhập: gửi "Authorization: Bearer" kèm mã truy cập lấy ở trang Tài khoản.'
	],
	403: ['forbidden', 'Tài khoản này không được làm việc này.'],
	404: ['not_found', 'Không có địa chỉ này. Xem /api/v1/openapi.json.'],
	405: ['read_only', 'Địa chỉ này chỉ đọc: dùng GET.'],
	413: ['too_large', TOO_LARGE],
	415: ['wrong_type', 'Kiểu nội dung gửi lên không phải kiểu mà địa chỉ này nhận.'],
	429: ['too_many', 'Quá nhiều yêu cầu trong thời gian ngắn; đợi ít phút rồi gửi lại.']
};
