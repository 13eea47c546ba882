// `npm run test:crash [-- KILLS [SEED [KIND…]]]`: the kill test in full, and a disk that is really full where one may be mounted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullDiskFaults } from './full-disk';
import { killAgainAndAgain } from './kill';
import { madeWork } from './made';

const KILLS = 200;
const SEED = 766;
const KINDS = ['command', 'process', 'server'] as const;

/** Answers the exit code. */
export async function crash(words: readonly string[]): Promise<number> {
	const [kills = KILLS, seed = SEED] = words.slice(0, 2).map(Number);
	const kinds = KINDS.filter((kind) => words.length < 3 || words.includes(kind));
	const folder = mkdtempSync(join(tmpdir(), 'crash-'));
	try {
		const work = madeWork(folder, { communes: 60, files: 24 });
		console.log(
			`${kills} kills, seed ${seed}, ${work.files.length} files of ${work.figures} figures`
		);
		const result = await killAgainAndAgain(work, {
			...{ kinds, kills, seed },
			tell: (line) => console.log(line)
		});
		const { midway, finished, confirmed } = result;
		console.log(
			`${result.kills} kills (${midway} with some files stored and not all), ${finished} runs let be, ${confirmed} confirmations`
		);
		const faults = [...result.faults, ...(await fullDiskFaults((line) => console.log(line)))];
		for (const fault of faults) console.log(`FAULT ${fault}`);
		console.log(faults.length === 0 ? 'Nothing lost, nothing in part.' : `${faults.length} faults`);
		return faults.length === 0 ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
