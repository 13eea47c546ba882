// The form by which an upload is undone or a report set aside: a reason; who says so is who is signed in.
import { z } from 'zod';
import type { FieldFault } from '$lib/format/field-fault';

/** Longest text kept. */
const MOST_CHARACTERS = 1000;
const Text = z
	.string()
	.transform((text) => text.trim().slice(0, MOST_CHARACTERS))
	.catch('');
const Typed = z.object({ 'ly-do': Text });
export type TypedDecision = z.infer<typeof Typed>;

export const typedDecision = (form: FormData): TypedDecision =>
	Typed.parse(Object.fromEntries(form));

/** The name that stands beside the decision for whoever reads it later. */
export const decidedBy = ({ account }: Pick<App.Locals, 'account'>): string | null =>
	account?.displayName ?? null;

/** Whoever reads the history later reads the reason. */
export const reasonFaults = (typed: TypedDecision, doing: string): FieldFault[] =>
	typed['ly-do'] === ''
		? [{ field: 'ly-do', message: `Ghi lý do ${doing}; người xem lịch sử đọc được lý do này.` }]
		: [];
