// Numbers as Vietnamese reports print them: 1.234,5 and 97,67 %.
import { roundHalfUp } from '../domain/figures/measured';
import type { Quantity } from '../domain/figures/observation';
import { shownDecimals } from '../domain/figures/shown-rate';

const NO_BREAK_SPACE = '\u00a0';
/** Beyond these a difference is what binary fractions leave. */
const MOST_DIGITS = 12;

/** Whole number: `formatCount(1144)` = "1.144". */
export const formatCount = (value: number): string => formatNumber(value, 0);

/** Half-up at the given decimals (−1: to tens); without them as many as the number has: `formatNumber(2014.5)` = "2.014,5". */
export function formatNumber(value: number, decimals?: number): string {
	const rounded = roundHalfUp(value, decimals ?? decimalsOf(value));
	const [whole = '0', fraction] = Math.abs(rounded)
		.toFixed(Math.max(0, decimals ?? decimalsOf(value)))
		.split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
	return `${rounded < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** A rate without its sign, for a column of them: "97,67"; what is nearly complete never reads "100,00". */
export const formatRate = (value: number, decimals: number): string =>
	formatNumber(value, shownDecimals(value, decimals));

/** `formatPercent(97.6695, 2)` = "97,67 %", the space not breaking. */
export const formatPercent = (value: number, decimals: number): string =>
	`${formatRate(value, decimals)}${NO_BREAK_SPACE}%`;

/** A difference of shown rates, "1,25": further digits only where the rates have them. */
export const formatGap = (gap: number, decimals: number): string =>
	formatNumber(gap, gapDecimals(gap, decimals));

/** A change is said in points ("điểm"), never in %: "+1,25 điểm". */
export const formatPoints = (change: number, decimals: number): string =>
	`${change > 0 ? '+' : ''}${formatGap(change, decimals)}${NO_BREAK_SPACE}điểm`;

export const gapDecimals = (gap: number, decimals: number): number =>
	Math.max(decimals, decimalsOf(Number(gap.toPrecision(MOST_DIGITS))));

/** What stands in the cell, in words where it is no number. */
export function formatQuantity(quantity: Quantity): string {
	switch (quantity.kind) {
		case 'exact':
			return formatNumber(quantity.value);
		case 'at_least':
			return `trên ${formatNumber(quantity.value)}`;
		case 'about':
			return `khoảng ${formatNumber(quantity.value)}`;
		case 'between':
			return `${formatNumber(quantity.low)} – ${formatNumber(quantity.high)}`;
		case 'missing':
			return quantity.reason === 'blank' ? 'để trống' : 'không áp dụng';
	}
}

/** Decimals of the shortest text that is the number; 12 at most. */
function decimalsOf(value: number): number {
	const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
	const written = (mantissa.split('.')[1] ?? '').length - Number(exponent);
	return Math.min(12, Math.max(0, written));
}
