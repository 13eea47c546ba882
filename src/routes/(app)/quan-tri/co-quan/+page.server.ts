import { officeRows } from '$lib/server/reports/register/unit-register';
import type { PageServerLoad } from './$types';
import { dayAsked } from '../units/on-day';
import { registerRowView } from '../units/register-row';

export const load: PageServerLoad = ({ locals, url }) => {
	const { day, view } = dayAsked(url, locals.reports.today);
	return {
		...view,
		day,
		rows: officeRows(locals.reports, day).map((row) => ({
			...registerRowView(row),
			members: row.members
		}))
	};
};
