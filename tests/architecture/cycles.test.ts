import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';

/** Each cycle as the files it runs through; a circle that holds of types alone is gone when the code runs. */
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
						to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
					}
				]
			},
			tsPreCompilationDeps: 'specify',
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

	it('that run in a circle through $lib are seen', async () => {
		mkdirSync(join(planted, 'src/lib'), { recursive: true });
		writeFileSync(join(planted, 'src/lib/a.ts'), "export { b } from './b';\n");
		writeFileSync(join(planted, 'src/lib/b.ts'), "export { a as b } from '$lib/a';\n");
		expect(await importCycles(planted)).not.toEqual([]);
	});
});
