import { fail } from '@sveltejs/kit';
import { addAccount } from '$lib/server/auth/accounts';
import { accountList } from '$lib/server/db/accounts/accounts';
import type { Actions, PageServerLoad } from './$types';
import { faultsIn, readAccount, roleChoices, typedAccount, unitChoices } from './account-form';
import { accountView, filtered } from './account-view';

const PER_PAGE = 50;

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200);
	const filter = { text: asked('tim'), role: asked('vai-tro'), state: asked('trang-thai') };
	const all = accountList(locals.db).map((account) => accountView(locals.reports, account));
	const found = filtered(all, filter);
	const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
	const page = Math.min(Math.max(0, Number.parseInt(asked('trang'), 10) - 1 || 0), pages - 1);
	return {
		accounts: found.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
		...{ filter, page, pages },
		found: found.length,
		counts: {
			all: all.length,
			usable: all.filter(({ state }) => state !== 'disabled').length,
			never: all.filter(({ state }) => state === 'never').length
		},
		roles: roleChoices(),
		units: unitChoices(locals.reports)
	};
};

export const actions: Actions = {
	/** Answered with the page itself: the password stands in no address and in no store of a browser. */
	tao: async ({ request, locals, setHeaders }) => {
		const typed = typedAccount(await request.formData());
		const { entry, faults } = readAccount(locals.reports, typed);
		if (entry === undefined) return fail(400, { typed, faults });
		const desk = { db: locals.db, actor: locals.actor, now: locals.clock.now() };
		const added = await addAccount(desk, entry);
		if (added.outcome === 'refused') return fail(400, { typed, faults: faultsIn(added.faults) });
		setHeaders({ 'cache-control': 'no-store' });
		const { id, password } = added;
		return { created: { id, name: entry.name, displayName: entry.displayName, password } };
	}
};
