// `npm run test:crash`: programs killed at random moments while they import, and a disk that is full.
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
	const { crash } = await import(pathToFileURL(join(ROOT, 'scripts/crash/index.ts')).href);
	process.exitCode = await crash(process.argv.slice(2));
});
