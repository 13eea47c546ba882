import { indicatorList } from '$lib/server/reports/indicator/indicator';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { scope } = await parent();
	const chosen = { organisingId: scope.office?.unitId ?? null, period: scope.period };
	return { entries: indicatorList(locals.reports, chosen) };
};
