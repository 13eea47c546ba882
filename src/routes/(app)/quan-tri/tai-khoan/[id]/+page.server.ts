import { error, fail, redirect } from '@sveltejs/kit';
import { LAST_ADMINISTRATOR } from '$lib/format/office/account-text';
import {
	changeAccount,
	disableAccount,
	enableAccount,
	resetPassword
} from '$lib/server/auth/accounts';
import { endSessions, revokeTokens } from '$lib/server/auth/endings';
import { accountById, type AccountRecord } from '$lib/server/db/accounts/accounts';
import type { Actions, PageServerLoad } from './$types';
import { readAccount, roleChoices, typedAccount, unitChoices, unitText } from '../account-form';
import { accountView } from '../account-view';
import { doneText, latestLines, sessionViews, tokenViews } from './account-page';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { db, reports } = locals;
	const account = accountOf(locals, params.id);
	const now = locals.clock.now();
	return {
		account: accountView(reports, account),
		held: {
			'ho-ten': account.displayName,
			'vai-tro': account.role,
			'don-vi': unitText(reports, account.unitId)
		},
		isOwn: locals.account?.id === account.id,
		sessions: sessionViews(db, account.id, now),
		tokens: tokenViews(db, account.id, now),
		lines: latestLines(reports, account.id),
		roles: roleChoices(),
		units: unitChoices(reports),
		done: doneText(url.searchParams)
	};
};

export const actions: Actions = {
	sua: async ({ request, locals, params }) => {
		const account = accountOf(locals, params.id);
		const typed = typedAccount(await request.formData());
		const { entry, faults } = readAccount(locals.reports, typed, account);
		if (entry === undefined) return fail(400, { typed, faults });
		const { displayName, role, unitId } = entry;
		const change = await changeAccount(deskOf(locals), {
			...{ id: account.id, displayName, role, unitId }
		});
		if (change === 'last_administrator')
			return fail(409, { typed, faults: [{ field: 'vai-tro', message: LAST_ADMINISTRATOR }] });
		return backTo(account, change === 'unchanged' ? 'khong-doi' : 'sua');
	},

	/** Answered with the page itself: the password stands in no address and in no store of a browser. */
	'dat-lai': async ({ locals, params, setHeaders }) => {
		const account = accountOf(locals, params.id);
		const password = await resetPassword(deskOf(locals), account.id);
		if (password === undefined) noSuchAccount(params.id);
		setHeaders({ 'cache-control': 'no-store' });
		return { reset: { name: account.name, password } };
	},

	khoa: (event) => switched(event, { field: 'ly-do-khoa', done: 'khoa', change: disableAccount }),
	mo: (event) => switched(event, { field: 'ly-do-mo', done: 'mo', change: enableAccount }),

	'ket-thuc': async ({ locals, params }) => {
		const account = accountOf(locals, params.id);
		const count = await endSessions(deskOf(locals), account.id);
		return backTo(account, 'ket-thuc', count);
	},

	'thu-hoi': async ({ locals, params }) => {
		const account = accountOf(locals, params.id);
		const count = await revokeTokens(deskOf(locals), account.id);
		return backTo(account, 'thu-hoi', count);
	}
};

const deskOf = ({ db, actor, clock }: App.Locals) => ({ db, actor, now: clock.now() });

interface Switching {
	readonly field: 'ly-do-khoa' | 'ly-do-mo';
	readonly done: string;
	readonly change: typeof disableAccount;
}
type ActionEvent = Parameters<NonNullable<Actions['khoa']>>[0];

const MOST_OF_REASON = 1000;

async function switched(
	{ request, locals, params }: ActionEvent,
	{ field, done, change }: Switching
) {
	const account = accountOf(locals, params.id);
	const sent = (await request.formData()).get(field);
	const reason = typeof sent === 'string' ? sent.trim().slice(0, MOST_OF_REASON) : '';
	if (reason === '') return refused(400, { field, reason, message: REASON_MISSING[field] });
	const outcome = await change(deskOf(locals), account.id, reason);
	if (outcome === 'last_administrator')
		return refused(409, { field, reason, message: LAST_ADMINISTRATOR });
	return backTo(account, outcome === 'unchanged' ? 'khong-doi' : done);
}
const REASON_MISSING = {
	'ly-do-khoa': 'Ghi lý do khóa tài khoản; nhật ký giữ lý do này.',
	'ly-do-mo': 'Ghi lý do mở lại tài khoản; nhật ký giữ lý do này.'
} as const;

const refused = (
	status: number,
	{
		field,
		reason,
		message
	}: { readonly field: string; readonly reason: string; readonly message: string }
) => fail(status, { reason, faults: [{ field, message }] });

function accountOf({ db }: App.Locals, param: string): AccountRecord {
	const account = /^\d{1,10}$/.test(param) ? accountById(db, Number(param)) : undefined;
	return account ?? noSuchAccount(param);
}

function noSuchAccount(param: string): never {
	error(404, { message: `Không có tài khoản số "${param}".` });
}

function backTo({ id }: AccountRecord, done: string, count?: number): never {
	const query = new URLSearchParams({ da: done });
	if (count !== undefined) query.set('so', String(count));
	redirect(303, `/quan-tri/tai-khoan/${id}?${query}`);
}
