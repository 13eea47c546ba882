import { redirect } from '@sveltejs/kit';
import { closeSession } from '$lib/server/auth/sessions';
import { leaveNothing } from '$lib/server/web/session-cookie';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { db, account, session, clock } = event.locals;
	const address = event.getClientAddress();
	if (account !== null) await closeSession(db, { account, session, address, now: clock.now() });
	leaveNothing(event);
	redirect(303, '/dang-nhap?da-xuat=1');
};
