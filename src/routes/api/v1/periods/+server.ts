import { periodList } from '$lib/server/reports/register/period-list';
import { optional } from '../optional';
import { periodsQuery } from '../queries';
import { answer, officeId } from '../respond';

export const GET = answer(periodsQuery, (ctx, { of }) =>
	periodList(ctx, optional({ organisingId: officeId(ctx, of) }))
);
