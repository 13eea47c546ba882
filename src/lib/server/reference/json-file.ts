// A reviewed JSON file that does not fit stops the start and says where.
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** A fault of a reviewed file: names the file and the path inside it. */
export class ReviewedFileError extends Error {
	constructor(file: string, faults: readonly string[]) {
		super([`${file} cannot be used:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
		this.name = 'ReviewedFileError';
	}
}

export function readJsonFile<Schema extends z.ZodType>(
	file: string,
	schema: Schema
): z.infer<Schema> {
	const checked = schema.safeParse(parse(file));
	if (checked.success) return checked.data;
	throw new ReviewedFileError(
		file,
		checked.error.issues.map((issue) => `${jsonPath(issue.path)}: ${issue.message}`)
	);
}

function parse(file: string): unknown {
	const text = reviewedText(file);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ReviewedFileError(file, [`no JSON: ${reason(error)}`]);
	}
}

export function reviewedText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		throw new ReviewedFileError(file, [reason(error)]);
	}
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `['kpis', 3, 'formulas', 0]` → `kpis[3].formulas[0]` */
function jsonPath(path: readonly PropertyKey[]): string {
	const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
	return text.join('').replace(/^\./, '') || '(the whole file)';
}
