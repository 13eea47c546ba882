// Times are medians of several runs in one process; only their ratios mean something on another machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = 5;

export interface Line {
	readonly what: string;
	readonly found: string;
	readonly budget?: string;
	readonly isKept?: boolean;
}

/** Median milliseconds of a piece of work, done once before to warm up. */
export function medianMs(work: () => unknown, runs = RUNS): number {
	if (runs > 1) work();
	return median(
		Array.from({ length: runs }, () => {
			const start = performance.now();
			work();
			return performance.now() - start;
		})
	);
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that so large a share of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function withFolder<T>(work: (folder: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const remove = (): void => rmSync(folder, { recursive: true, force: true });
	try {
		const answer = work(folder);
		if (!(answer instanceof Promise)) remove();
		else void answer.finally(remove);
		return answer;
	} catch (fault) {
		remove();
		throw fault;
	}
}

export function print(title: string, lines: readonly Line[]): void {
	console.log(`\n${title}`);
	for (const { what, found, budget, isKept } of lines) {
		const verdict = isKept === undefined ? '' : isKept ? '  ok' : '  OVER';
		console.log(`  ${what.padEnd(58)} ${found.padStart(14)}  ${budget ?? ''}${verdict}`);
	}
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const times = (ratio: number): string => `× ${ratio.toFixed(1)}`;
export const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
