// Signing in with name and password: the same work and the same words whether the name is unknown, disabled or the password wrong.
import type { Actor } from '../../domain/office/audit';
import { accountName } from '../../domain/office/new-account';
import {
	accountById,
	accountNamed,
	markSignedIn,
	passwordHashOf,
	renewHash,
	type AccountRecord
} from '../db/accounts/accounts';
import { recordAudit } from '../db/audit/audit';
import { writeWhenFree, type Db, type Writer } from '../db/database';
import { removeForgotten } from '../db/accounts/login-throttle';
import { removeSession } from '../db/accounts/sessions';
import { accountActor, guestActor } from './actors';
import { network } from './network';
import { hashPassword, isHashedWeakly, isPasswordOf } from './passwords';
import { hashOfSecret, newSecret } from './secrets';
import { openSession, type Visit } from './sessions';
import { throttleOf, type Counted, type Limit, type Try } from './throttle';

export interface SignInVisit extends Visit {
	/** Known to the browser from an earlier sign-in. */
	readonly device: string | undefined;
	/** Token of the session that the browser has now, which ends. */
	readonly session: string | undefined;
}
export interface Typed {
	readonly name: string;
	readonly password: string;
}
export type SignedIn =
	| {
			readonly outcome: 'opened';
			readonly account: AccountRecord;
			readonly token: string;
			/** By which this browser is known next time. */
			readonly device: string;
	  }
	| { readonly outcome: 'refused' }
	| { readonly outcome: 'throttled'; readonly waitSeconds: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const limit = (name: string, free: number, firstSeconds: number): Limit => ({
	...{ name, free, firstSeconds },
	mostSeconds: 15 * MINUTE,
	windowSeconds: HOUR
});
/** One browser that has signed in to this account before: others at fault do not keep its owner out. */
const OF_DEVICE = limit('device', 10, 30);
const OF_PAIR = limit('pair', 5, 30);
const OF_ACCOUNT = limit('account', 20, 60);
/** An office shares one address. */
const OF_ADDRESS = limit('address', 50, 60);
const DEVICE_SECONDS = 180 * DAY;

export async function signIn(db: Db, typed: Typed, visit: SignInVisit): Promise<SignedIn> {
	const name = accountName(typed.name);
	const attempt = await throttleOf(db).begin(await limitsFor(db, name, visit));
	if (attempt.waitSeconds > 0) return { outcome: 'throttled', waitSeconds: attempt.waitSeconds };
	const account = accountNamed(db, name);
	const isEnabled = account?.disabledAt === null;
	const passwordHash = account === undefined ? undefined : passwordHashOf(db, account.id);
	// Of a disabled account too: its answer takes as long as any.
	const isRight = await isPasswordOf(passwordHash, typed.password);
	if (account === undefined || passwordHash === undefined || !isRight || !isEnabled) {
		await noteRefused(db, { account, visit, attempt, isRight });
		return { outcome: 'refused' };
	}
	return opened(db, { account, passwordHash, password: typed.password, attempt }, visit);
}

interface Proved {
	readonly account: AccountRecord;
	readonly passwordHash: string;
	readonly password: string;
	readonly attempt: Try;
}

async function opened(db: Db, proved: Proved, visit: SignInVisit): Promise<SignedIn> {
	const { account, passwordHash, attempt } = proved;
	const renewed = isHashedWeakly(passwordHash) ? await hashPassword(proved.password) : undefined;
	const token = await writeWhenFree(db, (writer) => {
		// Disabled or reset while the password was looked at.
		const isStill = accountById(writer, account.id)?.disabledAt === null;
		if (!isStill || passwordHashOf(writer, account.id) !== passwordHash) return undefined;
		if (renewed !== undefined) renewHash(writer, account.id, renewed);
		return enter(writer, account, visit);
	});
	if (token === undefined) return { outcome: 'refused' };
	await attempt.forgive();
	const device = visit.device ?? newSecret();
	await throttleOf(db).remember(deviceKey(account.name, device), DEVICE_SECONDS);
	return { outcome: 'opened', account, token, device };
}

/** A new session in place of the one the browser had, with its line in the log. */
export function enter(
	db: Writer,
	account: Pick<AccountRecord, 'id' | 'displayName' | 'role' | 'unitId'>,
	visit: SignInVisit
): string {
	if (visit.session !== undefined) removeSession(db, hashOfSecret(visit.session));
	const token = openSession(db, account, visit);
	markSignedIn(db, { id: account.id, at: visit.now });
	removeForgotten(db, Date.now());
	recordAudit(db, accountActor(account, visit.address), {
		action: 'session.opened',
		subject: `account:${account.id}`,
		unitId: account.unitId,
		detail: {},
		at: visit.now
	});
	return token;
}

/** The password of somebody who is signed in, asked again; counted as at signing in. */
export async function provePassword(
	db: Db,
	{ account, password, visit }: { account: AccountRecord; password: string; visit: SignInVisit }
): Promise<{ readonly isRight: boolean; readonly waitSeconds: number }> {
	const attempt = await throttleOf(db).begin(await limitsFor(db, account.name, visit));
	if (attempt.waitSeconds > 0) return { isRight: false, waitSeconds: attempt.waitSeconds };
	const isRight = await isPasswordOf(passwordHashOf(db, account.id), password);
	if (isRight) await attempt.forgive();
	else await noteRefused(db, { account, visit, attempt, isRight });
	return { isRight, waitSeconds: 0 };
}

async function limitsFor(db: Db, name: string, visit: SignInVisit): Promise<Counted[]> {
	const key = nameKey(name);
	if (visit.device !== undefined) {
		const own = deviceKey(name, visit.device);
		if (await throttleOf(db).isRemembered(own))
			return [{ limit: OF_DEVICE, key: own, isOwn: true }];
	}
	const place = network(visit.address);
	return [
		{ limit: OF_PAIR, key: `${key}:${place}`, isOwn: true },
		{ limit: OF_ACCOUNT, key },
		{ limit: OF_ADDRESS, key: place }
	];
}

/** Too little of the hash to tell what was typed: it may be a password that landed in the wrong field. */
const nameKey = (name: string): string => hashOfSecret(name).slice(0, 5);
const deviceKey = (name: string, device: string): string =>
	`${nameKey(name)}:${hashOfSecret(device).slice(0, 32)}`;

interface Refused {
	readonly account: AccountRecord | undefined;
	readonly visit: Visit;
	readonly attempt: Try;
	readonly isRight: boolean;
}

/** What was typed stands in the log only when it is the name of an account. */
async function noteRefused(db: Db, { account, visit, attempt, isRight }: Refused): Promise<void> {
	const reason = isRight ? 'disabled' : account === undefined ? 'unknown_name' : 'wrong_password';
	const wait = attempt.nextWaitSeconds > 0 ? { waitSeconds: attempt.nextWaitSeconds } : {};
	const actor: Actor = guestActor(visit.address);
	await writeWhenFree(db, (writer) => {
		recordAudit(writer, actor, {
			action: 'session.refused',
			subject: account === undefined ? '' : `account:${account.id}`,
			unitId: account?.unitId ?? null,
			detail: { name: account?.name ?? '', reason, ...wait },
			at: visit.now
		});
	});
}
