import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';

/** Each cycle as the files it runs through, circles of types alone as well: a part does not know its whole. */
async function importCycles(folder: string): Promise<string[]> {
	const result = await cruise(
		['src'],
		{
			baseDir: folder,
			validate: true,
			ruleSet: {
				forbidden: [
					{
						name: 'no-cycle',
						severity: 'error',
						from: {},
						to: { circular: true }
					}
				]
			},
			tsPreCompilationDeps: true,
			doNotFollow: { path: 'node_modules' },
			exclude: { path: '\\.test\\.ts$|node_modules' }
		},
		// Without the alias every "$lib" import is missed.
		{ alias: { $lib: join(folder, 'src/lib') } }
	);
	const { summary } = result.output as ICruiseResult;
	return summary.violations.map(
		({ from, cycle = [] }) => `${from} → ${cycle.map(({ name }) => name).join(' → ')}`
	);
}

describe('imports', () => {
	const planted = mkdtempSync(join(tmpdir(), 'cycles-'));
	afterAll(() => rmSync(planted, { recursive: true }));

	it('run in no circle', async () => {
		expect(await importCycles(resolve('.'))).toEqual([]);
	});

	it.each([
		['through $lib', "export { b } from './b';\n", "export { a as b } from '$lib/a';\n"],
		[
			'of types',
			"import type { B } from './b';\nexport type A = B;\n",
			"import type { A } from './a';\nexport type B = A;\n"
		]
	])('that run in a circle %s are seen', async (_what, a, b) => {
		mkdirSync(join(planted, 'src/lib'), { recursive: true });
		writeFileSync(join(planted, 'src/lib/a.ts'), a);
		writeFileSync(join(planted, 'src/lib/b.ts'), b);
		expect(await importCycles(planted)).not.toEqual([]);
	});
});
