/** Why there is no number. Missing is never 0: each reason is shown, exported and drawn as itself. */
export type MissingReason =
	| 'blank' // the cell is there and empty
	| 'not_reported' // the report does not carry the figure
	| 'not_submitted' // no report of the unit for the period
	| 'inexact' // "trên 196", "khoảng 350", "2500-3000": a bound, a guess or a range where an exact count is needed
	| 'contradiction' // more counted than there is to count from: 189 paid of 186 fee-bearing
	| 'not_applicable' // "không áp dụng"
	| 'zero_denominator'; // "không phát sinh": nothing happened, so there is no rate

/** A number, or the reason why there is none. */
export type Measured =
	| { readonly state: 'value'; readonly value: number }
	| { readonly state: 'missing'; readonly reason: MissingReason };

export const measured = (value: number): Measured => ({ state: 'value', value });
export const missing = (reason: MissingReason): Measured => ({ state: 'missing', reason });

/** Percentage with full precision; 0/0 is no rate. `ratioPercent(922, 944)` = 97,669… */
export function ratioPercent(numerator: number, denominator: number): Measured {
	return denominator === 0
		? missing('zero_denominator')
		: measured((100 * numerator) / denominator);
}

/**
 * Half-up at the given decimals, decided on the decimal text and not on the binary fraction:
 * `roundHalfUp(1.005, 2)` = 1.01.
 */
export function roundHalfUp(value: number, decimals: number): number {
	const scaled = value * 10 ** decimals;
	const fromHalf = Math.abs(Math.abs(scaled % 1) - 0.5);
	// Far from a half the binary fraction cannot mislead, and the slower decimal text is not needed.
	if (decimals >= 0 && fromHalf > 0.001 && Math.abs(scaled) < 1e10) {
		return Math.round(scaled) / 10 ** decimals || 0; // never −0
	}
	const sign = value < 0 ? -1 : 1;
	return sign * shift(Math.floor(shift(Math.abs(value), decimals) + 0.5), -decimals);
}

/** Cut off, as many reports do: `truncate(76.9953, 2)` = 76.99. */
export function truncate(value: number, decimals: number): number {
	const sign = value < 0 ? -1 : 1;
	return sign * shift(Math.floor(shift(Math.abs(value), decimals)), -decimals);
}

/** Moves the decimal point through the shortest decimal text, so 1.005 stays 1.005. */
function shift(value: number, decimals: number): number {
	const [mantissa = '0', exponent = '0'] = Number(value.toPrecision(15)).toExponential().split('e');
	return Number(`${mantissa}e${Number(exponent) + decimals}`);
}
