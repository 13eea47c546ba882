// Programs written in TypeScript, on a fresh copy too.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runOnAcceptedNode } from './node-version.mjs';

/**
 * Only after the packages are installed: one of them reads TypeScript.
 * @param {string} script from the folder of package.json
 */
export async function loadTypeScript(script) {
	const { ROOT } = await import('./folders.mjs');
	const { register } = await import('tsx/esm/api');
	register({ tsconfig: join(ROOT, 'scripts', 'tsx.json') });
	return import(pathToFileURL(join(ROOT, script)).href);
}

/**
 * A program that measures or tries the application as it is built.
 * @template Program
 * @param {string} script from the folder of package.json
 * @param {(program: Program, words: readonly string[]) => Promise<void>} run
 */
export function runOnBuilt(script, run) {
	runOnAcceptedNode(async () => {
		const { ROOT } = await import('./folders.mjs');
		const { ensureInstalled } = await import('./install.mjs');
		const { ensureBuilt } = await import('./build.mjs');
		process.chdir(ROOT);
		await ensureInstalled(ROOT);
		await ensureBuilt(ROOT);
		await run(await loadTypeScript(script), process.argv.slice(2));
	});
}
