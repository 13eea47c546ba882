// What is told of the scale of a column of rates, and what is asked.
import type { Issue } from '../../../domain/checks/issue';
import { asPercent, type PercentScale } from '../../../domain/figures/percent-scale';
import type { FigureCell } from './cell';

export interface Rate {
	readonly cell: FigureCell;
	/** Position among the cells of the file. */
	readonly at: number;
	readonly value: number;
	readonly decimals: number;
}

/** Positions in `scale` are those in `rates`. */
export function scaleIssues(scale: PercentScale, rates: readonly Rate[]): Issue[] {
	switch (scale.kind) {
		case 'plain':
			return [];
		case 'fraction':
			return told(rates[scale.example], { scale: scale.kind, isGuess: scale.isGuess });
		case 'percent':
			return told(rates[scale.example], { scale: scale.kind, isGuess: false });
		case 'mixed':
			return mixed(rates[scale.fraction], rates[scale.percent]);
		case 'unclear':
			return scale.asked.flatMap((at) => {
				const rate = rates[at];
				return rate === undefined ? [] : [unclear(rate)];
			});
	}
}

function told(
	rate: Rate | undefined,
	of: { readonly scale: 'fraction' | 'percent'; readonly isGuess: boolean }
): Issue[] {
	if (rate === undefined) return [];
	const { cell, value } = rate;
	return [
		{
			code: 'percent_scale',
			severity: of.isGuess ? 'warning' : 'info',
			place: cell.value.place,
			column: cell.column,
			scale: of.scale,
			example: cell.value.text,
			reading: of.scale === 'fraction' ? asPercent(value) : value
		}
	];
}

function mixed(fraction: Rate | undefined, percent: Rate | undefined): Issue[] {
	if (fraction === undefined || percent === undefined) return [];
	return [
		{
			code: 'percent_scale',
			severity: 'error',
			place: fraction.cell.value.place,
			column: fraction.cell.column,
			scale: 'mixed',
			example: fraction.cell.value.text,
			reading: asPercent(fraction.value),
			examples: [fraction.cell.value.text, percent.cell.value.text]
		}
	];
}

const unclear = ({ cell, value }: Rate): Issue => ({
	code: 'ambiguous_number',
	severity: 'error',
	place: cell.value.place,
	found: cell.value.text,
	indicator: cell.indicator.id,
	readings: [value, asPercent(value)],
	isRate: true
});
