// An exported name means one thing: whoever reads it in one room knows it in every other. Re-exports are no second
// declaration. What SvelteKit asks a route for is its own.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const OF_ROUTES = new Set(
	'load actions GET POST PUT PATCH DELETE HEAD OPTIONS prerender ssr csr config entries trailingSlash'.split(
		' '
	)
);

function exportedIn(path: string): string[] {
	const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
	const names = source.statements.flatMap((statement): ts.Node[] => {
		const isExported =
			ts.canHaveModifiers(statement) &&
			(ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) return [];
		if (ts.isVariableStatement(statement))
			return statement.declarationList.declarations.map(({ name }) => name);
		const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
		return name === undefined ? [] : [name];
	});
	return names.filter(ts.isIdentifier).map(({ text }) => text);
}

/** Names that are declared in two files or more, with the files. */
function sharedNames(folders: readonly string[]): string[] {
	const files = folders
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
		)
		.filter((path) => path.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(path));
	const declared = new Map<string, Set<string>>();
	for (const path of files) {
		const isRoute = basename(path).startsWith('+');
		for (const name of exportedIn(path)) {
			if (isRoute && OF_ROUTES.has(name)) continue;
			declared.set(name, (declared.get(name) ?? new Set()).add(path.replaceAll('\\', '/')));
		}
	}
	return [...declared]
		.filter(([, paths]) => paths.size > 1)
		.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
}

describe('an exported name', () => {
	const planted = mkdtempSync(join(tmpdir(), 'names-'));
	afterAll(() => rmSync(planted, { recursive: true }));

	it('is declared in one file', () => {
		expect(sharedNames(['src', 'scripts'])).toEqual([]);
	});

	it('that two files declare is seen, as a type or a value; one that is handed on is not', () => {
		const write = (name: string, text: string): void => writeFileSync(join(planted, name), text);
		write('a.ts', 'export interface Draft { readonly id: string }\nexport const load = 1;\n');
		write('b.ts', "export type { Draft } from './a';\nexport function once(): void {}\n");
		write('+page.server.ts', 'export const load = 2;\n');
		expect(sharedNames([planted])).toEqual([]);
		write('c.ts', 'export class Draft {}\n');
		expect(sharedNames([planted])).toEqual([
			`Draft: ${join(planted, 'a.ts')}, ${join(planted, 'c.ts')}`
		]);
	});
});
