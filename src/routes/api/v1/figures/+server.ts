import { figuresReport } from '$lib/server/reports/figures/figures';
import { optional } from '../optional';
import { figuresQuery } from '../queries';
import { answer, officeId, unitIdList } from '../respond';

export const GET = answer(figuresQuery, (ctx, { period, of, unit }) => {
	const organisingId = officeId(ctx, of, period);
	const within = optional({ within: organisingId });
	const unitIds = unitIdList(ctx, unit, { period, ...within });
	return figuresReport(ctx, { period, ...optional({ organisingId, unitIds }) });
});
