// Of the meanings that a column may have those that a person should be asked about.
import type { ColumnTarget } from '../../../domain/reading-choices';
import type { Candidate } from './column-candidates';

/** Of those that are offered. */
const MOST = 4;
/** Below this a meaning is not worth offering. */
const OFFERED = 0.4;
/** So much less likely than the best, and still close to it. */
const CLOSE = 0.25;
/** So little between two that nobody knows which one is meant. */
const EVEN = 0.02;
const CERTAIN = 0.9;

export function closeMeanings(
	candidates: readonly Candidate[],
	taken: ReadonlySet<ColumnTarget>
): readonly Candidate[] {
	const own = candidates.filter(({ target }) => target === 'ignore' || !taken.has(target));
	const best = own[0]?.confidence ?? 0;
	return own
		.filter(({ confidence }) => confidence >= OFFERED && confidence >= best - CLOSE)
		.slice(0, MOST);
}

/** Two figures that a heading is equally like. */
export function isContested(best: Candidate | undefined, near: readonly Candidate[]): boolean {
	if (best?.why.kind !== 'like_heading') return false;
	return near.some(
		({ target, confidence, why }) =>
			target !== best.target && why.kind === 'like_heading' && confidence >= best.confidence - EVEN
	);
}

export const takenBeside = (
	index: number,
	assigned: ReadonlyMap<number, Candidate>
): ReadonlySet<ColumnTarget> =>
	new Set(
		[...assigned].flatMap(([other, { target, confidence }]) =>
			other !== index && confidence >= CERTAIN ? [target] : []
		)
	);
