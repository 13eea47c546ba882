// `npm run bench`: what the budgets say, measured as ratios within one run.
import { runOnBuilt } from './setup/typescript.mjs';

/** @param {typeof import('./bench/index')} program @param {readonly string[]} words */
const run = async ({ bench }, words) => {
	await bench(words);
};
runOnBuilt('scripts/bench/index.ts', run);
