// `npm start`: installs what is missing, builds when stale, migrates, brings the demonstration once, serves.
import { runOnAcceptedNode } from './setup/node-version.mjs';

runOnAcceptedNode(async () => {
	const { start } = await import('./setup/start.mjs');
	await start();
});
