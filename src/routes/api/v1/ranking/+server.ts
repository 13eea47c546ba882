import { rankingReport } from '$lib/server/reports/ranking/ranking';
import { rankingQuery } from '../queries';
import { answer, knownKpi, officeIdOrFirst } from '../respond';

export const GET = answer(rankingQuery, (ctx, { kpi, period, of, tie }) =>
	rankingReport(ctx, {
		kpi: knownKpi(ctx, kpi),
		period,
		organisingId: officeIdOrFirst(ctx, of, period),
		tieRule: tie
	})
);
