// The log of the server and of its work process: JSON, one line each, without anything that names a person or opens a door.
import pino from 'pino';

export type Log = pino.Logger;

/** Whatever a line carries under these names is not written, wherever it stands. */
const SECRET =
	/pass(word|wd)?|mat_?khau|token|secret|cookie|authorization|api_?key|set-?up|thiet_?lap|hash|code/i;
/** `code` of an error tells what went wrong. */
const TELLING = new Set(['code', 'statusCode', 'errcode']);
const HIDDEN = '[hidden]';
const DEEPEST = 4;

interface Options {
	readonly level: string;
	/** "server" or "import". */
	readonly part: string;
	/** Where lines go; the output of the process unless a test reads them. */
	readonly output?: pino.DestinationStream;
}

export const createLog = ({ level, part, output = process.stdout }: Options): Log =>
	pino(
		{
			level,
			base: { part },
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: {
				level: (label) => ({ level: label }),
				log: (line) => withoutSecrets(line, 0) as Record<string, unknown>
			}
		},
		output
	);

function withoutSecrets(value: unknown, depth: number): unknown {
	if (value instanceof Error) return faultLine(value, depth);
	if (typeof value === 'string') return withoutTokens(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= DEEPEST) return HIDDEN;
	if (Array.isArray(value)) return value.map((item: unknown) => withoutSecrets(item, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, item]) => [
			name,
			SECRET.test(name) && !TELLING.has(name) ? HIDDEN : withoutSecrets(item, depth + 1)
		])
	);
}

/** What it is, what it says, where it happened; none of what else hangs on it, such as rows or requests. */
function faultLine(error: Error, depth: number): Record<string, unknown> {
	const { code } = error as { readonly code?: unknown };
	const cause = depth < DEEPEST ? error.cause : undefined;
	return {
		type: error.name,
		message: withoutTokens(error.message),
		...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
		stack: withoutTokens(error.stack ?? ''),
		...(cause === undefined ? {} : { cause: withoutSecrets(cause, depth + 1) })
	};
}

/** Keys of sessions and programs, set-up addresses, passwords in addresses, and the values of a failed query. */
function withoutTokens(text: string): string {
	return text
		.replace(/cchc_[\w-]{8,}/g, HIDDEN)
		.replace(/\b(Bearer|Basic)\s+\S+/gi, `$1 ${HIDDEN}`)
		.replace(/\/thiet-lap\/[\w-]+/g, `/thiet-lap/${HIDDEN}`)
		.replace(/\b(phien=)[^;\s]+/g, `$1${HIDDEN}`)
		.replace(/^params:.*$/gm, `params: ${HIDDEN}`)
		.replace(/\$argon2\w*\$\S+/g, HIDDEN)
		.replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, HIDDEN);
}
