// Numbers as Vietnamese reports print them: 1.234,5 and 97,67 %.
import { roundHalfUp } from '../domain/measured';
import type { Quantity } from '../domain/observation';

const NO_BREAK_SPACE = '\u00a0';

/** Whole number: `formatCount(1144)` = "1.144". */
export const formatCount = (value: number): string => formatNumber(value, 0);

/** Half-up at the given decimals; without them as many as the number has: `formatNumber(2014.5)` = "2.014,5". */
export function formatNumber(value: number, decimals?: number): string {
	const rounded = roundHalfUp(value, decimals ?? decimalsOf(value));
	const [whole = '0', fraction] = Math.abs(rounded)
		.toFixed(decimals ?? decimalsOf(value))
		.split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
	return `${rounded < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** `formatPercent(97.6695, 2)` = "97,67 %", the space not breaking. */
export const formatPercent = (value: number, decimals: number): string =>
	`${formatNumber(value, decimals)}${NO_BREAK_SPACE}%`;

/** A change is said in points ("điểm"), never in %: "+1,25 điểm". */
export function formatPoints(change: number, decimals: number): string {
	const rounded = roundHalfUp(change, decimals);
	return `${rounded > 0 ? '+' : ''}${formatNumber(rounded, decimals)}${NO_BREAK_SPACE}điểm`;
}

/** What stands in the cell, in words where it is no number. */
export function formatQuantity(quantity: Quantity): string {
	switch (quantity.kind) {
		case 'exact':
			return formatNumber(quantity.value);
		case 'at_least':
			return `trên ${formatNumber(quantity.value)}`;
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
