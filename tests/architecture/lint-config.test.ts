// Planted violations keep the lint configuration honest: each is reported exactly as often as it occurs.
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const DOMAIN = 'src/lib/domain/planted.ts';
const FORMAT = 'src/lib/format/planted.ts';
const COMPONENT = 'src/lib/components/page/Planted.svelte';
const SPARKLINE = 'src/lib/components/figures/SparklinePlanted.svelte';
const READING = 'src/lib/server/reading/table/planted.ts';
const LEDGER = 'src/lib/server/ledger/planted.ts';
const INTAKE = 'src/lib/server/intake/planted.ts';
const OFFICE = 'src/lib/server/office/units/planted.ts';
const REPORT = 'src/lib/server/reports/overview/planted.ts';
const ROUTE = 'src/routes/planted/+page.server.ts';
const NO_ROOM = 'src/lib/planted.ts';
const NEW_ROOM = 'src/lib/helpers/planted.ts';
const TEST = 'tests/planted.test.ts';

// The planted files do not exist on disk; the type checker is told of them by name.
const eslint = new ESLint({
	overrideConfig: {
		languageOptions: {
			parserOptions: {
				projectService: {
					allowDefaultProject: [
						DOMAIN,
						FORMAT,
						COMPONENT,
						SPARKLINE,
						READING,
						LEDGER,
						INTAKE,
						OFFICE,
						REPORT,
						ROUTE,
						NO_ROOM,
						NEW_ROOM,
						TEST
					],
					defaultProject: 'tsconfig.json',
					maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 20
				}
			}
		}
	}
});

const TYPE_CHECKED = /^@typescript-eslint\/no-unsafe/;

async function reportedRules(filePath: string, code: string): Promise<string[]> {
	const results = await eslint.lintText(code, { filePath });
	return results
		.flatMap((result) => result.messages)
		.map((message) => message.ruleId ?? message.message)
		.filter((rule) => !TYPE_CHECKED.test(rule));
}

const svelte = (script: string, markup: string): string =>
	`<script lang="ts">\n\t${script}\n</script>\n\n${markup}\n`;
const SHEET = "import type { Sheet } from '$lib/server/reading/table/sheet';";

const LAYERS = 'boundaries/dependencies';
const PLANTED_LAYERS: readonly [what: string, path: string, code: string][] = [
	['the domain using a table', DOMAIN, "export { unit } from '$lib/server/db/tables/schema';\n"],
	['the domain using a package', DOMAIN, "export { z } from 'zod';\n"],
	['the domain reading a file', DOMAIN, "export { readFileSync } from 'node:fs';\n"],
	[
		'a relative re-export of everything',
		DOMAIN,
		"export * from '../server/reading/table/sheet';\n"
	],
	[
		'an import when called',
		DOMAIN,
		"export const a = () => import('../server/reading/table/sheet');\n"
	],
	['a type-only import', FORMAT, `${SHEET}\nexport type A = Sheet;\n`],
	[
		'a type-only import in a component',
		COMPONENT,
		svelte(`${SHEET}\n\tlet { sheet }: { sheet: Sheet } = $props();`, '{sheet.fileName}')
	],
	['a read model using a sheet', REPORT, `${SHEET}\nexport type A = Sheet;\n`],
	['a page opening the database', ROUTE, "export { default as A } from 'better-sqlite3';\n"],
	['a page writing SQL', ROUTE, "export { sql } from 'drizzle-orm';\n"],
	['a page naming tables', ROUTE, "export { integer } from 'drizzle-orm/sqlite-core';\n"],
	['a read model parsing CSV', REPORT, "export { parse } from 'papaparse';\n"],
	['reading with SQL', READING, "export { sql } from 'drizzle-orm';\n"],
	['reading that asks the database', READING, "export { transaction } from '../../db/database';\n"],
	['reading that stores', READING, "export { storeReports } from '../../ledger/store';\n"],
	['the ledger knowing drafts', LEDGER, "export { receive } from '../intake/receive';\n"],
	['the ledger reading the catalogue', LEDGER, "export * from '../reference/catalogue';\n"],
	['the intake drawing a screen', INTAKE, "export * from '../reports/overview/overview';\n"],
	[
		'an office act that imports a file',
		OFFICE,
		"export { receive } from '../../intake/receive';\n"
	],
	['an office act that changes figures', OFFICE, "export * from '../../ledger/undo';\n"],
	['a read model that stores', REPORT, "export * from '../../ledger/store';\n"]
];

