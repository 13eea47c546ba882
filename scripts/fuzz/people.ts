// Somebody of every role who is signed in: made anew now and then, since one of them may have shut the others out.
import { ROLES, type Role } from '../../src/lib/domain/office/rights';
import { createToken } from '../../src/lib/server/auth/tokens';
import { openSession } from '../../src/lib/server/auth/sessions';
import { accountNamed, createAccount } from '../../src/lib/server/db/accounts/accounts';
import { write, type Db } from '../../src/lib/server/db/database';
import { commandActor } from '../cchc/office';

export interface Person {
	readonly role: Role;
	/** Session of a browser, or key of a program; nothing for a guest. */
	readonly headers: Readonly<Record<string, string>>;
}
type Place = { readonly office: number; readonly commune: number };

const VISIT = { address: '127.0.0.1', agent: 'fuzz' };
/** Nobody signs in with a password here. */
const NO_PASSWORD = 'none';

export async function people(db: Db, round: number): Promise<Person[]> {
	const place = placeIn(db);
	const made: Person[] = [{ role: 'guest', headers: {} }];
	for (const role of ROLES) {
		if (role === 'guest') continue;
		made.push(...(await browserAndProgram(db, { role, name: `fuzz-${role}-${round}`, place })));
	}
	return made;
}

async function browserAndProgram(
	db: Db,
	{ role, name, place }: { role: Exclude<Role, 'guest'>; name: string; place: Place }
): Promise<Person[]> {
	const now = new Date().toISOString();
	const unitId =
		role === 'administrator' ? null : role === 'commune' ? place.commune : place.office;
	const about = { name, displayName: name, role, unitId, mustChangePassword: false, at: now };
	const cookie = write(db, (writer) => {
		createAccount(writer, commandActor(), { ...about, passwordHash: NO_PASSWORD });
		const account = accountNamed(writer, name);
		if (account === undefined) throw new Error(`no account ${name}`);
		return `phien=${openSession(writer, account, { ...VISIT, now })}`;
	});
	const account = accountNamed(db, name);
	if (account === undefined) throw new Error(`no account ${name}`);
	const wish = { name: 'fuzz', scope: 'submit', days: 30 } as const;
	const key = await createToken(db, { account, address: VISIT.address, now }, wish);
	const browser = { role, headers: { cookie } };
	// Keys open the API only, which is a small part of all addresses.
	return [browser, browser, browser, { role, headers: { authorization: `Bearer ${key}` } }];
}

/** An office and one of its communes that have reported. */
function placeIn(db: Db): Place {
	const row = db.$client
		.prepare(
			`SELECT v.unit_id AS commune, v.parent_id AS office FROM unit_version v
			WHERE v.parent_id IS NOT NULL AND v.unit_id IN (SELECT unit_id FROM submission) ORDER BY v.id DESC LIMIT 1`
		)
		.get() as { commune: number; office: number } | undefined;
	if (row === undefined) throw new Error('the demonstration has no reports');
	return row;
}
