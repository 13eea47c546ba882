// The command line: parses its arguments, calls what the pages call, prints the answer. See design §15 in the README.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DatabaseRefused } from '../src/lib/server/db/database';
import { ReviewedFileError } from '../src/lib/server/reference/json-file';
import { UsageError } from './cchc/arguments';
import { helpText, verbNamed } from './cchc/verbs';

const WRONG_USAGE = 2;
const FAILED = 1;

/** Answers the exit code; 0 done, 1 refused, 2 wrong usage, 3 needs confirmation. */
export async function main(words: readonly string[]): Promise<number> {
	try {
		const [name = '', ...rest] = words;
		if (name === '' || name === 'help' || name === '--help' || name === '-h') {
			console.log(helpText());
			return name === '' ? WRONG_USAGE : 0;
		}
		const verb = verbNamed(name);
		return await (
			await verb.load()
		)(rest);
	} catch (thrown) {
		if (thrown instanceof UsageError) {
			console.error(thrown.message);
			return WRONG_USAGE;
		}
		if (thrown instanceof DatabaseRefused || thrown instanceof ReviewedFileError) {
			console.error(thrown.message);
			return FAILED;
		}
		throw thrown;
	}
}

const isStarted = (script: string | undefined): boolean =>
	script !== undefined && realpathSync(script) === realpathSync(fileURLToPath(import.meta.url));

if (isStarted(process.argv[1])) {
	// A closed pipe (`cchc … | head`) is the reader's wish, not our fault.
	process.stdout.on('error', () => process.exit(0));
	process.exitCode = await main(process.argv.slice(2));
}
