// `npm run test:crash`: programs killed at random moments while they import, and a disk that is full.
import { runOnBuilt } from './setup/typescript.mjs';

/** @param {typeof import('./crash/index')} program @param {readonly string[]} words */
const run = async ({ crash }, words) => {
	process.exitCode = await crash(words);
};
runOnBuilt('scripts/crash/index.ts', run);
