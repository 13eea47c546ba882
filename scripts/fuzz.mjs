// `npm run test:fuzz`: many seeded requests and files to the built server; 100 000 unless a number is given, then a seed.
import { runOnBuilt } from './setup/typescript.mjs';

/** @param {typeof import('./fuzz/index')} program @param {readonly string[]} words */
const run = async ({ fuzz }, words) => {
	process.exitCode = (await fuzz(words)) ? 0 : 1;
};
runOnBuilt('scripts/fuzz/index.ts', run);
