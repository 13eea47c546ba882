// Five colour steps of a heat table; which rule gave them is said beside the table.
import type { Kpi } from '../../../domain/kpi/catalogue';
import type { HeatStep, StepBasis } from '../../../domain/kpi/heat-step';
import type { KpiResult } from '../../../domain/kpi/kpi';
import { roundHalfUp } from '../../../domain/figures/measured';
import { shownDecimals, shownRate } from '../../../domain/figures/shown-rate';

export interface Steps {
	readonly basis: StepBasis;
	/** null: no value, few dossiers, or nothing to compare with. */
	readonly step: (result: KpiResult) => HeatStep | null;
	/** Short of the target; never said of few dossiers, nor of the lowest fifth: someone always is. */
	readonly isShort: (result: KpiResult) => boolean;
}

/** Below these distances to the target, in points, the step changes. */
const FAR_SHORT = 10;
const SHORT = 3;
/** A fifth says nothing about fewer units than five. */
const LEAST_UNITS = 5;

export function stepsFor(kpi: Kpi, results: readonly KpiResult[], target: number | null): Steps {
	const comparable = results.filter(isComparable);
	if (target !== null) {
		const step = (result: KpiResult) =>
			isComparable(result) ? againstTarget(kpi, shown(kpi, result.value), target) : null;
		return { basis: 'target', step, isShort: (result) => (step(result) ?? 4) <= 3 };
	}
	if (comparable.length < LEAST_UNITS) {
		return { basis: 'none', step: () => null, isShort: () => false };
	}
	const values = comparable.map(({ value }) => shown(kpi, value));
	const step = (result: KpiResult) =>
		isComparable(result) ? withinDistribution(kpi, shown(kpi, result.value), values) : null;
	return { basis: 'distribution', step, isShort: () => false };
}

/** How many points short of the target, at the displayed decimals; negative when beyond it. */
export function pointsShort(
	kpi: Pick<Kpi, 'direction' | 'decimals'>,
	value: number,
	reference: number
): number {
	const gap =
		kpi.direction === 'higher' ? reference - shown(kpi, value) : shown(kpi, value) - reference;
	return roundHalfUp(gap, shownDecimals(value, kpi.decimals));
}

type WithValue = KpiResult & { readonly value: number };
const isComparable = (result: KpiResult): result is WithValue =>
	result.value !== null && !result.flags.includes('few');

const shown = (kpi: Pick<Kpi, 'decimals'>, value: number): number => shownRate(value, kpi.decimals);

function againstTarget(kpi: Kpi, value: number, target: number): HeatStep {
	const short = pointsShort(kpi, value, target);
	if (short > FAR_SHORT) return 1;
	if (short > SHORT) return 2;
	if (short > 0) return 3;
	const best = kpi.direction === 'higher' ? 100 : 0;
	return -short >= Math.abs(best - target) / 2 && value !== target ? 5 : 4;
}

/** Middle of the places that equal values share, so that all-equal units stand in the middle fifth. */
function withinDistribution(kpi: Kpi, value: number, values: readonly number[]): HeatStep {
	const worse = values.filter((other) =>
		kpi.direction === 'higher' ? other < value : other > value
	);
	const equal = values.filter((other) => other === value);
	const place = (worse.length + equal.length / 2) / values.length;
	return Math.min(5, Math.floor(place * 5) + 1) as HeatStep;
}
