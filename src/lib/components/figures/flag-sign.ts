// One sign for each flag, for cells too narrow for its words; the words stay readable beside it.
import type { KpiFlag } from '$lib/domain/kpi/catalogue';

export const FLAG_SIGNS: Readonly<Record<KpiFlag, string>> = {
	unverified: '?',
	few: '◌',
	derived: '◇',
	other_window: '○',
	fallback_denominator: '≈',
	combined_figure: '∑',
	mixed_sources: '⇄'
};
