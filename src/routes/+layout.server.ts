import { scopeFor } from '$lib/server/reports/scope';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
	const scope = scopeFor(locals.reports, {
		office: url.searchParams.get('co-quan'),
		period: url.searchParams.get('ky')
	});
	return { scope, path: url.pathname, href: url.href, printedAt: locals.clock.now() };
};
