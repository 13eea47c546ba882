// A number of a workbook: what kind it is by its number format, and the text that a Vietnamese reader sees for it.
import type { CellNumber, NumberDoubt } from '../../table/sheet';
import { numberFormat, sectionFor, type FormatSection, type NumberFormat } from '../number-format';
import { datePartsOf, formattedNumber } from './library';

export interface ShownNumber {
	readonly text: string;
	/** Absent where the format shows words that belong to the number: the text alone says what is meant. */
	readonly number?: CellNumber;
}

/** Between 1 January 1904 and the day that Excel counts from otherwise. */
const DAYS_TO_1904 = 1462;

export function shownNumber(
	raw: number,
	code: string,
	{ date1904 }: { readonly date1904: boolean }
): ShownNumber {
	const format = numberFormat(code);
	if (format.kind === 'date') {
		const value = date1904 ? raw + DAYS_TO_1904 : raw;
		const text = dateText(value, code, format) ?? generalText(value);
		return { text, number: { value, decimals: 0, kind: 'date' } };
	}
	const section = sectionFor(format, raw);
	const isPlain = section.plain !== undefined && !section.hasWords && Number.isSafeInteger(raw);
	if (isPlain) return { text: plainText(raw, section), number: numberOf(raw, 0, section) };
	return shownBy(section, raw, code);
}

const plainText = (value: number, { plain }: FormatSection): string =>
	plain === 'bare' ? `${value}` : grouped(value);

function shownBy(section: FormatSection, raw: number, format: string): ShownNumber {
	const text = numberText(raw, section);
	const why = doubtOf(section, raw);
	if (section.hasWords && why === undefined) return { text };
	const value = raw / section.divisor;
	const number = numberOf(value, section.decimals ?? decimalsOf(text), section);
	if (why === undefined) return { text, number };
	return { text, number: { ...number, doubt: { why, stored: raw, format } } };
}

const numberOf = (value: number, decimals: number, { kind }: FormatSection): CellNumber => ({
	value,
	decimals,
	kind: kind === 'percent' ? 'percent' : 'number'
});

const NOISE = 1e-9;

/** Where what is seen is not what is stored, and which of them is meant nobody knows. */
function doubtOf(section: FormatSection, raw: number): NumberDoubt['why'] | undefined {
	if (section.isHiding) return raw === 0 ? undefined : 'hidden';
	if (section.isForeign && !isWhole(section.kind === 'percent' ? raw * 100 : raw)) return 'signs';
	const isCut = section.divisor > 1 || (section.hasWords && section.kind === 'number');
	if (!isCut || section.decimals === undefined) return undefined;
	return isWhole((raw / section.divisor) * 10 ** section.decimals) ? undefined : 'rounded';
}

const isWhole = (value: number): boolean =>
	Math.abs(value - Math.round(value)) <= NOISE * Math.max(1, Math.abs(value));

function numberText(value: number, section: FormatSection): string {
	const { kind, hasWords, isOfNegatives, code } = section;
	if (kind === 'general' && !hasWords) return generalText(value);
	const size = isOfNegatives ? Math.abs(value) : value;
	const shown = inVietnamese(formattedNumber(size, code) ?? '').trim();
	// A format that hides its number (";;;") hides it from people, not from us.
	return shown === '' || /^#+$/.test(shown) ? generalText(value) : shown;
}

function generalText(value: number): string {
	if (Number.isInteger(value) && Math.abs(value) < 1e11) return `${value}`;
	return inVietnamese(formattedNumber(value, 'General') ?? `${value}`);
}

const grouped = (value: number): string => `${value}`.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, '.');

/** "1,144.5" → "1.144,5": only the signs between digits and before the first one. */
const inVietnamese = (text: string): string =>
	text.replaceAll(/(?<=\d)[.,](?=\d)|(?<!\d)\.(?=\d)/g, (sign) => (sign === '.' ? ',' : '.'));

function decimalsOf(text: string): number {
	if (/\dE[+-]?\d/i.test(text)) return 0;
	return /,(\d+)(?!.*,\d)/s.exec(text)?.[1]?.length ?? 0;
}

/** dd/mm/yyyy whatever the format says, since "01/02" of one program is "02/01" of another. */
function dateText(value: number, code: string, format: NumberFormat): string | undefined {
	if (!format.hasDay) {
		const time = formattedNumber(value, code)?.trim();
		return time === undefined || time === '' || time.includes('##') ? undefined : time;
	}
	const day = dayText(value);
	const parts = format.hasTime && !Number.isInteger(value) ? datePartsOf(value) : null;
	return day === undefined || parts === null ? day : `${day} ${two(parts.H)}:${two(parts.M)}`;
}

/** dd/mm/yyyy of a day counted since 1900; undefined where there is none. */
export function dayText(serial: number): string | undefined {
	const parts = serial < 1 ? null : datePartsOf(serial);
	if (parts === null) return undefined;
	return [two(parts.d), two(parts.m), `${parts.y}`.padStart(4, '0')].join('/');
}

const two = (part: number): string => `${part}`.padStart(2, '0');
