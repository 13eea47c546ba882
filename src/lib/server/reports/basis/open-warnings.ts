import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { openIssues } from '../../db/submissions/issues';
import type { ReportContext } from './context';

/** Open contradictions of each unit in one period; units without any are not in the map. */
export function openWarningsByUnit(
	ctx: ReportContext,
	unitIds: readonly UnitId[],
	period: PeriodId
): Map<UnitId, number> {
	const counts = new Map<UnitId, number>();
	const filter = { unitIds, periods: [period], severities: ['warning' as const] };
	for (const { unitId } of openIssues(ctx.db, filter)) {
		counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
	}
	return counts;
}
