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
	const flags = new Set<string>();
	const fail = (sentence: string): never => {
		throw new UsageError(`${sentence}\nCách dùng: cchc ${expected.usage}`);
	};
	const waiting = [...given];
	for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
		if (word === '--') words.push(...waiting.splice(0));
		else if (!word.startsWith('--')) words.push(word);
		else {
			const [name = '', written] = splitOption(word);
			if (flags.has(name) || values.has(name)) fail(`Tùy chọn --${name} lặp lại.`);
			if (expected.flags?.includes(name) === true && written === undefined) flags.add(name);
			else if (expected.values?.includes(name) === true) {
				values.set(name, written ?? waiting.shift() ?? fail(`Thiếu giá trị sau --${name}.`));
			} else fail(`Không có tùy chọn --${name}.`);
		}
	}
	return {
		words,
		flag: (name) => flags.has(name),
		value: (name) => values.get(name),
		needed: (name) => values.get(name) ?? fail(`Thiếu --${name}.`)
	};
}

function splitOption(word: string): [name: string, value: string | undefined] {
	const at = word.indexOf('=');
	return at < 0 ? [word.slice(2), undefined] : [word.slice(2, at), word.slice(at + 1)];
}
