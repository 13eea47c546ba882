import { kpisReport } from '$lib/server/reports/figures/kpis';
import { optional } from '../optional';
import { kpiQuery } from '../queries';
import { answer, knownKpi, officeId, unitIdList } from '../respond';

export const GET = answer(kpiQuery, (ctx, { period, of, unit, kpi }) => {
	const organisingId = officeId(ctx, of, period);
	const within = optional({ within: organisingId });
	const unitIds = unitIdList(ctx, unit, { period, ...within });
	const only = kpi === undefined ? {} : { kpi: knownKpi(ctx, kpi) };
	return kpisReport(ctx, { period, ...only, ...optional({ organisingId, unitIds }) });
});
