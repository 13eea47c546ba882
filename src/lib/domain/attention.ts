// "Cần chú ý": which communes need attention, and why, in the order of what they cost the whole office.
import type { Kpi, KpiId } from './catalogue';
import type { KpiResult } from './kpi';
import type { UnitId } from './unit';

export interface AttentionUnit {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
}
interface Short {
	readonly kpi: KpiId;
	readonly numerator: number;
	readonly denominator: number;
	readonly value: number;
	readonly target: number;
	/** Points short of the target at the displayed decimals, always positive. */
	readonly gap: number;
	/** Cases to gain at this denominator; for a KPI where lower is better, cases to lose. */
	readonly needed: number;
}
export type AttentionReason =
	/** `daysLate` null: no due date known; 0 or less: not due yet. */
	| { readonly kind: 'not_submitted'; readonly daysLate: number | null }
	| ({ readonly kind: 'below_target' } & Short)
	/** Short of the target in this and in the previous period. */
	| ({ readonly kind: 'two_periods_below'; readonly valueBefore: number } & Short)
	/** Worse by at least one point; `change` as the number moved: −3,2, or +3,2 where lower is better. */
	| {
			readonly kind: 'fell';
			readonly kpi: KpiId;
			readonly value: number;
			readonly valueBefore: number;
			readonly change: number;
			readonly against: 'previous' | 'last_year';
	  }
	| { readonly kind: 'contradictions'; readonly open: number };

export interface AttentionItem {
	readonly unit: AttentionUnit;
	/** One or two, the weightiest first. */
	readonly reasons: readonly AttentionReason[];
	/** How many more reasons there are. */
	readonly more: number;
	/** Cases missing to the targets, all KPIs together: the order of the list. */
	readonly needed: number;
}
export interface AttentionInput {
	readonly units: readonly AttentionUnit[];
	/** The KPIs looked at: the headline ones. */
	readonly kpis: readonly Kpi[];
	readonly results: readonly KpiResult[];
	readonly previous: readonly KpiResult[];
	readonly lastYear: readonly KpiResult[];
	readonly targets: ReadonlyMap<KpiId, number>;
	/** Open warnings of the period. */
	readonly openIssues: ReadonlyMap<UnitId, number>;
	/** Units without a report; null: no due date known. */
	readonly missing: ReadonlyMap<UnitId, number | null>;
}

export function attentionList(input: AttentionInput): AttentionItem[] {
	return [];
}

/**
 * Cases still needed to reach a target at the same denominator: 612/769 needs 4 more for 80 %; 0 when it is reached.
 * Where lower is better: cases too many.
 */
export function neededForTarget(input: {
	readonly numerator: number;
	readonly denominator: number;
	readonly target: number;
	readonly direction: Kpi['direction'];
}): number {
	return 0;
}
