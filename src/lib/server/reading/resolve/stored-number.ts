// A number that the file itself holds (workbooks, JSON): no grammar is needed, only what its measure allows.
import type { Indicator } from '../../../domain/kpi/catalogue';
import { roundHalfUp } from '../../../domain/figures/measured';
import { asPercent } from '../../../domain/figures/percent-scale';
import type { ParsedQuantity, QuantityFault } from '../../../domain/figures/quantity';
import type { CellNumber } from '../table/sheet';

export type StoredFault = QuantityFault | 'date_for_number' | 'unclear_format';
export type StoredQuantity =
	| Extract<ParsedQuantity, { readonly ok: true }>
	| { readonly ok: false; readonly fault: StoredFault };

/** What a sum of whole numbers may be off by in binary fractions. */
const NOISE = 1e-9;
const DIGITS = 15;

export function readStored(number: CellNumber, { measure, codes }: Indicator): StoredQuantity {
	if (number.kind === 'date') return { ok: false, fault: 'date_for_number' };
	if (number.doubt !== undefined) return { ok: false, fault: 'unclear_format' };
	const isRate = measure === 'percent';
	if (!Number.isFinite(number.value) || (number.kind === 'percent' && !isRate))
		return { ok: false, fault: 'not_a_number' };
	if (number.value < 0) return { ok: false, fault: 'negative_number' };
	if (isRate) return exactRate(number);
	const value = withoutNoise(number.value);
	if (measure === 'amount') return exact(value, number.decimals);
	if (!Number.isInteger(value)) return { ok: false, fault: 'not_a_whole_number' };
	if (codes !== undefined && !(String(value) in codes)) return { ok: false, fault: 'unknown_code' };
	return exact(value, 0);
}

const exact = (value: number, decimals: number): StoredQuantity => ({
	ok: true,
	quantity: { kind: 'exact', value },
	decimals
});

/** 60 % typed into a cell shown as "60,00%" was not stated to two decimals. */
function exactRate(number: CellNumber): StoredQuantity {
	const rate = rateOf(number);
	const stated = /\.(\d+)$/.exec(String(rate))?.[1]?.length ?? 0;
	return exact(
		rate,
		number.kind === 'percent' ? Math.min(number.decimals, stated) : number.decimals
	);
}

/** The rate as it is shown; one whose decimals are not shown at all is taken as stored. */
function rateOf({ value, kind, decimals }: CellNumber): number {
	const rate = kind === 'percent' ? asPercent(value) : withoutNoise(value);
	return kind === 'percent' || decimals > 0 ? roundHalfUp(rate, decimals) : rate;
}

function withoutNoise(value: number): number {
	const whole = Math.round(value);
	if (Math.abs(value - whole) <= NOISE * Math.max(1, value)) return whole;
	return Number(value.toPrecision(DIGITS));
}
