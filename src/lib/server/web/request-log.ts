// The server's log: one line of JSON for each request and each fault, with the id that the page shows.
import type { Handle } from '@sveltejs/kit';
import pino from 'pino';

export type Log = pino.Logger;

export const createLog = (level: string): Log => pino({ level });

export const logged: Handle = async ({ event, resolve }) => {
	event.locals.requestId = crypto.randomUUID().slice(0, 8);
	return resolve(event);
};
