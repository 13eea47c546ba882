// `npm test`: the same set-up as `npm start` plus a browser, then everything CI runs.
import { runOnAcceptedNode } from './setup/node-version.mjs';

runOnAcceptedNode(async () => {
	const { test } = await import('./setup/test.mjs');
	process.exitCode = (await test()) ? 0 : 1;
});
