// What an account must be before it is made: a name to sign in with, a name to show, a role and its unit.
import type { Account } from './account';

export type NewAccount = Pick<Account, 'name' | 'displayName' | 'role' | 'unitId'>;
export type AccountFault =
	| 'name_form'
	| 'name_taken'
	| 'display_name_missing'
	| 'display_name_long'
	| 'unit_missing'
	| 'unit_not_for_administrator';

/** What somebody may type and still be known: " Lan.NV " is "lan.nv". */
export const accountName = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();

const NAME = /^[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/;
export const MOST_OF_DISPLAY_NAME = 100;

/** All of them; whether the name is taken is known where accounts are kept. */
export function accountFaults(entry: NewAccount): AccountFault[] {
	const faults: AccountFault[] = [];
	if (!NAME.test(entry.name)) faults.push('name_form');
	faults.push(...displayNameFaults(entry.displayName), ...unitFaults(entry));
	return faults;
}

function displayNameFaults(displayName: string): AccountFault[] {
	if (displayName.trim() === '') return ['display_name_missing'];
	return [...displayName].length > MOST_OF_DISPLAY_NAME ? ['display_name_long'] : [];
}

/** An administrator speaks for no unit, everybody else for one. */
function unitFaults({ role, unitId }: Pick<Account, 'role' | 'unitId'>): AccountFault[] {
	if (role === 'administrator') return unitId === null ? [] : ['unit_not_for_administrator'];
	return unitId === null ? ['unit_missing'] : [];
}
