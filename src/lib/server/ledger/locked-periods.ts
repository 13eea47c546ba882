// A period that the office has closed takes no report until it is opened again.
import type { Issue } from '../../domain/checks/issue';
import { lastDay, periodOf, type PeriodId } from '../../domain/figures/period';
import { membersOf, type UnitId, type UnitRegister } from '../../domain/unit/unit';
import { expectedUnits, lockedCampaigns } from '../db/campaigns/campaigns';
import type { Reader } from '../db/database';

/** One issue for each of the units and periods that a locked campaign speaks of. */
export function lockedPeriods(
	db: Reader,
	register: UnitRegister,
	reports: readonly { readonly unitId: UnitId; readonly period: PeriodId }[]
): Issue[] {
	const periods = [...new Set(reports.map(({ period }) => period))];
	const locks = periods.flatMap((period) =>
		lockedCampaigns(db, period).map((locked) => ({
			...locked,
			units: new Set(
				expectedUnits(db, locked) ??
					membersOf(register, locked.organisingId, lastDay(periodOf(period))).map(
						({ unitId }) => unitId
					)
			)
		}))
	);
	if (locks.length === 0) return [];
	const told = new Set<string>();
	return reports.flatMap(({ unitId, period }): Issue[] => {
		const locked = locks.find((each) => each.period === period && each.units.has(unitId));
		if (locked === undefined || told.has(`${unitId} ${period}`)) return [];
		told.add(`${unitId} ${period}`);
		const { at, reason } = locked.lock;
		const issue = { code: 'period_locked', severity: 'error', place: {} } as const;
		return [{ ...issue, unitId, period, lockedAt: at, reason }];
	});
}
