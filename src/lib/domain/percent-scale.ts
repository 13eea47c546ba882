// Whether rates are written as shares (0,95) or in per cent (95), decided over all rates of a column.

export type PercentScale =
	/** Nothing in the column could be the other. */
	| { readonly kind: 'plain' }
	/** 0,95 means 95 %; `isGuess`: a single cell, or one that could be 0,95 %. */
	| { readonly kind: 'fraction'; readonly isGuess: boolean; readonly example: number }
	/** 0,95 means 0,95 %, because others of the column are between 1 and 10. */
	| { readonly kind: 'percent'; readonly example: number }
	/** 0,95 beside 96: both could be meant. Positions of one of each. */
	| { readonly kind: 'mixed'; readonly fraction: number; readonly percent: number }
	/** Only 0 and 1: 1 % or 100 %. */
	| { readonly kind: 'unclear' };

/** A rate below it shows that small rates stand in the column. */
const SMALL = 10;

/**
 * Values without a "%" of their own, as written; results name positions in them.
 * `decidePercentScale([0.95, 0.973, 1])` is a fraction; `[0.5, 1.2, 3]` is percent; `[0.95, 96]` is mixed.
 */
export function decidePercentScale(
	values: readonly number[],
	{ saysPercent }: { readonly saysPercent: boolean }
): PercentScale {
	const between = values.findIndex((value) => value > 0 && value < 1);
	const above = values.findIndex((value) => value > 1);
	if (between < 0) {
		const isUnclear = above < 0 && values.includes(1);
		return { kind: isUnclear ? 'unclear' : 'plain' };
	}
	if (above < 0) {
		const telling = values.filter((value) => value > 0 && value < 1).length;
		return { kind: 'fraction', isGuess: saysPercent || telling < 2, example: between };
	}
	const hasSmall = values.some((value) => value > 1 && value < SMALL);
	return hasSmall
		? { kind: 'percent', example: between }
		: { kind: 'mixed', fraction: between, percent: above };
}

/** 0.9818 → 98.18, without the noise of binary fractions. */
export const asPercent = (share: number): number => Number((share * 100).toPrecision(15));
