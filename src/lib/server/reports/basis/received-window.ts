import type { Window } from '../../../domain/figures/period';
import type { ReceivedReport } from '../../db/figures/received';

/** The window most reports of a period cover; null when most give none. */
export function commonestWindow(reports: readonly ReceivedReport[]): Window | null {
	const counts = new Map<string, { readonly window: Window | null; readonly count: number }>();
	for (const { window } of reports) {
		const id = window === null ? '' : `${window.from} ${window.to}`;
		counts.set(id, { window, count: (counts.get(id)?.count ?? 0) + 1 });
	}
	const sorted = [...counts.entries()].sort(
		([a, x], [b, y]) => y.count - x.count || (a < b ? 1 : -1)
	);
	return sorted[0]?.[1].window ?? null;
}
