// The Vietnamese number grammar: "1.144", "99,02%", "trên 196", "2500-3000", "Không phát sinh".
import type { Measure } from './catalogue';
import type { Quantity } from './observation';

/** How a column writes decimals; `mixed`: it does both, and cells that depend on it are ambiguous. */
export interface Convention {
	readonly separator: 'comma' | 'point' | 'mixed';
	/** The first cell whose reading depends on it, to be shown: "1.144" read as 1144. */
	readonly example?: { readonly text: string; readonly value: number };
}
export interface QuantityOptions {
	readonly measure: Measure;
	readonly convention?: Convention;
	/** Codes of a flag. */
	readonly codes?: Readonly<Record<string, string>>;
	/** The indicator's unit: an amount written in "triệu đồng" is brought to it. */
	readonly unit?: string;
}
export type QuantityFault =
	'not_a_number' | 'not_a_whole_number' | 'negative_number' | 'ambiguous_number' | 'unknown_code';
export type ParsedQuantity =
	| { readonly ok: true; readonly quantity: Quantity; readonly decimals: number }
	| { readonly ok: false; readonly fault: QuantityFault; readonly readings?: readonly number[] };

export function decideConvention(_cells: readonly string[], _measure: Measure): Convention {
	return { separator: 'comma' };
}

export function parseQuantity(_text: string, _options: QuantityOptions): ParsedQuantity {
	return { ok: false, fault: 'not_a_number' };
}
