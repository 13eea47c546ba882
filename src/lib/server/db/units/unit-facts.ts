// What a change of the register is judged against: the units, the reports they have, the periods that are closed.
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { UnitFacts } from '../../../domain/unit/unit-change';
import { lockedCampaigns } from '../campaigns/campaigns';
import type { Reader } from '../database';
import { prepared } from '../prepared';
import { campaignEvent } from '../tables/campaigns';
import { submission } from '../tables/schema';
import { loadUnitRegister } from './units';

export function unitFacts(db: Reader): UnitFacts {
	return { register: loadUnitRegister(db), reports: reportsByUnit(db), locks: locks(db) };
}

const reported = prepared((db) =>
	db
		.selectDistinct({ unitId: submission.unitId, period: submission.periodCode })
		.from(submission)
		.orderBy(submission.unitId, submission.periodCode)
);
/** Set aside ones too: they may be taken back. */
function reportsByUnit(db: Reader): ReadonlyMap<UnitId, readonly PeriodId[]> {
	const reports = new Map<UnitId, PeriodId[]>();
	for (const { unitId, period } of reported(db).all()) {
		const known = reports.get(unitId);
		if (known === undefined) reports.set(unitId, [period]);
		else known.push(period);
	}
	return reports;
}

const periodsWithEvents = prepared((db) =>
	db.selectDistinct({ period: campaignEvent.periodCode }).from(campaignEvent)
);
const locks = (db: Reader): UnitFacts['locks'] =>
	periodsWithEvents(db)
		.all()
		.flatMap(({ period }) =>
			lockedCampaigns(db, period).map(({ organisingId }) => ({ organisingId, period }))
		);
