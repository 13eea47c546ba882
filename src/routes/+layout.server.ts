import { scopeFor } from '$lib/server/reports/basis/scope';
import type { LayoutServerLoad } from './$types';
import { visitorOf } from './visitor';

export const load: LayoutServerLoad = ({ locals, url }) => {
	const scope = scopeFor(locals.reports, {
		office: url.searchParams.get('co-quan'),
		period: url.searchParams.get('ky')
	});
	const reader = visitorOf(locals);
	return { scope, ...reader, path: url.pathname, href: url.href, printedAt: locals.clock.now() };
};
