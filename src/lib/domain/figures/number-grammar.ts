// Digits and separators: which numbers a written one can be, and which of them a column means.
import type { Measure } from '../kpi/catalogue';

/** How a column writes decimals; `mixed`: it does both, or nothing decides, and cells that depend on it are ambiguous. */
export interface Convention {
	readonly separator: 'comma' | 'point' | 'mixed';
	/** The first cell whose reading depends on it, to be shown: "1.144" read as 1144. */
	readonly example?: { readonly text: string; readonly value: number };
}
export interface WrittenNumber {
	readonly value: number;
	readonly decimals: number;
}
export type ChosenNumber =
	| ({ readonly ok: true } & WrittenNumber)
	| {
			readonly ok: false;
			readonly fault: 'not_a_number' | 'not_a_whole_number' | 'ambiguous_number';
			readonly readings?: readonly number[];
	  };

/** The same digits with a decimal comma (Vietnamese) and with a decimal point; absent where the grammar forbids it. */
interface Readings {
	readonly comma: WrittenNumber | undefined;
	readonly point: WrittenNumber | undefined;
}

const DECIMAL_COMMA = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?$/;
const DECIMAL_POINT = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?$/;
/** A rate of ten thousand per cent is none: "98.170" can only be 98,170. */
const HIGHEST_PERCENT = 10_000;
/** More digits than a number holds exactly. */
const MOST_DIGITS = 15;

/** Reads one written number by its column's convention. */
export function chooseReading(
	written: string,
	measure: Measure,
	separator: Convention['separator']
): ChosenNumber {
	const readings = readingsOf(written, measure);
	const { comma, point } = readings;
	const only = comma ?? point;
	if (only === undefined) return { ok: false, fault: 'not_a_number' };
	const isCount = measure === 'count' || measure === 'flag';
	if (!dependsOnConvention(readings)) {
		if (!isCount) return { ok: true, ...only };
		return Number.isInteger(only.value)
			? { ok: true, value: only.value, decimals: 0 }
			: { ok: false, fault: 'not_a_whole_number' };
	}
	const fits =
		separator !== 'mixed' && (measure === 'amount' || separator === plain(written, measure));
	const chosen = separator === 'comma' ? comma : point;
	if (fits && chosen) return { ok: true, ...chosen };
	return { ok: false, fault: 'ambiguous_number', readings: [comma, point].flatMap(valueOf) };
}

/** What a whole column tells about its decimals; numbers are given without their words and units. */
export function conventionOf(column: readonly string[], measure: Measure): Convention {
	const separator = separatorOf(column, measure);
	for (const written of column) {
		if (!dependsOnConvention(readingsOf(written, measure))) continue;
		const choice = chooseReading(written, measure, separator);
		if (choice.ok) return { separator, example: { text: written, value: choice.value } };
	}
	return { separator };
}

function separatorOf(column: readonly string[], measure: Measure): Convention['separator'] {
	const evidence = new Set(column.flatMap((written) => evidenceOf(written, measure)));
	if (evidence.has('comma') && evidence.has('point')) return 'mixed';
	if (evidence.has('comma')) return 'comma';
	if (evidence.has('point')) return 'point';
	const undecided = column.filter((written) => dependsOnConvention(readingsOf(written, measure)));
	// "3,000" alone is 3 here and 3000 in an English program; "3.000" is how Vietnamese write 3000.
	return measure === 'amount' && undecided.some((written) => written.includes(','))
		? 'mixed'
		: 'comma';
}

function evidenceOf(written: string, measure: Measure): ('comma' | 'point')[] {
	if (!/[.,]/.test(written)) return [];
	const readings = readingsOf(written, measure);
	const isCount = measure === 'count' || measure === 'flag';
	if (dependsOnConvention(readings)) return isCount ? [plain(written, measure)] : [];
	const only = readings.comma ?? readings.point;
	if (only === undefined || (isCount && !Number.isInteger(only.value))) return [];
	return [readings.comma ? 'comma' : 'point'];
}

/**
 * The convention under which a number of three digits behind one separator says what its measure expects:
 * thousands in a count (nobody counts to thousandths), decimals in a rate (nobody reaches a thousand per cent).
 */
function plain(written: string, measure: Measure): 'comma' | 'point' {
	const hasPoint = written.includes('.');
	return hasPoint === (measure !== 'percent') ? 'comma' : 'point';
}

function readingsOf(written: string, measure: Measure): Readings {
	const possible = (reading: WrittenNumber | undefined) =>
		reading && measure === 'percent' && reading.value > HIGHEST_PERCENT ? undefined : reading;
	return {
		comma: possible(read(DECIMAL_COMMA, written)),
		point: possible(read(DECIMAL_POINT, written))
	};
}

function read(grammar: RegExp, written: string): WrittenNumber | undefined {
	const found = grammar.exec(written);
	if (!found || written.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
	const whole = (found[1] ?? '').replace(/\D/g, '');
	const fraction = found[2] ?? '';
	return { value: Number(`${whole}.${fraction}`), decimals: fraction.length };
}

const dependsOnConvention = ({ comma, point }: Readings): boolean =>
	comma !== undefined && point !== undefined && comma.value !== point.value;

const valueOf = (reading: WrittenNumber | undefined): number[] => (reading ? [reading.value] : []);
