// Words after the verb: files, `--name value` and `--flag`.

/** The command cannot be carried out as written; the message says what to write instead. Exit code 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

export interface Given {
	readonly words: readonly string[];
	flag(name: string): boolean;
	value(name: string): string | undefined;
	needed(name: string): string;
}
export interface Expected {
	readonly usage: string;
	readonly values?: readonly string[];
	readonly flags?: readonly string[];
}

export function readArguments(given: readonly string[], expected: Expected): Given {
	const words: string[] = [];
	const values = new Map<string, string>();
	const fail = (sentence: string): never => {
		throw new UsageError(`${sentence}\nCách dùng: cchc ${expected.usage}`);
	};
	const waiting = [...given];
	for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
		if (word === '--') words.push(...waiting.splice(0));
		else if (!word.startsWith('--')) words.push(word);
		else {
			const [name, written] = splitOption(word);
			if (values.has(name)) fail(`Tùy chọn --${name} lặp lại.`);
			values.set(name, optionValue({ name, written, waiting }, expected, fail));
		}
	}
	return {
		words,
		flag: (name) => values.has(name),
		value: (name) => values.get(name),
		needed: (name) => values.get(name) ?? fail(`Thiếu --${name}.`)
	};
}

/** '' for a flag; what follows `=` or the next word for the others. */
function optionValue(
	option: {
		readonly name: string;
		readonly written: string | undefined;
		readonly waiting: string[];
	},
	{ flags = [], values = [] }: Expected,
	fail: (sentence: string) => never
): string {
	const { name, written, waiting } = option;
	if (flags.includes(name) && written === undefined) return '';
	if (!values.includes(name)) return fail(`Không có tùy chọn --${name}.`);
	return written ?? waiting.shift() ?? fail(`Thiếu giá trị sau --${name}.`);
}

function splitOption(word: string): [name: string, value: string | undefined] {
	const at = word.indexOf('=');
	return at < 0 ? [word.slice(2), undefined] : [word.slice(2, at), word.slice(at + 1)];
}
