// `npm run test:fuzz`: many seeded requests and files to the built server; 100 000 unless a number is given, then a seed.
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
	const { fuzz } = await import(pathToFileURL(join(ROOT, 'scripts/fuzz/index.ts')).href);
	process.exitCode = (await fuzz(process.argv.slice(2))) ? 0 : 1;
});
