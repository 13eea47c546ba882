import { trendReport } from '$lib/server/reports/trend/trend';
import { optional } from '../optional';
import { trendQuery } from '../queries';
import { answer, knownKpi, officeIdOrFirst, unitIdList } from '../respond';

export const GET = answer(trendQuery, (ctx, { kpi, of, unit, kind }) => {
	const organisingId = officeIdOrFirst(ctx, of);
	const unitIds = unitIdList(ctx, unit, { within: organisingId });
	return trendReport(ctx, {
		kpi: knownKpi(ctx, kpi),
		organisingId,
		kind,
		...optional({ unitIds })
	});
});
