// Passwords as they are kept: Argon2id with the parameters OWASP asks for at least.
import { hash, parseOptions, verify } from '@node-rs/argon2';

/** KiB and passes; one lane. Hashes of weaker parameters are renewed at the next sign-in. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Work for a text of any length would be work for whoever sends it; no accepted password is longer. */
const MOST_CHARACTERS = 1024;

/** The same letters, however a keyboard composes "ế". */
const asHashed = (password: string): string => password.slice(0, MOST_CHARACTERS).normalize('NFC');

export const hashPassword = (password: string): Promise<string> =>
	hash(asHashed(password), PARAMETERS);

/** Nobody's: what is compared when there is no such account, so that the answer takes as long. */
const NOBODYS = hashPassword('không của ai cả');

/** Without a hash it does the same work and says no. */
export async function isPasswordOf(
	passwordHash: string | undefined,
	password: string
): Promise<boolean> {
	const isRight = await verify(passwordHash ?? (await NOBODYS), asHashed(password));
	return isRight && passwordHash !== undefined;
}

export function isHashedWeakly(passwordHash: string): boolean {
	const { memoryCost, timeCost } = parseOptions(passwordHash);
	return memoryCost < PARAMETERS.memoryCost || timeCost < PARAMETERS.timeCost;
}