const PLANTED_HABITS: readonly [what: string, path: string, code: string, rules: string[]][] = [
	['a file outside every room', NO_ROOM, 'export const a = 1;\n', ['boundaries/no-unknown-files']],
	['a room nobody agreed on', NEW_ROOM, 'export const a = 1;\n', ['boundaries/no-unknown-files']],
	[
		'a clock in the domain',
		DOMAIN,
		'export const a = [new Date(), Date.now()];\n',
		['no-restricted-syntax', 'no-restricted-syntax']
	],
	['chance in the domain', DOMAIN, 'export const a = Math.random();\n', ['no-restricted-syntax']],
	[
		'a try in the domain',
		DOMAIN,
		'export function a(): number {\n\ttry {\n\t\treturn 1;\n\t} finally {\n\t\tb();\n\t}\n}\nfunction b(): void {}\n',
		['no-restricted-syntax']
	],
	[
		'the process in the domain',
		DOMAIN,
		'export const a = process.env;\n',
		['no-restricted-globals']
	],
	[
		'a switch that forgets a case',
		DOMAIN,
		"export function a(k: 'x' | 'y'): number {\n\tswitch (k) {\n\t\tcase 'x':\n\t\t\treturn 1;\n\t}\n\treturn 0;\n}\n",
		['@typescript-eslint/switch-exhaustiveness-check']
	],
	[
		'a promise nobody waits for',
		INTAKE,
		'export function a(): void {\n\tPromise.resolve(1);\n}\n',
		['@typescript-eslint/no-floating-promises']
	],
	[
		'four parameters',
		FORMAT,
		'export const a = (b: number, c: number, d: number, e: number) => b + c + d + e;\n',
		['@typescript-eslint/max-params']
	],
	['any', FORMAT, 'export type A = any;\n', ['@typescript-eslint/no-explicit-any']],
	['a note to oneself', FORMAT, '// TODO later\nexport const a = 1;\n', ['no-warning-comments']],
	[
		'markup from a string',
		COMPONENT,
		svelte('let { svg }: { svg: string } = $props();', '{@html svg}'),
		['svelte/no-at-html-tags']
	],
	[
		'a skipped test',
		TEST,
		"import { it } from 'vitest';\nit.skip('a', () => 1);\n",
		['no-restricted-syntax']
	],
	[
		'a test run alone',
		TEST,
		"import { it } from 'vitest';\nit.only('a', () => 1);\n",
		['no-restricted-syntax']
	]
];

const CLEAN: readonly [what: string, path: string, code: string][] = [
	['wording a period', FORMAT, "export { type Period } from '../domain/period';\n"],
	['a reader parsing CSV', READING, "export { parse } from 'papaparse';\n"],
	[
		'a page answering 404',
		ROUTE,
		"import { error } from '@sveltejs/kit';\nexport const load = () => error(404);\n"
	],
	[
		'a small chart showing its SVG',
		SPARKLINE,
		svelte('let { svg }: { svg: string } = $props();', '{@html svg}')
	]
];

describe('the rooms', () => {
	it.each(PLANTED_LAYERS)('refuse %s', async (_what, path, code) => {
		expect(await reportedRules(path, code)).toEqual([LAYERS]);
	});
});

describe('the habits', () => {
	it.each(PLANTED_HABITS)('refuse %s', async (_what, path, code, rules) => {
		expect(await reportedRules(path, code)).toEqual(rules);
	});

	it.each(CLEAN)('allow %s', async (_what, path, code) => {
		expect(await reportedRules(path, code)).toEqual([]);
	});

	it('cannot be switched off by a comment', async () => {
		const code = '/* eslint-disable */\nexport const a = Math.random();\n';
		expect(await reportedRules(DOMAIN, code)).toContain('no-restricted-syntax');
	});
});
