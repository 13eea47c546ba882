// Who asks: a browser that is signed in, a program with a token, a guest, or nobody.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { askerOf, GUEST } from '../../domain/office/account';
import { accountActor, guestActor } from '../auth/actors';
import { noteSeen, sessionOf } from '../auth/sessions';
import { noteUsed, tokenOwner } from '../auth/tokens';
import { officeSettings } from '../db/campaigns/settings';
import { forgetSession, sessionToken } from './session-cookie';

type Identity = Pick<App.Locals, 'account' | 'asker' | 'session'>;

export const identified: Handle = ({ event, resolve }) => {
	const identity = identityOf(event);
	const address = event.getClientAddress();
	const { account } = identity;
	const actor = account === null ? guestActor(address) : accountActor(account, address);
	Object.assign(event.locals, identity, { actor });
	return resolve(event);
};

const NOBODY: Identity = { account: null, asker: null, session: null };

/** Asked by machines, also when the database cannot be read. */
const PROBES: ReadonlySet<string | null> = new Set(['/healthz', '/readyz', '/metrics']);

/** A program that shows a key is judged by the key alone: a cookie that came along opens nothing for it. */
function identityOf(event: RequestEvent): Identity {
	if (PROBES.has(event.route.id)) return NOBODY;
	const authorization = event.request.headers.get('authorization');
	if (authorization !== null) return programOf(event, authorization);
	const { db, clock } = event.locals;
	const token = sessionToken(event);
	if (token !== undefined) {
		const open = sessionOf(db, token, clock.now());
		if (open !== undefined) {
			noteSeen(db, open.session, clock.now());
			const { account, session } = open;
			return { account, asker: askerOf(account), session: session.tokenHash };
		}
		forgetSession(event);
	}
	return officeSettings(db)['guests.allowed'] ? { ...NOBODY, asker: GUEST } : NOBODY;
}

const BEARER = /^bearer +(\S+)$/i;

/** Keys open the API and the counters, not the pages: what a page shows is for people. Before the first own password nothing is open. */
function programOf({ locals, url }: RequestEvent, authorization: string): Identity {
	const key = BEARER.exec(authorization)?.[1];
	const isForPrograms = url.pathname.startsWith('/api/') || url.pathname === '/metrics';
	if (key === undefined || !isForPrograms) return NOBODY;
	const now = locals.clock.now();
	const used = tokenOwner(locals.db, key, now);
	if (used === undefined || used.account.mustChangePassword) return NOBODY;
	noteUsed(locals.db, used.token, now);
	return {
		account: used.account,
		asker: askerOf(used.account, used.token.scope),
		session: null
	};
}
