// Secrets that are shown once and kept as their hash, and passwords made for somebody else.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody guesses one, so a plain fast hash is enough to keep. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

export const hashOfSecret = (secret: string): string =>
	createHash('sha256').update(secret).digest('hex');

/** In the same time wherever they differ. */
export function isSameHash(one: string, other: string): boolean {
	const [first, second] = [Buffer.from(one), Buffer.from(other)];
	return first.length === second.length && timingSafeEqual(first, second);
}

/** Without what is mistaken for another when it is read out or typed from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** "k7mw-3fqp-x2ta-9hnd": 79 bits, readable over the telephone. */
export function generatedPassword(): string {
	const letter = (): string => LETTERS.charAt(randomInt(LETTERS.length));
	const group = (): string => Array.from({ length: GROUP }, letter).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}
