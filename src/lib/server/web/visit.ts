// What a request says about itself when somebody signs in.
import type { RequestEvent } from '@sveltejs/kit';
import type { SignInVisit } from '../auth/sign-in';
import { deviceKnown, sessionToken } from './session-cookie';

export const visitOf = (event: RequestEvent): SignInVisit => ({
	now: event.locals.clock.now(),
	address: event.getClientAddress(),
	agent: event.request.headers.get('user-agent') ?? '',
	device: deviceKnown(event),
	session: sessionToken(event)
});
