// JSON text → its tree with places: a repeated key or NaN is refused where it stands, nothing is overwritten silently.
import {
	createScanner,
	parseTree,
	printParseErrorCode,
	type Node,
	type ParseError
} from 'jsonc-parser';
import { failed, passed, type Checked, type Issue } from '../../../../domain/checks/issue';
import type { Place } from '../../../../domain/figures/observation';
import { mendSheets } from '../encodings';
import { MAX_JSON_DEPTH } from '../limits';
import { lineAt, lineFinder } from './text';

export interface JsonDocument {
	readonly fileName: string;
	readonly text: string;
	readonly root: Node;
	/** Line of a character, from 1. */
	readonly lineAt: (offset: number) => number;
}

type Lines = Pick<JsonDocument, 'text' | 'lineAt'>;

export function readJson(written: string, fileName: string): Checked<JsonDocument> {
	const { text, issues } = withMendedStrings(written, fileName);
	if (issues.some(({ severity }) => severity === 'error')) return failed(issues);
	const lines = { text, lineAt: lineFinder(text) };
	if (isTooDeep(text)) return failed([badJson(lines, { offset: 0, found: '' }, 'TooDeep')]);
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
	const [first] = errors;
	if (first !== undefined || root === undefined) {
		const detail = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error);
		const found = first === undefined ? '' : text.slice(first.offset, first.offset + first.length);
		return failed([badJson(lines, { offset: first?.offset ?? 0, found }, detail)]);
	}
	const repeated = repeatedKeys(lines, root);
	return repeated.length === 0 ? passed({ fileName, root, ...lines }, issues) : failed(repeated);
}

/** Strings as their writer meant them: an old encoding turned into Unicode, escaped letters composed. */
function withMendedStrings(
	text: string,
	fileName: string
): { readonly text: string; readonly issues: readonly Issue[] } {
	const literals = [...new Set([...text.matchAll(STRING)].map(([literal]) => literal))];
	const contents = literals.map(contentOf);
	const rows = contents.map((content, index) => ({ number: index + 1, cells: [content] }));
	const { sheets, issues } = mendSheets([{ fileName, rows }]);
	const mended = new Map<string, string>();
	literals.forEach((literal, index) => {
		const content = contents[index] ?? '';
		const now = (sheets[0]?.rows[index]?.cells[0] ?? content).normalize('NFC');
		if (now !== content) mended.set(literal, JSON.stringify(now));
	});
	const placed = issues.map((issue) => {
		const { row, quote } = issue.place;
		if (row === undefined) return issue;
		const line = lineAt(text, text.indexOf(literals[row - 1] ?? ''));
		return { ...issue, place: { line, ...(quote === undefined ? {} : { quote }) } };
	});
	if (mended.size === 0) return { text, issues: placed };
	const whole = text.replace(STRING, (literal) => mended.get(literal) ?? literal);
	return { text: whole, issues: placed };
}

const STRING = /(?<!\\)"(?:[^"\\\n\r]|\\[^\n\r])*"/g;

/** Letters of a string with its escapes resolved; a string that cannot be read is told by the parser. */
function contentOf(literal: string): string {
	if (!literal.includes('\\')) return literal.slice(1, -1);
	const value: unknown = parseTree(literal)?.value;
	return typeof value === 'string' ? value : '';
}

/** Line of a node and the text that stands there. */
export function placeOf(document: Lines, node: Node): Place {
	const quote = document.text.slice(node.offset, node.offset + Math.min(node.length, 120));
	return { line: document.lineAt(node.offset), quote };
}

/** Quotes the symbol itself where it can be seen, else its line. */
function badJson(
	lines: Lines,
	at: { readonly offset: number; readonly found: string },
	detail: string
): Issue {
	const line = lines.lineAt(at.offset);
	const whole = (lines.text.split('\n')[line - 1] ?? '').trim();
	const quote = (at.found.trim() === '' ? whole : at.found).slice(0, 120);
	return { code: 'bad_json', severity: 'error', place: { line, quote }, detail };
}

function repeatedKeys({ lineAt }: Lines, root: Node): Issue[] {
	const issues: Issue[] = [];
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		const seen = new Set<string>();
		for (const child of node.children ?? []) {
			waiting.push(child);
			const name = child.type === 'property' ? child.children?.[0] : undefined;
			if (name === undefined) continue;
			const key = String(name.value);
			const place = { line: lineAt(name.offset), quote: key };
			if (seen.has(key)) issues.push({ code: 'duplicate_json_key', severity: 'error', place, key });
			seen.add(key);
		}
	}
	return issues.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
}

/** The parser recurses; a file of brackets must not reach the end of the stack. */
function isTooDeep(text: string): boolean {
	const scanner = createScanner(text, true);
	const OPEN = [1, 3];
	const CLOSE = [2, 4];
	const END = 17;
	let depth = 0;
	for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
		if (OPEN.includes(token)) depth += 1;
		else if (CLOSE.includes(token)) depth -= 1;
		if (depth > MAX_JSON_DEPTH) return true;
	}
	return false;
}
