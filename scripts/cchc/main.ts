// The command line: parses its arguments, calls what the pages call, prints the answer.
import { DatabaseRefused } from '../../src/lib/server/db/database';
import { storageFault } from '../../src/lib/server/db/file/faults';
import { ReviewedFileError } from '../../src/lib/server/reference/json-file';
import { UsageError } from './arguments';
import { printLines } from './output';
import { helpText, verbNamed } from './verbs';

const FAILED = 1;
const WRONG_USAGE = 2;

/** Answers the exit code: 0 done, 1 refused, 2 wrong usage, 3 needs confirmation. */
export async function main(words: readonly string[]): Promise<number> {
	try {
		const [name = '', ...rest] = words;
		if (['help', '--help', '-h'].includes(name)) {
			printLines([helpText()]);
			return 0;
		}
		if (name === '') throw new UsageError(helpText());
		const verb = await verbNamed(name).load();
		return await verb(rest);
	} catch (thrown) {
		if (thrown instanceof UsageError) {
			console.error(thrown.message);
			return WRONG_USAGE;
		}
		if (thrown instanceof DatabaseRefused || thrown instanceof ReviewedFileError) {
			console.error(thrown.message);
			return FAILED;
		}
		const fault = storageFault(thrown);
		if (fault === undefined) throw thrown;
		console.error(fault.message);
		return FAILED;
	}
}
