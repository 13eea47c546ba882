// The two cookies of signing in: the session, and the browser that has signed in before.
import type { RequestEvent } from '@sveltejs/kit';

type Place = Pick<RequestEvent, 'cookies' | 'url'>;

const isSecure = ({ url }: Place): boolean => url.protocol === 'https:';

/** Behind HTTPS a name that only this very host can set, so that no neighbour of the domain plants one. */
const nameIn = (place: Place, name: string): string => (isSecure(place) ? `__Host-${name}` : name);
const SESSION = 'phien';
const DEVICE = 'thiet-bi';
const HALF_A_YEAR = 180 * 24 * 3600;

const optionsIn = (place: Place) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(place) }) as const;

export const sessionToken = (place: Place): string | undefined =>
	place.cookies.get(nameIn(place, SESSION));

/** Ends with the browser: machines of an office are shared. */
export function keepSession(place: Place, token: string): void {
	place.cookies.set(nameIn(place, SESSION), token, optionsIn(place));
}

export function forgetSession(place: Place): void {
	place.cookies.delete(nameIn(place, SESSION), optionsIn(place));
}

export const deviceKnown = (place: Place): string | undefined =>
	place.cookies.get(nameIn(place, DEVICE));

export function keepDevice(place: Place, device: string): void {
	const options = { ...optionsIn(place), maxAge: HALF_A_YEAR };
	place.cookies.set(nameIn(place, DEVICE), device, options);
}

/** After signing out: what the browser kept of the pages goes with the cookie, for office computers are shared. */
export function leaveNothing(event: Place & Pick<RequestEvent, 'setHeaders'>): void {
	forgetSession(event);
	event.setHeaders({ 'clear-site-data': '"cache", "storage"' });
}
