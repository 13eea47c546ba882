// Whom the journeys sign in as: an account of the server at hand, or one made at the machine itself.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface Credentials {
	readonly name: string;
	readonly password: string;
}

const folder = (): string => process.env['JOURNEYS_FOLDER'] ?? '';
export const journeysDatabase = (): string => join(folder(), 'dashboard.db');
/** Cookies of the account that walks the journeys. */
export const signedInState = (): string => join(folder(), 'signed-in.json');

/** JOURNEYS_ACCOUNT and JOURNEYS_PASSWORD for a server that runs elsewhere. */
export function journeysAccount(): Credentials {
	const { JOURNEYS_ACCOUNT: name, JOURNEYS_PASSWORD: password } = process.env;
	if (name !== undefined && password !== undefined) return { name, password };
	return accountFromCommand(journeysDatabase(), 'hanh-trinh', ['--role', 'administrator']);
}

/** As somebody at the machine does it: the generated password is shown once, and must be changed. */
export function accountFromCommand(
	database: string,
	name: string,
	options: readonly string[]
): Credentials {
	const words = ['scripts/cchc.mjs', 'user', 'add', name, '--json', ...options];
	const env = { ...process.env, DATABASE_PATH: database };
	const answer = execFileSync(process.execPath, words, { env, encoding: 'utf8' });
	const { password } = JSON.parse(answer) as { password: string };
	return { name, password };
}
