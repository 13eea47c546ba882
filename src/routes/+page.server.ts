import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { homeOf } from './visitor';

/** Everyone begins where their work is. */
export const load: PageServerLoad = ({ locals, url }) => {
	redirect(307, `${homeOf(locals)}${url.search}`);
};
