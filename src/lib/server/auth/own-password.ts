// A password changed by its owner: the old one is asked, every session ends, this browser gets a new one.
import {
	accountById,
	changePassword,
	passwordHashOf,
	type AccountRecord
} from '../db/accounts/accounts';
import { writeWhenFree, type Db } from '../db/database';
import { accountActor } from './actors';
import { hashPassword } from './passwords';
import { openSession } from './sessions';
import { provePassword, type SignInVisit } from './sign-in';

type ChangedPassword =
	| { readonly outcome: 'changed'; readonly token: string }
	| { readonly outcome: 'wrong_password' }
	| { readonly outcome: 'throttled'; readonly waitSeconds: number };

/** The rules for the new one are looked at before. */
export async function changeOwnPassword(
	db: Db,
	change: { readonly accountId: number; readonly current: string; readonly wanted: string },
	visit: SignInVisit
): Promise<ChangedPassword> {
	const account = accountById(db, change.accountId);
	const known = passwordHashOf(db, change.accountId);
	if (account === undefined) return { outcome: 'wrong_password' };
	const proof = await provePassword(db, { account, password: change.current, visit });
	if (proof.waitSeconds > 0) return { outcome: 'throttled', waitSeconds: proof.waitSeconds };
	if (!proof.isRight) return { outcome: 'wrong_password' };
	const passwordHash = await hashPassword(change.wanted);
	const token = await writeWhenFree(db, (writer) => {
		// Reset or disabled by somebody else in between.
		if (!isAsItWas(accountById(writer, account.id)) || passwordHashOf(writer, account.id) !== known)
			return undefined;
		changePassword(writer, accountActor(account, visit.address), {
			id: account.id,
			passwordHash,
			at: visit.now
		});
		return openSession(writer, account, visit);
	});
	return token === undefined ? { outcome: 'wrong_password' } : { outcome: 'changed', token };
}

const isAsItWas = (account: AccountRecord | undefined): boolean => account?.disabledAt === null;
