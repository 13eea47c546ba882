// Accounts as the rest of the program knows them.
import type { Asker, Role, TokenScope } from './rights';
import type { UnitId } from '../unit/unit-version';
import { EVERYTHING, NOTHING, type UnitScope } from '../unit/unit-scope';

export type AccountId = number;

export interface Account {
	readonly id: AccountId;
	/** For signing in: "lan.nv". */
	readonly name: string;
	/** As shown: "Nguyễn Thị Lan". */
	readonly displayName: string;
	readonly role: Exclude<Role, 'guest'>;
	/** Organising unit, or commune of a commune account; null for an administrator. */
	readonly unitId: UnitId | null;
	/** The password was set by somebody else: nothing else is answered before it is changed. */
	readonly mustChangePassword: boolean;
	readonly isDemonstration: boolean;
}

function unitsOfAccount({ role, unitId }: Pick<Account, 'role' | 'unitId'>): UnitScope {
	if (role === 'administrator') return EVERYTHING;
	if (unitId === null) return NOTHING;
	return { kind: role === 'commune' ? 'unit' : 'office', unitId };
}

export const askerOf = (account: Account, token?: TokenScope): Asker => ({
	role: account.role,
	units: unitsOfAccount(account),
	...(token === undefined ? {} : { token })
});

/** Where guests are allowed they see the public figures of every unit. */
export const GUEST: Asker = { role: 'guest', units: EVERYTHING };
