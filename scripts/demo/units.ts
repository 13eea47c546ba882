// The invented office and its communes, their merger and the days on which reports are due.
import { saveCampaign } from '../../src/lib/server/db/campaigns/campaigns';
import type { Writer } from '../../src/lib/server/db/database';
import type { UnitEntry } from '../../src/lib/domain/unit/unit-entry';
import { saveUnits } from '../../src/lib/server/db/units/save-units';
import { loadUnitRegister, saveSuccessor } from '../../src/lib/server/db/units/units';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { dueOn, quarterOf, quartersOf, windowOfQuarters, yearOf } from './calendar';
import type { DemonstrationPlan } from './plan';

/** Saves units, lineage and campaigns; answers the id of the organising unit. */
export function saveDemonstrationUnits(db: Writer, plan: DemonstrationPlan): UnitId {
	const { organising } = plan;
	const place = { quote: 'demonstration.json' };
	const entries: UnitEntry[] = [
		{ ...organising, parent: null, validFrom: null, validTo: null, place },
		...plan.communes.map((commune) => ({
			code: commune.code,
			name: commune.name,
			kind: commune.kind,
			parent: { code: organising.code, named: { name: organising.name, kind: organising.kind } },
			validFrom: commune.validFrom ?? null,
			validTo: commune.validTo ?? null,
			place
		}))
	];
	const { issues } = saveUnits(db, entries, { isDemonstration: true });
	if (issues.length > 0) throw new Error(`demonstration units: ${JSON.stringify(issues)}`);
	const ids = new Map(
		loadUnitRegister(db).versions.map((version) => [version.code, version.unitId])
	);
	const idOf = (code: string): UnitId => {
		const id = ids.get(code);
		if (id === undefined) throw new Error(`demonstration unit ${code} was not saved`);
		return id;
	};
	saveMergers(db, plan, idOf);
	const organisingId = idOf(organising.code);
	saveCampaigns(db, plan, organisingId);
	return organisingId;
}

function saveMergers(db: Writer, plan: DemonstrationPlan, idOf: (code: string) => UnitId): void {
	for (const commune of plan.communes) {
		if (commune.mergedInto === undefined) continue;
		const heir = plan.communes.find((other) => other.code === commune.mergedInto);
		if (heir?.validFrom === undefined)
			throw new Error(`${commune.code}: its successor has no first day`);
		saveSuccessor(db, {
			unitId: idOf(commune.code),
			successorId: idOf(heir.code),
			effectiveOn: heir.validFrom,
			share: 'whole'
		});
	}
}

function saveCampaigns(db: Writer, plan: DemonstrationPlan, organisingId: UnitId): void {
	for (const period of quartersOf(plan)) {
		const year = yearOf(period);
		const quarter = quarterOf(period);
		const due = dueOn(plan, year, quarter);
		saveCampaign(db, {
			organisingId,
			period,
			window: windowOfQuarters(plan, { year, from: quarter, to: quarter }),
			dueOn: due
		});
	}
}
