import { unitList } from '$lib/server/reports/register/unit-list';
import { optional } from '../optional';
import { unitsQuery } from '../queries';
import { answer, officeId } from '../respond';

export const GET = answer(unitsQuery, (ctx, { of }) =>
	unitList(ctx, optional({ organisingId: officeId(ctx, of) }))
);
