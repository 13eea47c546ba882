import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { may } from '$lib/domain/office/rights';
import type { FieldFault } from '$lib/format/field-fault';
import { formatInstant } from '$lib/format/period';
import { roleName, TOKEN_SCOPE_NAMES } from '$lib/format/office/role-text';
import { agentText } from '$lib/format/office/sign-in-text';
import { closeSessions } from '$lib/server/auth/sessions';
import { createToken, MOST_TOKEN_DAYS, revokeToken } from '$lib/server/auth/tokens';
import { sessionsOf } from '$lib/server/db/accounts/sessions';
import { tokensOf, type TokenRecord } from '$lib/server/db/accounts/tokens';
import { namesFor } from '$lib/server/reports/basis/names';
import { leaveNothing } from '$lib/server/web/session-cookie';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { account } = ownerOf(locals);
	const { db, reports, session } = locals;
	const now = locals.clock.now();
	return {
		person: {
			name: account.name,
			displayName: account.displayName,
			role: roleName(account.role),
			unit: account.unitId === null ? null : namesFor(reports).unit(account.unitId)
		},
		sessions: sessionsOf(db, account.id).map((each, order) => ({
			order,
			browser: agentText(each.agent),
			address: each.address,
			openedAt: formatInstant(each.createdAt),
			lastSeenAt: formatInstant(each.lastSeenAt),
			isThis: each.tokenHash === session
		})),
		tokens: tokensOf(db, account.id).map((token) => tokenLine(token, now)),
		maySubmit: locals.asker !== null && may(locals.asker, 'reports.submit'),
		mostDays: MOST_TOKEN_DAYS,
		isPasswordChanged: url.searchParams.has('da-doi'),
		closed: url.searchParams.get('da-dong')
	};
};

const tokenLine = (token: TokenRecord, now: string) => ({
	id: token.id,
	name: token.name,
	start: token.start,
	scope: TOKEN_SCOPE_NAMES[token.scope],
	createdAt: formatInstant(token.createdAt),
	expiresAt: formatInstant(token.expiresAt),
	lastUsedAt: token.lastUsedAt === null ? null : formatInstant(token.lastUsedAt),
	standing:
		token.revokedAt !== null
			? `đã thu hồi lúc ${formatInstant(token.revokedAt)}`
			: token.expiresAt <= now
				? 'đã hết hạn'
				: null
});

const Wish = z.object({
	ten: z
		.string()
		.transform((text) => text.trim())
		.catch(''),
	'pham-vi': z.enum(['read', 'submit']).catch('read'),
	'so-ngay': z.string().catch('')
});

export const actions: Actions = {
	'dang-xuat-khac': async (event) => {
		const closed = await closeSessions(event.locals.db, endingOf(event), 'others');
		redirect(303, `/tai-khoan?da-dong=${closed}`);
	},
	'dang-xuat-het': async (event) => {
		await closeSessions(event.locals.db, endingOf(event), 'all');
		leaveNothing(event);
		redirect(303, '/dang-nhap?da-xuat=1');
	},
	'tao-ma': async (event) => {
		const typed = Wish.parse(Object.fromEntries(await event.request.formData()));
		const { asker } = ownerOf(event.locals);
		const days = Number(typed['so-ngay']);
		const faults = wishFaults(typed.ten, days);
		if (faults.length > 0) return fail(400, { typed, faults, token: null });
		const scope = may(asker, 'reports.submit') ? typed['pham-vi'] : 'read';
		const wish = { name: typed.ten, scope, days };
		// No copy of the answer stays in the browser.
		event.setHeaders({ 'cache-control': 'no-store' });
		return { token: await createToken(event.locals.db, endingOf(event), wish) };
	},
	'thu-hoi': async (event) => {
		const id = Number((await event.request.formData()).get('ma'));
		const isRevoked = await revokeToken(event.locals.db, endingOf(event), id);
		if (!isRevoked) error(404, 'Tài khoản này không có mã truy cập đó, hoặc mã đã được thu hồi.');
		redirect(303, '/tai-khoan#ma-truy-cap');
	}
};

const MOST_OF_NAME = 100;

function wishFaults(name: string, days: number) {
	const faults: FieldFault[] = [];
	if (name === '' || name.length > MOST_OF_NAME)
		faults.push({
			field: 'ten',
			message: `Ghi mã này dùng cho chương trình nào, từ 1 đến ${MOST_OF_NAME} ký tự.`
		});
	if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS)
		faults.push({
			field: 'so-ngay',
			message: `Số ngày có hiệu lực là số nguyên từ 1 đến ${MOST_TOKEN_DAYS}.`
		});
	return faults;
}

/** The guard lets nobody here without an account. */
function ownerOf({ account, asker }: App.Locals) {
	if (account === null || asker === null) error(403, 'Trang này cần đăng nhập.');
	return { account, asker };
}

function endingOf(event: RequestEvent) {
	const { account } = ownerOf(event.locals);
	const { session, clock } = event.locals;
	return { account, session, address: event.getClientAddress(), now: clock.now() };
}
