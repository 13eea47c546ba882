// The units a list of figures or KPIs is about.
import type { UnitId } from '../../../domain/unit/unit';
import { reportedUnits } from '../../db/figures/received';
import type { ReportContext } from '../basis/context';
import type { UnitsAndPeriod } from './units-and-period';
import type { UnitHead } from '../basis/unit-head';
import { membershipIn, registerOf, unitHeadIn } from '../basis/units-in-period';
import { isKnown } from '../basis/viewer';

export function unitsAskedFor(ctx: ReportContext, request: UnitsAndPeriod): UnitHead[] {
	const register = registerOf(ctx);
	return idsOf(ctx, request)
		.filter((id) => isKnown(ctx, id))
		.flatMap((id) => unitHeadIn(register, id, request.period) ?? [])
		.sort((a, b) => a.name.localeCompare(b.name, 'vi') || a.unitId - b.unitId);
}

function idsOf(ctx: ReportContext, request: UnitsAndPeriod): readonly UnitId[] {
	if (request.unitIds !== undefined) return request.unitIds;
	const reported = reportedUnits(ctx.db, request.period);
	if (request.organisingId === undefined) return [...reported];
	const members = membershipIn(registerOf(ctx), request.organisingId, request.period);
	return [...members.standing, ...members.ended.filter(({ unitId }) => reported.has(unitId))].map(
		({ unitId }) => unitId
	);
}
