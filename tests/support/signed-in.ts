// Who asks, as web/identify.ts puts it into locals.
import { askerOf, type Account } from '../../src/lib/domain/office/account';
import type { Actor } from '../../src/lib/domain/office/audit';
import type { Asker } from '../../src/lib/domain/office/rights';
import { accountNamed, createAccount } from '../../src/lib/server/db/accounts/accounts';
import { write, type Db } from '../../src/lib/server/db/database';
import { OFFICER } from './actor';

export interface SignedIn {
	readonly account: Account;
	readonly asker: Asker;
	readonly actor: Actor;
}

type Wanted = Partial<Pick<Account, 'name' | 'role' | 'unitId'>>;

/** The same account for the same name; an administrator unless something else is wanted. */
export function signedIn(db: Db, wanted: Wanted = {}): SignedIn {
	const { name = 'quan-tri', role = 'administrator', unitId = null } = wanted;
	const account = accountNamed(db, name) ?? created(db, { name, role, unitId });
	const { id: accountId, displayName } = account;
	const actor = { accountId, name: displayName, role: account.role, address: '127.0.0.1' };
	return { account, asker: askerOf(account), actor };
}

function created(db: Db, wanted: Pick<Account, 'name' | 'role' | 'unitId'>): Account {
	write(db, (writer) =>
		createAccount(writer, OFFICER, {
			...wanted,
			displayName: `Người dùng ${wanted.name}`,
			passwordHash: 'không đăng nhập được',
			mustChangePassword: false,
			at: '2026-01-01T00:00:00.000Z'
		})
	);
	const account = accountNamed(db, wanted.name);
	if (account === undefined) throw new Error(`no account ${wanted.name}`);
	return account;
}
