// What changes yearly or from place to place is data; code that names it would be wrong next year or next door.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Text or number written in the code; comments may cite a law and are not looked at. */
interface Written {
	readonly file: string;
	readonly line: number;
	readonly text: string;
}

const YEAR = /(?<![\p{L}\d#])20[1-3]\d(?![\p{L}\d])/u;
// A sentence may show how a period is written ("Quý III/2023"); a bare '2023' or '2023-q3' is a decision.
const SENTENCE = /\p{L}\s+\p{L}/u;

function writtenInScript(file: string, code: string): Written[] {
	const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
	const found: Written[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isStringLiteralLike(node) ||
			ts.isNumericLiteral(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node)
		) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			found.push({ file, line: line + 1, text: node.text });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function writtenInComponent(file: string, code: string): Written[] {
	const found: Written[] = [];
	const visit = (node: unknown): void => {
		if (typeof node !== 'object' || node === null) return;
		if ('type' in node && 'start' in node) {
			const text = textOf(node);
			const line = code.slice(0, Number(node.start)).split('\n').length;
			if (text !== undefined) found.push({ file, line, text });
		}
		for (const child of Object.values(node)) visit(child);
	};
	const { fragment, instance, module } = parse(code, { modern: true });
	[fragment, instance, module].forEach(visit);
	return found;
}

/** What a node of a component's tree writes; the text between tags is a sentence by its nature. */
function textOf(node: Readonly<Record<string, unknown>>): string | undefined {
	if (node['type'] === 'Text') return `văn bản: ${String(node['data'])}`;
	if (node['type'] === 'Literal') return String(node['value']);
	if (node['type'] === 'TemplateElement') return (node['value'] as { raw: string }).raw;
	return undefined;
}

function writtenIn(file: string): Written[] {
	const code = readFileSync(file, 'utf8');
	return file.endsWith('.svelte') ? writtenInComponent(file, code) : writtenInScript(file, code);
}

const isDecisionOnAYear = ({ text }: Written): boolean => YEAR.test(text) && !SENTENCE.test(text);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((file) => join('src', file))
	.filter((file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|__golden__/.test(file));
const written = files.flatMap(writtenIn);
const places = ({ file, line, text }: Written): string => `${file}:${line} ${text.trim()}`;

/** Names of two syllables and more of the units this copy knows; one syllable is an ordinary word too. */
function unitNames(): string[] {
	const { data } = Papa.parse<Record<string, string>>(readFileSync('data/units.csv', 'utf8'), {
		header: true,
		skipEmptyLines: true
	});
	const names = new Set(data.flatMap((row) => [row['name'] ?? '', row['parent_name'] ?? '']));
	return [...names].filter((name) => /\s/.test(name));
}

describe('the code', () => {
	it('decides nothing by a year', () => {
		expect(written.filter(isDecisionOnAYear).map(places)).toEqual([]);
	});

	it('names no unit', () => {
		const names = new RegExp(`(?<!\\p{L})(${unitNames().join('|')})(?!\\p{L})`, 'u');
		expect(written.filter(({ text }) => names.test(text)).map(places)).toEqual([]);
	});
});

describe('a decision by a year', () => {
	it.each([
		['a.ts', 'export const a = (y: number) => y >= 2025;'],
		['a.ts', "export const a = '2023-q3';"],
		['a.ts', 'export const a = (q: number) => `2023-q${q}`;'],
		[
			'a.svelte',
			'<script lang="ts">\n\tlet { y }: { y: number } = $props();\n</script>\n{#if y === 2023}a{/if}'
		]
	])('is seen in %s: %s', (file, code) => {
		const found = file.endsWith('.svelte')
			? writtenInComponent(file, code)
			: writtenInScript(file, code);
		expect(found.filter(isDecisionOnAYear)).toHaveLength(1);
	});

	it('is no sentence, comment or number that is no year', () => {
		const code = "// 2023\nexport const a = ['Quý III/2023 hoặc 6 tháng', 2048, 20_230];\n";
		expect(writtenInScript('a.ts', code).filter(isDecisionOnAYear).map(places)).toEqual([]);
	});
});
