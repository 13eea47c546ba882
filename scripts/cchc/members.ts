import { firstDay, lastDay, periodOf, type PeriodId } from '../../src/lib/domain/figures/period';
import { membersOf, type UnitId } from '../../src/lib/domain/unit/unit';
import type { ReportContext } from '../../src/lib/server/reports/basis/context';
import { registerOf } from '../../src/lib/server/reports/basis/units-in-period';

/** Communes below an office on any day of the period. */
export function membersIn(ctx: ReportContext, organisingId: UnitId, period: PeriodId): UnitId[] {
	const days = { from: firstDay(periodOf(period)), to: lastDay(periodOf(period)) };
	return membersOf(registerOf(ctx), organisingId, days).map(({ unitId }) => unitId);
}
