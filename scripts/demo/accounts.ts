// Accounts of the demonstration, one for each role, with passwords that are generated and shown once.
import type { Actor } from '../../src/lib/domain/office/audit';
import type { NewAccount } from '../../src/lib/domain/office/new-account';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { addAccount } from '../../src/lib/server/auth/accounts';
import { accountNamed, hasAdministrator } from '../../src/lib/server/db/accounts/accounts';
import type { Db } from '../../src/lib/server/db/database';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { readDemonstrationPlan, type DemonstrationPlan } from './plan';

export interface DemonstrationAccount extends NewAccount {
	readonly password: string;
}

/** Idempotent: answers those it made, an account that is there keeps its password. */
export async function createDemonstrationAccounts(
	db: Db,
	options: { readonly dataPath: string; readonly now: string; readonly actor: Actor }
): Promise<DemonstrationAccount[]> {
	const { now, actor } = options;
	const made: DemonstrationAccount[] = [];
	for (const entry of wanted(db, readDemonstrationPlan(options.dataPath))) {
		if (accountNamed(db, entry.name) !== undefined) continue;
		const added = await addAccount({ db, actor, now }, { ...entry, isDemonstration: true });
		if (added.outcome === 'refused')
			throw new Error(`demonstration account ${entry.name}: ${added.faults.join(', ')}`);
		made.push({ ...entry, password: added.password });
	}
	return made;
}

function wanted(db: Db, plan: DemonstrationPlan): NewAccount[] {
	const ids = new Map(loadUnitRegister(db).versions.map(({ code, unitId }) => [code, unitId]));
	const idOf = (code: string | undefined): UnitId => {
		const id = code === undefined ? undefined : ids.get(code);
		if (id === undefined) throw new Error('the demonstration has no units yet');
		return id;
	};
	const office = idOf(plan.organising.code);
	const commune = idOf(plan.communes.find(({ validTo }) => validTo === undefined)?.code);
	const entry = (name: string, displayName: string, more: Pick<NewAccount, 'role' | 'unitId'>) => ({
		name: `${name}-minh-hoa`,
		displayName: `${displayName} (minh họa)`,
		...more
	});
	const people: NewAccount[] = [
		entry('noi-vu', 'Cán bộ Nội vụ', { role: 'home_affairs', unitId: office }),
		entry('lanh-dao', 'Lãnh đạo', { role: 'leader', unitId: office }),
		entry('xa', 'Cán bộ xã', { role: 'commune', unitId: commune })
	];
	// Where the office has its own administrator nobody invented administers it.
	if (hasAdministrator(db)) return people;
	return [entry('quan-tri', 'Quản trị', { role: 'administrator', unitId: null }), ...people];
}
