// What a stated rate should be by the counts beside it, by each way it may be counted.
import type { Formula, IndicatorId, Term } from '../kpi/catalogue';
import { ratioPercent } from './measured';

/** The exact count of an indicator in the row; undefined when there is none. */
export type CountOf = (indicator: IndicatorId) => number | undefined;

/** Per cent by every formula that these counts are enough for: `[0.75]` for 3 of 400. */
export function ratesOfCounts(formulas: readonly Formula[], countOf: CountOf): number[] {
	return formulas.flatMap(({ numerator, denominator }) => {
		const [part, whole] = [valueOf(numerator, countOf), valueOf(denominator, countOf)];
		if (part === undefined || whole === undefined) return [];
		const rate = ratioPercent(part, whole);
		return rate.state === 'value' ? [rate.value] : [];
	});
}

function valueOf({ plus, minus = [] }: Term, countOf: CountOf): number | undefined {
	let sum = 0;
	for (const indicator of plus) {
		const count = countOf(indicator);
		if (count === undefined) return undefined;
		sum += count;
	}
	for (const indicator of minus) {
		const count = countOf(indicator);
		if (count === undefined) return undefined;
		sum -= count;
	}
	return sum < 0 ? undefined : sum;
}
