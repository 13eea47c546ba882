// The form by which an upload is undone or a report set aside: a reason, and who says so.
import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';

/** Longest text kept. */
const MOST_CHARACTERS = 1000;
const Text = z
	.string()
	.transform((text) => text.trim().slice(0, MOST_CHARACTERS))
	.catch('');
const Typed = z.object({ 'nguoi-lam': Text, 'ly-do': Text });
export type TypedDecision = z.infer<typeof Typed>;
export interface FieldFault {
	readonly field: string;
	readonly message: string;
}

export const typedDecision = (form: FormData): TypedDecision =>
	Typed.parse(Object.fromEntries(form));

export const decidedBy = (typed: TypedDecision): string | null =>
	typed['nguoi-lam'] === '' ? null : typed['nguoi-lam'];

/** Whoever reads the history later reads the reason. */
export const reasonFaults = (typed: TypedDecision, doing: string): FieldFault[] =>
	typed['ly-do'] === ''
		? [{ field: 'ly-do', message: `Ghi lý do ${doing}; người xem lịch sử đọc được lý do này.` }]
		: [];

const COOKIE = 'nguoi-lam';
const A_YEAR = 365 * 24 * 3600;

/** The name typed last time in this browser. */
export const rememberedPerson = (cookies: Cookies): string => cookies.get(COOKIE) ?? '';

export function rememberPerson(cookies: Cookies, url: URL, typed: TypedDecision): void {
	cookies.set(COOKIE, typed['nguoi-lam'], {
		path: '/',
		maxAge: A_YEAR,
		sameSite: 'lax',
		httpOnly: true,
		secure: url.protocol === 'https:'
	});
}
