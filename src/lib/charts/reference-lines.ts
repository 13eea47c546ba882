// The office's total and the target as lines across a chart of one KPI's values.
import { formatNumber, formatPercent } from '../format/number';
import { INK, SOFT } from './theme';
import { labelText } from './tooltip-text';

export interface ReferenceLines {
	readonly total: { readonly name: string; readonly value: number } | null;
	readonly target: number | null;
	readonly decimals: number;
	/** The end at which the total is named; the target at the other, so that the two names never meet. */
	readonly totalAt: 'start' | 'end';
	/** Pixels between the line of the target and its name. */
	readonly targetDistance?: number;
}

const DISTANCE = 4;
const LABEL = { show: true, color: INK, fontSize: 11.5 };

export function referenceLines(lines: ReferenceLines) {
	const { total, target, decimals, totalAt, targetDistance = DISTANCE } = lines;
	const data = [];
	if (total)
		data.push({
			xAxis: total.value,
			lineStyle: { color: SOFT, width: 1.5, type: 'solid' as const },
			label: {
				...LABEL,
				distance: DISTANCE,
				position: totalAt,
				formatter: labelText(`${total.name}: ${formatPercent(total.value, decimals)}`)
			}
		});
	if (target !== null)
		data.push({
			xAxis: target,
			lineStyle: { color: INK, width: 1.5, type: [4, 3] },
			label: {
				...LABEL,
				distance: targetDistance,
				position: totalAt === 'start' ? ('end' as const) : ('start' as const),
				formatter: `Mục tiêu ${formatNumber(target)} %`
			}
		});
	return { symbol: 'none', silent: true, data };
}
