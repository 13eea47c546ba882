// A number of a workbook: what kind it is by its number format, and the text that a Vietnamese reader sees for it.
import type { CellNumber } from '../sheet';
import { datePartsOf, formattedNumber, isDateFormat } from './workbook-library';

interface NumberFormat {
	readonly kind: CellNumber['kind'] | 'general';
	/** Fixed by the format; undefined where the value decides ("0.##"). */
	readonly decimals?: number;
	/** "#,##0" and "0": most numbers of a report. */
	readonly plain?: 'grouped' | 'bare';
	readonly hasDay: boolean;
	readonly hasTime: boolean;
}
export interface ShownNumber {
	readonly text: string;
	readonly number: CellNumber;
}

/** Between 1 January 1904 and the day that Excel counts from otherwise. */
const DAYS_TO_1904 = 1462;

export function shownNumber(
	raw: number,
	code: string,
	{ date1904 }: { readonly date1904: boolean }
): ShownNumber {
	const format = formatOf(code);
	if (format.kind === 'date') {
		const value = date1904 ? raw + DAYS_TO_1904 : raw;
		const text = dateText(value, code, format) ?? generalText(value);
		return { text, number: { value, decimals: 0, kind: 'date' } };
	}
	const text = numberText(raw, code, format);
	const decimals = format.decimals ?? decimalsOf(text);
	const kind = format.kind === 'general' ? 'number' : format.kind;
	return { text, number: { value: raw, decimals, kind } };
}

const GENERAL: NumberFormat = { kind: 'general', hasDay: false, hasTime: false };
const known = new Map<string, NumberFormat>();
const MOST_FORMATS = 2000;

function formatOf(code: string): NumberFormat {
	const before = known.get(code);
	if (before !== undefined) return before;
	const format = parseFormat(code);
	if (known.size < MOST_FORMATS) known.set(code, format);
	return format;
}

function parseFormat(code: string): NumberFormat {
	if (/^(?:general|@|)$/i.test(code)) return GENERAL;
	const bare = code
		.replaceAll(/"[^"]*"|\\.|_.|\*./gs, '')
		.replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
	if (isDateFormat(code)) {
		const hasDay = /[dy]|mmm/i.test(bare);
		return { kind: 'date', hasDay, hasTime: /[hs]/i.test(bare) };
	}
	const [first = ''] = bare.split(';');
	if (!/[0#?]/.test(first)) return GENERAL;
	const isFixed = !/[eE/]/.test(first);
	const [, fraction = ''] = /[0#?]\.([0#?]+)/.exec(first) ?? [];
	return {
		kind: first.includes('%') ? 'percent' : 'number',
		...(isFixed && /^0*$/.test(fraction) ? { decimals: fraction.length } : {}),
		...plainness(code),
		hasDay: false,
		hasTime: false
	};
}

function plainness(code: string): Pick<NumberFormat, 'plain'> {
	if (code === '0') return { plain: 'bare' };
	return code === '#,##0' ? { plain: 'grouped' } : {};
}

function numberText(value: number, code: string, { kind, plain }: NumberFormat): string {
	if (kind === 'general') return generalText(value);
	if (plain !== undefined && Number.isSafeInteger(value)) {
		return plain === 'bare' ? `${value}` : grouped(value);
	}
	const shown = inVietnamese(formattedNumber(value, code) ?? '').trim();
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
