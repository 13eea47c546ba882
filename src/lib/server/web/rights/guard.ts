// The one place where a request is let through or not: what the route asks for against what the account may do.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { may, reachOf, type Asker } from '../../../domain/office/rights';
import { NOTHING, type UnitScope } from '../../../domain/unit/unit-scope';
import { askedToSignIn, isApi, refusalResponse, sentTo } from './refusal';
import { ROUTE_RIGHTS, type Asked, type Needed } from './route-rights';
import { isReading, outOfReach } from './subjects';

/** No code of a route runs before this has let the request through. */
export const guarded: Handle = ({ event, resolve }) => {
	const { id } = event.route;
	const { asker } = event.locals;
	letSee(event, asker === null ? NOTHING : asker.units);
	// An address that is none tells nobody anything.
	if (id === null) return resolve(event);
	const needed = neededFor(id, event);
	if (needed === 'undeclared') return refusalResponse(event, UNDECLARED);
	if (needed === 'not_allowed') return refusalResponse(event, NOT_ALLOWED);
	if (needed === 'public') {
		letSee(event, NOTHING);
		return resolve(event);
	}
	return stopped(event, needed) ?? resolve(event);
};

/** Every read model speaks of these units only. */
function letSee(event: RequestEvent, viewer: UnitScope): void {
	const { db, catalogue, clock } = event.locals;
	event.locals.reports = { db, catalogue, today: clock.today(), viewer };
}

/** `undeclared`: nobody said who may use the route · `not_allowed`: it has no such action or method. */
export function neededFor(
	routeId: string,
	event: Pick<RequestEvent, 'request' | 'url'>
): Needed | 'undeclared' | 'not_allowed' {
	const declared = Object.hasOwn(ROUTE_RIGHTS, routeId) ? ROUTE_RIGHTS[routeId] : undefined;
	if (declared === undefined) return 'undeclared';
	if (isReading(event.request)) return declared.read ?? 'not_allowed';
	const { actions = {} } = declared;
	const name = actionOf(event, actions);
	return (Object.hasOwn(actions, name) ? actions[name] : undefined) ?? 'not_allowed';
}

/** A form names its action as Kit reads it; an endpoint is asked by its method. */
function actionOf(
	{ request, url }: Pick<RequestEvent, 'request' | 'url'>,
	actions: object
): string {
	if (request.method !== 'POST' || Object.hasOwn(actions, 'POST')) return request.method;
	const named = [...url.searchParams.keys()].find((key) => key.startsWith('/'));
	// The unnamed action has no name in an address.
	if (named === '/default') return '';
	return named?.slice(1) ?? 'default';
}

function stopped(event: RequestEvent, { right, about }: Asked): Response | undefined {
	const { asker, account } = event.locals;
	if (asker === null) return askedToSignIn(event);
	if (account?.mustChangePassword === true && !MAY_STILL.has(event.route.id ?? ''))
		return isApi(event)
			? refusalResponse(event, PASSWORD_FIRST)
			: sentTo(event, '/tai-khoan/mat-khau');
	// Somebody with an account may have forgotten to sign in.
	if (!may(asker, right))
		return asker.role === 'guest' ? askedToSignIn(event) : refusalResponse(event, forbidden(asker));
	const reach = reachOf(asker, right);
	letSee(event, reach.kind === 'all' ? asker.units : reach);
	const message = outOfReach(event, about);
	return message === undefined ? undefined : refusalResponse(event, { status: 404, message });
}

const MAY_STILL: ReadonlySet<string> = new Set(['/(app)/tai-khoan/mat-khau', '/dang-xuat']);

const UNDECLARED = {
	status: 403,
	message: 'Địa chỉ này chưa được khai báo ai được dùng nên không trả lời cho ai.'
} as const;
const NOT_ALLOWED = {
	status: 405,
	message: 'Địa chỉ này không nhận yêu cầu này. Quay lại trang trước và dùng các nút trên trang.'
} as const;
const PASSWORD_FIRST = {
	status: 403,
	message: 'Đổi mật khẩu trên trang web trước: mật khẩu đang dùng do người khác đặt.'
} as const;

const forbidden = ({ token }: Asker) =>
	({
		status: 403,
		message:
			token === undefined
				? 'Vai trò của tài khoản đang đăng nhập không gồm việc này. Người cần làm việc này nhờ quản trị đổi vai trò, hoặc đăng nhập bằng tài khoản khác.'
				: 'Mã truy cập này, hoặc vai trò của tài khoản tạo ra nó, không gồm việc này.'
	}) as const;
