// What changes yearly or from place to place is data; code that names it would be wrong next year or next door.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const YEAR = /(?<![\p{L}\d#])20[1-4]\d(?![\p{L}\d])/gu;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((file) => join('src', file))
	.filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts'));

/** Comments may cite a law or an example; the code may not. Length and lines stay as they were. */
function withoutComments(file: string): string {
	const text = readFileSync(file, 'utf8');
	const isComponent = file.endsWith('.svelte');
	const markupOff = isComponent ? text.replace(/<!--.*?-->/gs, blank) : text;
	if (!isComponent) return withoutScriptComments(markupOff);
	return markupOff.replace(/(<script[^>]*>)(.*?)(<\/script>)/gs, (_all, open, script, close) =>
		[open, withoutScriptComments(String(script)), close].join('')
	);
}

function withoutScriptComments(text: string): string {
	const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
	const comments = new Map<number, number>();
	const collect = (node: ts.Node): void => {
		for (const range of [
			...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
			...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? [])
		]) {
			comments.set(range.pos, range.end);
		}
		ts.forEachChild(node, collect);
	};
	collect(source);
	return [...comments].reduce(
		(rest, [from, to]) => rest.slice(0, from) + blank(rest.slice(from, to)) + rest.slice(to),
		text
	);
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function occurrences(pattern: RegExp): string[] {
	return files.flatMap((file) => {
		const code = withoutComments(file);
		return [...code.matchAll(pattern)].map((match) => {
			const line = code.slice(0, match.index).split('\n').length;
			return `${file}:${line} ${match[0]}`;
		});
	});
}

/** Names of the units this copy knows, as one pattern; a name of one syllable is an ordinary word too. */
function unitNames(): string[] {
	if (!existsSync('data/units.csv')) return [];
	const { data } = Papa.parse<Record<string, string>>(readFileSync('data/units.csv', 'utf8'), {
		header: true,
		skipEmptyLines: true
	});
	const names = data.flatMap((row) => [row['name'], row['parent_name']]);
	return [...new Set(names)].filter((name) => name !== undefined && /\s/.test(name)) as string[];
}

describe('the code', () => {
	it('is found', () => {
		expect(files.length).toBeGreaterThan(0);
	});

	it('names no year', () => {
		expect(occurrences(YEAR)).toEqual([]);
	});

	it('names no unit', () => {
		const names = unitNames();
		const pattern = new RegExp(`(?<!\\p{L})(${names.join('|')})(?!\\p{L})`, 'gu');
		expect(names.length === 0 ? [] : occurrences(pattern)).toEqual([]);
	});
});
