// What a change of the register is judged against: the units, the reports they have, the periods that are closed.
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { UnitFacts } from '../../../domain/unit/unit-change';
import { lockedCampaigns } from '../campaigns/campaigns';
import { statement, type Reader } from '../database';
import { loadUnitRegister } from './units';

export function unitFacts(db: Reader): UnitFacts {
	return { register: loadUnitRegister(db), reports: reportsByUnit(db), locks: locks(db) };
}

/** Set aside ones too: they may be taken back. */
function reportsByUnit(db: Reader): ReadonlyMap<UnitId, readonly PeriodId[]> {
	const rows = statement(
		db,
		`SELECT DISTINCT unit_id, period_code FROM submission ORDER BY unit_id, period_code`
	)
		.raw()
		.all() as [UnitId, PeriodId][];
	const reports = new Map<UnitId, PeriodId[]>();
	for (const [unitId, period] of rows) {
		const known = reports.get(unitId);
		if (known === undefined) reports.set(unitId, [period]);
		else known.push(period);
	}
	return reports;
}

function locks(db: Reader): UnitFacts['locks'] {
	const periods = statement(db, `SELECT DISTINCT period_code FROM campaign_event`)
		.pluck()
		.all() as PeriodId[];
	return periods.flatMap((period) =>
		lockedCampaigns(db, period).map(({ organisingId }) => ({ organisingId, period }))
	);
}
