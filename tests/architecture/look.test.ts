// The look's grammar: type, distances, corners and breakpoints are the few steps that app.css names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const TOKENS = 'src/app.css';
const BREAKPOINTS = ['(max-width: 640px)', '(max-width: 860px)', '(max-width: 1240px)'];
/** A chart is drawn narrow where its own place is narrow, whatever the screen. */
const CHART_PLACE = '(max-width: 420px)';

const TYPE = /^(var\(--t[1-6]\)|inherit)$/;
const FONT = /^(inherit|(\d+ )?var\(--t[1-6]\)( \/ [\d.]+)? var\(--(font|mono)\))$/;
const CORNER = /^(0|var\(--r[12]\))$/;
const SPACE = /^(-?0|auto|inherit|[\d.]+%|var\(--(s[1-7]|hair|gap|edge)\)|!important)$/;

/** Which values a property may have; null: any. */
function allowed(property: string): RegExp | null {
	if (property === 'font-size') return TYPE;
	if (property === 'font') return FONT;
	if (/^border-(\w+-)*radius$/.test(property)) return CORNER;
	if (/^(scroll-)?(margin|padding)\b|^(row-|column-)?gap$|^border-spacing$/.test(property))
		return SPACE;
	return null;
}

function isAllowed(property: string, value: string): boolean {
	const wanted = allowed(property);
	if (wanted === null) return true;
	if (wanted !== SPACE) return wanted.test(value);
	const parts = value.replaceAll(/calc\(-1 \* (var\(--\w+\))\)/g, '$1').split(/\s+/);
	return parts.every((part) => wanted.test(part));
}

type Node = AST.CSS.Node | AST.CSS.Block;

function* nodesOf(nodes: readonly Node[]): Generator<Node> {
	for (const node of nodes) {
		yield node;
		if (node.type === 'Block') yield* nodesOf(node.children);
		if ((node.type === 'Rule' || node.type === 'Atrule') && node.block)
			yield* nodesOf([node.block]);
	}
}

/** Sheets of paper have measures of their own. */
const isPaper = (node: Node): boolean => node.type === 'Atrule' && node.name === 'page';

function faultOf(node: Node): string | null {
	if (node.type === 'Declaration') {
		const value = node.value.replaceAll(/\s+/g, ' ').trim();
		return isAllowed(node.property, value) ? null : `${node.property}: ${value}`;
	}
	if (node.type !== 'Atrule') return null;
	if (node.name === 'container') return node.prelude === CHART_PLACE ? null : node.prelude;
	const isWidth = node.name === 'media' && node.prelude.includes('width');
	return isWidth && !BREAKPOINTS.includes(node.prelude) ? `@media ${node.prelude}` : null;
}

function faultsOfStyle(style: string): string[] {
	const { css } = parse(`<style>${style}</style>`, { modern: true });
	const sheet = (css?.children ?? []).filter((node) => !isPaper(node));
	return [...nodesOf(sheet)].map(faultOf).filter((fault) => fault !== null);
}

/** Of one file, its <style> and what it writes on an element. */
function faultsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	if (file.endsWith('.css')) return faultsOfStyle(text);
	const style = /<style>(.*)<\/style>/s.exec(text)?.[1] ?? '';
	const written = [...text.matchAll(/\sstyle="([^"{]*)/g)].map(([, rule = '']) => `i{${rule}}`);
	return [style, ...written].flatMap((part) => faultsOfStyle(part.replace(/:\}$/, ':0}')));
}

const styled = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((name) => join('src', name))
	.filter((name) => /\.(css|svelte)$/.test(name));

describe('the look', () => {
	it('is found', () => {
		expect(styled).toContain(TOKENS);
		expect(styled.length).toBeGreaterThan(100);
	});

	it.each(styled)('%s keeps to the steps of type, distance, corner and width', (file) => {
		expect(faultsOf(file)).toEqual([]);
	});

	it('has six steps of type, seven of distance and two corners, named in one place', () => {
		const named = styled.flatMap((file) => [
			...readFileSync(file, 'utf8').matchAll(/^\s+--([tsr]\d+|hair|gap|edge): /gm)
		]);
		const names = [...new Set(named.map(([, name = '']) => name))];
		const steps = (letter: string) => names.filter((name) => name.startsWith(letter)).length;
		expect([steps('t'), steps('s'), steps('r')]).toEqual([6, 7, 2]);
		const elsewhere = styled.filter(
			(file) => file !== TOKENS && /^\s+--[\w-]+: /m.test(readFileSync(file, 'utf8'))
		);
		expect(elsewhere).toEqual([]);
	});
});

/** Of each frame, what stands in its component alone. */
const FRAMES: Readonly<Record<string, RegExp>> = {
	'page/FilterBar': /class=[^>]*\bfilters\b/,
	'page/Pager': /rel="next"/,
	'page/TableWrap': /class="table-wrap"/,
	'page/Door': /class="door"/
};

describe('frames', () => {
	it.each(Object.entries(FRAMES))('%s is written once', (component, mark) => {
		const places = styled.filter((file) => mark.test(readFileSync(file, 'utf8')));
		expect(places).toEqual([`src/lib/components/${component}.svelte`]);
	});
});

describe('values that are no step', () => {
	const planted = [
		'a{font-size:13px}',
		'a{font-size:0.9em}',
		'a{font:12px monospace}',
		'a{margin:5px}',
		'a{margin:-1px}',
		'a{padding:var(--s1) 3px}',
		'a{padding-left:1rem}',
		'a{gap:2px var(--s2)}',
		'a{border-radius:3px}',
		'a{border-top-left-radius:50%}',
		'@media (max-width: 700px){a{gap:0}}',
		'@media (min-width: 640px){a{gap:0}}',
		'@media print{a{margin-top:2mm}}',
		'@container (max-width: 500px){a{gap:0}}'
	];

	it.each(planted)('%s is refused', (style) => {
		expect(faultsOfStyle(style)).toHaveLength(1);
	});

	it('are told from those that are', () => {
		const kept =
			'a{font:var(--t2)/1.4 var(--mono);margin:calc(-1 * var(--s2)) auto 0;padding:var(--s1) 10%;' +
			'border-radius:var(--r1)}@media (max-width: 640px){a{gap:var(--gap)}}@page{margin:14mm}';
		expect(faultsOfStyle(kept.replace('/1.4', ' / 1.4'))).toEqual([]);
	});
});
