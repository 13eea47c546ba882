import { uploadsReport, type UploadView } from '$lib/server/reports/uploads';
import { optional } from '../optional';
import { uploadsQuery } from '../queries';
import { answer, officeId, unitIdList } from '../respond';

export const GET = answer(uploadsQuery, (ctx, { of, unit, period, state, text, page }) => {
	const organisingId = officeId(ctx, of, period);
	const [unitId] = unitIdList(ctx, unit, optional({ period, within: organisingId })) ?? [];
	const report = uploadsReport(ctx, {
		page,
		...optional({ organisingId, unitId, period, state, text })
	});
	return { ...report, rows: report.rows.map(rowOf) };
});

function rowOf({ firstUnit: _, ...row }: UploadView): object {
	return row;
}
