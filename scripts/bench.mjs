// `npm run bench`: what the budgets say, measured as ratios within one run.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runOnAcceptedNode } from './setup/node-version.mjs';

runOnAcceptedNode(async () => {
	const { ROOT } = await import('./setup/folders.mjs');
	const { ensureInstalled } = await import('./setup/install.mjs');
	const { ensureBuilt } = await import('./setup/build.mjs');
	process.chdir(ROOT);
	await ensureInstalled(ROOT);
	await ensureBuilt(ROOT);
	const { register } = await import('tsx/esm/api');
	register({ tsconfig: join(ROOT, 'scripts', 'tsx.json') });
	const { bench } = await import(pathToFileURL(join(ROOT, 'scripts/bench/index.ts')).href);
	await bench(process.argv.slice(2));
});
