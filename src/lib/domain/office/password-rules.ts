// What a password may be, after OWASP ASVS 5.0 section 6.2: long, not known to everybody, and of any characters.

export const LEAST_OF_PASSWORD = 12;
export const MOST_OF_PASSWORD = 128;

export type PasswordFault =
	| 'too_short'
	| 'too_long'
	/** Little more than the owner's name or that of the program. */
	| 'about_account'
	/** On the list of common ones, or one with digits around it. */
	| 'common'
	/** One short piece over and over, or a row of the keyboard. */
	| 'repeated';

export interface PasswordOwner {
	readonly name: string;
	readonly displayName: string;
}

/** All that keeps it from being taken: `passwordFaults('matkhau2026', …)` is too short and common. */
export function passwordFaults(
	password: string,
	owner: PasswordOwner,
	common: ReadonlySet<string>
): PasswordFault[] {
	const length = [...password.normalize('NFC')].length;
	const faults: PasswordFault[] = [];
	if (length < LEAST_OF_PASSWORD) faults.push('too_short');
	if (length > MOST_OF_PASSWORD) faults.push('too_long');
	if (isAbout(owner, password)) faults.push('about_account');
	if (isCommon(password, common)) faults.push('common');
	if (isRepeated(password)) faults.push('repeated');
	return faults;
}

/** Letters and digits without marks: "Mật-Khẩu 1" is "matkhau1". */
const foldedPassword = (text: string): string =>
	text
		.normalize('NFD')
		.toLowerCase()
		.replaceAll('đ', 'd')
		.replace(/[^a-z0-9]/g, '');

const withoutDigitsAround = (folded: string): string => folded.replace(/^\d+|(?<!\d)\d+$/g, '');

function isCommon(password: string, common: ReadonlySet<string>): boolean {
	const whole = password.normalize('NFC').toLowerCase();
	const folded = foldedPassword(password);
	const core = withoutDigitsAround(folded);
	return [whole, folded, core, halfOf(core)].some((text) => text !== '' && common.has(text));
}

/** "matkhaumatkhau" is "matkhau" twice. */
function halfOf(text: string): string {
	const half = text.slice(0, text.length / 2);
	return half + half === text ? half : text;
}

/** Names of the program itself, folded. */
const PROGRAM = ['caicachhanhchinh', 'thuocdo', 'cchc'];
/** Shorter ones stand in many words by chance. */
const LEAST_OF_NAME = 3;
/** Letters that nobody knows from the account. */
const LEAST_OF_OWN = 6;

function isAbout({ name, displayName }: PasswordOwner, password: string): boolean {
	const words = [name, displayName, ...displayName.split(' '), ...PROGRAM]
		.map(foldedPassword)
		.filter((word) => word.length >= LEAST_OF_NAME)
		.sort((a, b) => b.length - a.length);
	const folded = foldedPassword(password);
	const own = words.reduce((rest, word) => rest.replaceAll(word, ' '), folded);
	return own !== folded && own.replace(/[^a-z]/g, '').length < LEAST_OF_OWN;
}

/** Repeated to any length each is one guess. */
const ROWS = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
const LEAST_OF_DIFFERENT = 5;

function isRepeated(password: string): boolean {
	const text = password.normalize('NFC').toLowerCase();
	if (text === '') return false;
	if (new Set(text).size < LEAST_OF_DIFFERENT) return true;
	if (/^(.{1,6}?)\1+$/u.test(text)) return true;
	return ROWS.some((row) => {
		const endless = row.repeat(Math.ceil(text.length / row.length) + 1);
		return endless.includes(text) || [...endless].reverse().join('').includes(text);
	});
}
