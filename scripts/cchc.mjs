// `npm run -s cchc -- …`: the command line on a fresh copy too; only the answer goes to stdout.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runOnAcceptedNode } from './setup/node-version.mjs';

runOnAcceptedNode(async () => {
	const { ROOT } = await import('./setup/folders.mjs');
	const { ensureInstalled } = await import('./setup/install.mjs');
	await ensureInstalled(ROOT, { output: 'hide' });
	const { register } = await import('tsx/esm/api');
	register({ tsconfig: join(ROOT, 'scripts', 'tsx.json') });
	const script = join(ROOT, 'scripts', 'cchc.ts');
	process.argv[1] = script;
	await import(pathToFileURL(script).href);
});
