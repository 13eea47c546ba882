import { submissionsReport } from '$lib/server/reports/submissions/submissions';
import { optional } from '../optional';
import { submissionsQuery } from '../queries';
import { answer, officeId, unitIdList } from '../respond';

export const GET = answer(submissionsQuery, (ctx, { of, unit, period, page }) => {
	const organisingId = officeId(ctx, of, period);
	const [unitId] = unitIdList(ctx, unit, optional({ period, within: organisingId })) ?? [];
	const filter = optional({ organisingId, unitId, period });
	const report = submissionsReport(ctx, { page, ...filter });
	return {
		...report,
		rows: report.rows.map(({ unit: { unitId, code, name }, ...row }) => ({
			...{ unitId, code, name },
			...row
		}))
	};
});
