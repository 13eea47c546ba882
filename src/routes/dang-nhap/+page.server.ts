import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { SIGN_IN_REFUSED, throttledText } from '$lib/format/office/sign-in-text';
import { signIn, type SignedIn } from '$lib/server/auth/sign-in';
import { hasAdministrator } from '$lib/server/db/accounts/accounts';
import { keepDevice, keepSession } from '$lib/server/web/session-cookie';
import { visitOf } from '$lib/server/web/visit';
import { wayBack } from '$lib/server/web/way-back';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.account !== null) redirect(303, wayBack(url.searchParams.get('toi')));
	return {
		isSignedOut: url.searchParams.has('da-xuat'),
		isAskedFor: url.searchParams.has('toi'),
		isNew: !hasAdministrator(locals.db)
	};
};

const Typed = z.object({
	'ten-dang-nhap': z.string().max(200).catch(''),
	'mat-khau': z.string().catch('')
});

export const actions: Actions = {
	default: async (event) => {
		const typed = Typed.parse(Object.fromEntries(await event.request.formData()));
		const name = typed['ten-dang-nhap'];
		const result = await signIn(
			event.locals.db,
			{ name, password: typed['mat-khau'] },
			visitOf(event)
		);
		if (result.outcome !== 'opened') return refusedForm(event, name, result);
		keepSession(event, result.token);
		keepDevice(event, result.device);
		redirect(303, wayBack(event.url.searchParams.get('toi')));
	}
};

/** The name stays as it was typed, the password does not. */
function refusedForm(
	event: { readonly setHeaders: (headers: Record<string, string>) => void },
	name: string,
	result: Exclude<SignedIn, { outcome: 'opened' }>
) {
	const typed = { 'ten-dang-nhap': name };
	if (result.outcome === 'refused')
		return fail(400, { typed, faults: [{ field: 'mat-khau', message: SIGN_IN_REFUSED }] });
	event.setHeaders({ 'retry-after': String(result.waitSeconds) });
	const message = throttledText(result.waitSeconds);
	return fail(429, { typed, faults: [{ field: 'mat-khau', message }] });
}
