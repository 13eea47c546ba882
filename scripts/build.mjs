// `npm run build`: the build that `npm start` and `npm test` use, made now if it is stale.
import { runOnAcceptedNode } from './setup/node-version.mjs';

runOnAcceptedNode(async () => {
	const { ROOT } = await import('./setup/folders.mjs');
	const { ensureInstalled } = await import('./setup/install.mjs');
	const { ensureBuilt } = await import('./setup/build.mjs');
	await ensureInstalled(ROOT);
	await ensureBuilt(ROOT, { output: 'stdout' });
});
