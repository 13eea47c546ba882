// Programs that import are killed again and again; what they leave is looked at, and the next one goes on from there.
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../demo/random';
import { faultsAfter, storedFiles } from './check';
import { putBack, type CrashWork } from './made';
import { RUNS, type Kind, type Run } from './runs';

interface KillPlan {
	readonly kinds: readonly Kind[];
	readonly kills: number;
	readonly seed: number;
	readonly tell?: (line: string) => void;
}
interface KillResult {
	readonly kills: number;
	/** Kills that hit a program which had stored some files and not all. */
	readonly midway: number;
	/** Runs that were let be and stored everything that was left. */
	readonly finished: number;
	readonly confirmed: number;
	readonly faults: readonly string[];
}

export async function killAgainAndAgain(work: CrashWork, plan: KillPlan): Promise<KillResult> {
	const chance = randomFrom(plan.seed);
	const result = { kills: 0, midway: 0, finished: 0, confirmed: 0, faults: [] as string[] };
	for (const [index, kind] of plan.kinds.entries()) {
		const share = Math.ceil((plan.kills - result.kills) / (plan.kinds.length - index));
		const usualMs = await undisturbed(work, kind);
		putBack(work);
		for (let kills = 0; kills < share;) {
			const round = await oneRound(work, kind, usualMs * chance());
			result.faults.push(...round.faults.map((fault) => `${kind}, kill ${kills + 1}: ${fault}`));
			result.confirmed += round.confirmed;
			if (round.isFinished) result.finished += 1;
			else kills += 1;
			if (!round.isFinished && round.stored > 0 && round.stored < work.files.length)
				result.midway += 1;
			if (round.stored === work.files.length) putBack(work);
		}
		result.kills += share;
		plan.tell?.(`${kind}: ${share} kills, ${result.faults.length} faults so far`);
	}
	return result;
}

/** How long it takes when nobody disturbs it. */
async function undisturbed(work: CrashWork, kind: Kind): Promise<number> {
	putBack(work);
	const start = performance.now();
	const run = RUNS[kind](work);
	const isDone = await run.over;
	const took = performance.now() - start;
	const faults = faultsAfter(work, { confirmed: run.confirmed, inGroups: kind !== 'command' });
	if (!isDone || faults.length > 0 || run.confirmed.size !== work.files.length)
		throw new Error(`${kind} does not even work undisturbed: ${faults.join('; ')}`);
	return took;
}

interface Round {
	/** It was over before it was killed. */
	readonly isFinished: boolean;
	readonly confirmed: number;
	readonly stored: number;
	readonly faults: readonly string[];
}

async function oneRound(work: CrashWork, kind: Kind, afterMs: number): Promise<Round> {
	const run = RUNS[kind](work);
	const isFinished = await killedAfter(run, afterMs);
	const { confirmed } = run;
	const faults = faultsAfter(work, { confirmed, inGroups: kind !== 'command' });
	return { isFinished, confirmed: confirmed.size, stored: storedFiles(work), faults };
}

async function killedAfter(run: Run, afterMs: number): Promise<boolean> {
	const timer = new AbortController();
	const isOver = await Promise.race([
		run.over.then(() => true),
		pause(afterMs, false, { signal: timer.signal }).catch(() => true)
	]);
	timer.abort();
	if (isOver) return run.over;
	run.kill();
	return run.over;
}
