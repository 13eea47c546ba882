// The first administrator: made at an address that stands on the console and works once.
import type { AccountFault, NewAccount } from '../../domain/office/new-account';
import { accountFaults } from '../../domain/office/new-account';
import { accountById, createAccount, hasAdministrator } from '../db/accounts/accounts';
import { write, writeWhenFree, type Db, type Reader } from '../db/database';
import { saveSetting, settingValue } from '../db/campaigns/settings';
import { guestActor } from './actors';
import { network } from './network';
import { hashPassword } from './passwords';
import { hashOfSecret, isSameHash, newSecret } from './secrets';
import { enter, type SignInVisit } from './sign-in';
import { throttleOf, type Limit } from './throttle';

const KEY = 'setup.code_hash';
const CODE_BYTES = 16;
const WRONG_CODES: Limit = {
	...{ name: 'setup', free: 10, firstSeconds: 60 },
	mostSeconds: 900,
	windowSeconds: 3600
};

/** At every start while nobody administers the office: a new code, the last one opens nothing any more. */
export function prepareSetup(db: Db, now: string): string | undefined {
	if (hasAdministrator(db)) return undefined;
	const code = newSecret(CODE_BYTES);
	write(db, (writer) => saveSetting(writer, { key: KEY, value: hashOfSecret(code), at: now }));
	return code;
}

function isCode(db: Reader, code: string): boolean {
	const kept = settingValue(db, KEY);
	const isRight = isSameHash(typeof kept === 'string' ? kept : '', hashOfSecret(code));
	return isRight && !hasAdministrator(db);
}

type CodeCheck =
	| { readonly outcome: 'right' }
	| { readonly outcome: 'wrong' }
	| { readonly outcome: 'throttled'; readonly waitSeconds: number };

export async function checkSetupCode(db: Db, code: string, address: string): Promise<CodeCheck> {
	const counted = [{ limit: WRONG_CODES, key: network(address), isOwn: true }];
	const attempt = await throttleOf(db).begin(counted);
	if (attempt.waitSeconds > 0) return { outcome: 'throttled', waitSeconds: attempt.waitSeconds };
	if (!isCode(db, code)) return { outcome: 'wrong' };
	await attempt.forgive();
	return { outcome: 'right' };
}

type SetUp =
	| { readonly outcome: 'done'; readonly token: string }
	| { readonly outcome: 'wrong_code' }
	| { readonly outcome: 'refused'; readonly faults: readonly AccountFault[] };

interface FirstAdministrator extends Pick<NewAccount, 'name' | 'displayName'> {
	/** Its rules are looked at before. */
	readonly password: string;
}

/** Makes the account and signs it in. Of two at the same moment one is too late. */
export async function setUp(
	db: Db,
	{ code, first }: { readonly code: string; readonly first: FirstAdministrator },
	visit: SignInVisit
): Promise<SetUp> {
	const entry = { ...first, role: 'administrator', unitId: null } as const;
	const faults = accountFaults(entry);
	if (faults.length > 0) return { outcome: 'refused', faults };
	const passwordHash = await hashPassword(first.password);
	return writeWhenFree(db, (writer): SetUp => {
		if (!isCode(writer, code)) return { outcome: 'wrong_code' };
		const { name, displayName, role, unitId } = entry;
		const id = createAccount(writer, guestActor(visit.address), {
			...{ name, displayName, role, unitId, passwordHash },
			mustChangePassword: false,
			at: visit.now
		});
		const account = id === undefined ? undefined : accountById(writer, id);
		if (account === undefined) return { outcome: 'refused', faults: ['name_taken'] };
		saveSetting(writer, { key: KEY, value: null, at: visit.now });
		return { outcome: 'done', token: enter(writer, account, visit) };
	});
}
