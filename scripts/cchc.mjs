// `npm run -s cchc -- …`: the command line on a fresh copy too; only the answer goes to stdout.
import { join } from 'node:path';
import { runOnAcceptedNode } from './setup/node-version.mjs';
import { loadTypeScript } from './setup/typescript.mjs';

runOnAcceptedNode(async () => {
	const { ROOT } = await import('./setup/folders.mjs');
	const { ensureInstalled } = await import('./setup/install.mjs');
	await ensureInstalled(ROOT, { output: 'hide' });
	process.argv[1] = join(ROOT, 'scripts', 'cchc.ts');
	await loadTypeScript('scripts/cchc.ts');
});
