// Accounts that somebody makes or resets for somebody else: with a generated password, shown once.
import type { AccountId } from '../../domain/office/account';
import type { Actor } from '../../domain/office/audit';
import { accountFaults, type AccountFault, type NewAccount } from '../../domain/office/new-account';
import {
	changeAccountRow as changeRow,
	createAccount,
	disableAccountRow as disableRow,
	enableAccountRow as enableRow,
	resetPasswordRow as resetRow,
	type AccountChange,
	type ChangedAccount
} from '../db/accounts/accounts';
import { writeWhenFree, type Db } from '../db/database';
import { hashPassword } from './passwords';
import { generatedPassword } from './secrets';

/** Who does it, on what, and when. */
export interface Desk {
	readonly db: Db;
	readonly actor: Actor;
	readonly now: string;
}

export type Added =
	| { readonly outcome: 'added'; readonly id: AccountId; readonly password: string }
	| { readonly outcome: 'refused'; readonly faults: readonly AccountFault[] };

/** Must change the generated password at the first sign-in, except the accounts of the demonstration. */
export async function addAccount(
	{ db, actor, now }: Desk,
	entry: NewAccount & { readonly isDemonstration?: boolean }
): Promise<Added> {
	const faults = accountFaults(entry);
	if (faults.length > 0) return { outcome: 'refused', faults };
	const password = generatedPassword();
	const passwordHash = await hashPassword(password);
	const mustChangePassword = entry.isDemonstration !== true;
	const id = await writeWhenFree(db, (writer) =>
		createAccount(writer, actor, { ...entry, passwordHash, mustChangePassword, at: now })
	);
	if (id === undefined) return { outcome: 'refused', faults: ['name_taken'] };
	return { outcome: 'added', id, password };
}

/** undefined: there is no such account. */
export async function resetPassword(
	{ db, actor, now }: Desk,
	id: AccountId
): Promise<string | undefined> {
	const password = generatedPassword();
	const passwordHash = await hashPassword(password);
	const change = await writeWhenFree(db, (writer) =>
		resetRow(writer, actor, { id, passwordHash, at: now })
	);
	return change === 'unknown' ? undefined : password;
}

export const changeAccount = (
	{ db, actor, now }: Desk,
	changed: Omit<ChangedAccount, 'at'>
): Promise<AccountChange> =>
	writeWhenFree(db, (writer) => changeRow(writer, actor, { ...changed, at: now }));

export const disableAccount = (
	{ db, actor, now }: Desk,
	id: AccountId,
	reason = ''
): Promise<AccountChange> =>
	writeWhenFree(db, (writer) => disableRow(writer, actor, { id, reason, at: now }));

export const enableAccount = (
	{ db, actor, now }: Desk,
	id: AccountId,
	reason = ''
): Promise<AccountChange> =>
	writeWhenFree(db, (writer) => enableRow(writer, actor, { id, reason, at: now }));
