// The Vietnamese number grammar: "1.144", "99,02%", "trên 196", "2500-3000", "Không phát sinh".
import type { Measure } from '../kpi/catalogue';
import { chooseReading, conventionOf, type Convention, type WrittenNumber } from './number-grammar';
import type { Quantity } from './observation';
import {
	amountFactor,
	isCountUnit,
	isPercentUnit,
	splitUnit,
	wordMeaning,
	type WordMeaning
} from './quantity-words';
import { fold, LONGEST_NAME, spell } from '../text';

export type { Convention } from './number-grammar';
export { isMeasureUnit } from './quantity-words';

export interface QuantityOptions {
	readonly measure: Measure;
	/** Of the cell's column; without it the cell decides alone. */
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

interface Shape {
	readonly form: 'exact' | 'at_least' | 'at_most' | 'about' | 'between' | 'negative';
	readonly numbers: readonly string[];
	readonly unit: string;
}

const NUMBER = '(\\d(?:[\\d., ]*\\d)?)';
/** Spelled with its diacritics or with none: the misread "trén" is not taken for "trên". */
const AT_LEAST =
	'(?:trên|tren|hơn|hon|ít nhất|it nhat|tối thiểu|toi thieu|không dưới|khong duoi|>=?|≥)';
const ABOUT =
	'(?:(?:ước|uoc) )?(?:gần|gan|khoảng|khoang|xấp xỉ|xap xi|trên dưới|tren duoi|chừng|chung|tầm|tam|ước|uoc|ước tính|uoc tinh|~|≈)';
const AT_MOST = '(?:dưới|duoi|không quá|khong qua|tối đa|toi da|<=?|≤)';
const SHAPES: readonly { readonly form: Shape['form']; readonly pattern: RegExp }[] = [
	{ form: 'exact', pattern: new RegExp(`^${NUMBER}$`) },
	{ form: 'negative', pattern: new RegExp(`^- ?${NUMBER}$`) },
	{
		form: 'between',
		pattern: new RegExp(
			`^(?:(?:từ|tu|${ABOUT}) )?${NUMBER} ?%?(?: ?[-÷~] ?| (?:đến|den) )${NUMBER}$`
		)
	},
	{ form: 'about', pattern: new RegExp(`^${ABOUT} ?${NUMBER}$`) },
	{ form: 'at_least', pattern: new RegExp(`^(?:${ABOUT} )?${AT_LEAST} ?${NUMBER}$`) },
	{ form: 'at_least', pattern: new RegExp(`^(?:(?:từ|tu) )?${NUMBER} ?%? (?:trở lên|tro len)$`) },
	{ form: 'at_most', pattern: new RegExp(`^${AT_MOST} ?${NUMBER}$`) }
];

/** Whether a column writes "97,67" or "97.67", decided over all its cells; shown to the user by its example. */
export function decideConvention(cells: readonly string[], measure: Measure): Convention {
	return conventionOf(
		cells.flatMap((cell) =>
			cell.length > LONGEST_NAME ? [] : (shapeOf(spell(cell))?.numbers ?? [])
		),
		measure
	);
}

/** Reads a cell; anything that could be two things, or nothing, is a fault and never a guess. */
export function parseQuantity(text: string, options: QuantityOptions): ParsedQuantity {
	if (text.length > LONGEST_NAME) return { ok: false, fault: 'not_a_number' };
	const written = spell(text);
	if (options.measure === 'flag' && options.codes) return parseCode(written, options.codes);
	const meaning = wordMeaning(written);
	if (meaning) return { ok: true, quantity: wordQuantity(meaning, options.measure), decimals: 0 };
	const shape = shapeOf(written);
	const factor = shape && unitFactor(shape.unit, options);
	if (!shape || factor === undefined) return { ok: false, fault: 'not_a_number' };
	if (shape.form === 'negative') return { ok: false, fault: 'negative_number' };
	const { separator } = options.convention ?? decideConvention([text], options.measure);
	const readings: WrittenNumber[] = [];
	for (const number of shape.numbers) {
		const choice = chooseReading(number, options.measure, separator);
		if (!choice.ok) return choice;
		readings.push(scaled(choice, factor));
	}
	return quantityOf(shape.form, readings);
}

function shapeOf(written: string): Shape | undefined {
	const { number, unit } = splitUnit(written);
	for (const { form, pattern } of SHAPES) {
		const found = pattern.exec(number);
		if (found) return { form, numbers: found.slice(1), unit };
	}
	return undefined;
}

/** A flag by its code ("2") or its meaning ("Hoàn thành"). */
function parseCode(written: string, codes: Readonly<Record<string, string>>): ParsedQuantity {
	if (written === '') return { ok: true, quantity: missingQuantity('blank'), decimals: 0 };
	const byCode = /^\d+$/.test(written) ? Object.keys(codes).filter((c) => +c === +written) : [];
	const spelled = Object.keys(codes).filter((code) => spell(codes[code] ?? '') === written);
	const folded = Object.keys(codes).filter((code) => fold(codes[code] ?? '') === fold(written));
	const matches = [byCode, spelled, folded].find((list) => list.length > 0) ?? [];
	const code = matches[0];
	if (code !== undefined && matches.length === 1) {
		return { ok: true, quantity: { kind: 'exact', value: Number(code) }, decimals: 0 };
	}
	// An "x" in a form of yes and no may as well be a tick.
	if (written !== 'x' && wordMeaning(written) === 'not_applicable') {
		return { ok: true, quantity: missingQuantity('not_applicable'), decimals: 0 };
	}
	return { ok: false, fault: 'unknown_code' };
}

/** Where nothing happened there is a count of 0 but no rate. */
function wordQuantity(meaning: WordMeaning, measure: Measure): Quantity {
	if (meaning !== 'zero') return missingQuantity(meaning);
	return measure === 'percent' ? missingQuantity('not_applicable') : { kind: 'exact', value: 0 };
}

const missingQuantity = (reason: 'blank' | 'not_applicable'): Quantity => ({
	kind: 'missing',
	reason
});

function unitFactor(written: string, { measure, unit }: QuantityOptions): number | undefined {
	if (measure === 'percent') return isPercentUnit(written) ? 1 : undefined;
	if (measure === 'amount') return amountFactor(written, unit);
	return isCountUnit(written) || (unit !== undefined && spell(unit) === written) ? 1 : undefined;
}

function scaled(reading: WrittenNumber, factor: number): WrittenNumber {
	if (factor === 1) return reading;
	return {
		value: Number((reading.value * factor).toPrecision(15)),
		decimals: Math.max(0, reading.decimals - Math.round(Math.log10(factor)))
	};
}

function quantityOf(form: Shape['form'], readings: readonly WrittenNumber[]): ParsedQuantity {
	const [first, second] = readings;
	if (!first) return { ok: false, fault: 'not_a_number' };
	const decimals = Math.max(...readings.map((reading) => reading.decimals));
	const good = (quantity: Quantity): ParsedQuantity => ({ ok: true, quantity, decimals });
	if (form === 'at_least') return good({ kind: 'at_least', value: first.value });
	if (form === 'about') return good({ kind: 'about', value: first.value });
	if (form === 'at_most') return good({ kind: 'between', low: 0, high: first.value });
	if (!second) return good({ kind: 'exact', value: first.value });
	return first.value <= second.value
		? good({ kind: 'between', low: first.value, high: second.value })
		: { ok: false, fault: 'not_a_number' };
}
