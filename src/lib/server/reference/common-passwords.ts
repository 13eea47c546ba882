// Passwords that everybody tries first: reviewed in data/common-passwords.txt.
import { join } from 'node:path';
import { dataPath } from './catalogue';
import { reviewedText } from './json-file';

const loaded = new Map<string, ReadonlySet<string>>();

/** One a line, as the rules compare them; lines that start with # say where they come from. */
export function commonPasswords(): ReadonlySet<string> {
	const file = join(dataPath(), 'common-passwords.txt');
	const known = loaded.get(file);
	if (known !== undefined) return known;
	const lines = reviewedText(file).split('\n');
	const passwords = new Set(
		lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
	);
	loaded.set(file, passwords);
	return passwords;
}
