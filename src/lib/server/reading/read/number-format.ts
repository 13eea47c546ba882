// A number format of a workbook taken apart: its sections, and in each what it does to a number that people then see.
import { isMeasureUnit } from '../../../domain/figures/quantity';
import { isDateFormat } from './workbook/library';

export interface FormatSection {
	readonly kind: 'number' | 'percent' | 'general' | 'text';
	/** Fixed by the format; undefined where the value decides ("0.##"). */
	readonly decimals?: number;
	/** "#,##0" and "0": most numbers of a report. */
	readonly plain?: 'grouped' | 'bare';
	/** What the number is divided by before it is shown: a million in "#,##0,,". */
	readonly divisor: number;
	/** Written with the signs of Vietnamese, "0,00%", where a file has English ones: nobody sees what was meant. */
	readonly isForeign: boolean;
	/** Words or further digits stand beside the number ("trên "0): only the whole says what is meant. */
	readonly hasWords: boolean;
	/** Nothing at all is shown. */
	readonly isHiding: boolean;
	/** It puts the minus sign itself, or none. */
	readonly isOfNegatives: boolean;
	/** For the library, in English signs, without locales. */
	readonly code: string;
}
export interface NumberFormat {
	readonly kind: 'date' | 'number';
	readonly hasDay: boolean;
	readonly hasTime: boolean;
	readonly sections: readonly (FormatSection & { readonly test?: (value: number) => boolean })[];
}

const known = new Map<string, NumberFormat>();
const MOST_FORMATS = 2000;

/** Each format once, however many cells have it. */
export function numberFormat(code: string): NumberFormat {
	const before = known.get(code);
	if (before !== undefined) return before;
	const format = parseFormat(code);
	if (known.size < MOST_FORMATS) known.set(code, format);
	return format;
}

/** The section that shows the value: by its own condition, else positive, negative and zero in this order. */
export function sectionFor({ sections }: NumberFormat, value: number): FormatSection {
	const [first = GENERAL, negative, zero] = sections;
	if (negative === undefined) return first;
	if (sections.some(({ test }) => test !== undefined)) {
		const shown = sections.slice(0, 3);
		return shown.find(({ test }) => test === undefined || test(value)) ?? first;
	}
	if (value > 0) return first;
	if (value < 0) return negative;
	return zero ?? first;
}

const GENERAL: FormatSection = {
	kind: 'general',
	divisor: 1,
	isForeign: false,
	hasWords: false,
	isHiding: false,
	isOfNegatives: false,
	code: 'General'
};
function parseFormat(code: string): NumberFormat {
	if (/^(?:general|@|)$/i.test(code)) return { ...NO_DATE, sections: [GENERAL] };
	if (isDateFormat(code)) {
		const bare = code
			.replaceAll(/"[^"]*"|\\.|_.|\*./gs, '')
			.replaceAll(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '');
		const hasDay = /[dy]|mmm/i.test(bare);
		return { kind: 'date', hasDay, hasTime: /[hs]/i.test(bare), sections: [] };
	}
	const sections = sectionsOf(code).map(sectionOf);
	return {
		...NO_DATE,
		sections: sections.map((section, index) => ({ ...section, isOfNegatives: index > 0 }))
	};
}

const NO_DATE = { kind: 'number', hasDay: false, hasTime: false } as const;

/** `literal`: text shown as it stands; `sign`: part of the pattern. */
interface Piece {
	readonly kind: 'sign' | 'literal' | 'space' | 'condition';
	readonly text: string;
}
const PIECE = /General|"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|[^"\\_*[]/gisu;

function sectionsOf(code: string): Piece[][] {
	const sections: Piece[][] = [[]];
	for (const [written] of code.matchAll(PIECE)) {
		if (written === ';') sections.push([]);
		else sections.at(-1)?.push(pieceOf(written));
	}
	return sections;
}

function pieceOf(written: string): Piece {
	const [first = ''] = written;
	if (/^general$/i.test(written)) return { kind: 'sign', text: 'General' };
	if (written.length > 1 || first === '"') {
		if (first === '"') return { kind: 'literal', text: written.replaceAll('"', '') };
		if (first === '\\') return { kind: 'literal', text: written.slice(1) };
		if (first === '_' || first === '*') return { kind: 'space', text: '' };
		if (first === '[') return bracketed(written.slice(1).replace(/\]$/, ''));
	}
	// Letters that are no part of a pattern are shown by many programs although no quotes stand around them.
	return {
		kind: /[\p{L}–—≥≤₫]/u.test(first) && !/[EG]/i.test(first) ? 'literal' : 'sign',
		text: first
	};
}

/** "[$₫-42A]" is a currency with its language, "[$-42A]" the language alone, "[Red]" a colour. */
function bracketed(inside: string): Piece {
	if (inside.startsWith('$')) {
		return { kind: 'literal', text: inside.slice(1).split('-')[0] ?? '' };
	}
	return /^[<>=]/.test(inside) ? { kind: 'condition', text: inside } : { kind: 'space', text: '' };
}

function sectionOf(pieces: readonly Piece[]): NumberFormat['sections'][number] {
	const test = conditionOf(pieces.find(({ kind }) => kind === 'condition')?.text ?? '');
	const section = readSection(grouped(pieces));
	return test === undefined ? section : { ...section, test };
}

/** "#\.##0" groups by a full stop that is put in as a letter. */
function grouped(pieces: readonly Piece[]): Piece[] {
	return pieces.map((piece, index) => {
		const isBetween = isPlace(pieces[index - 1]) && isPlace(pieces[index + 1]);
		const isStop = piece.kind === 'literal' && piece.text === '.' && isBetween;
		return isStop ? { kind: 'sign', text: ',' } : piece;
	});
}

const isPlace = (piece: Piece | undefined): boolean =>
	piece?.kind === 'sign' && /[#0?]/.test(piece.text);

function readSection(pieces: readonly Piece[]): FormatSection {
	const pattern = pieces.map(({ kind, text }) => (kind === 'sign' ? text : '')).join('');
	const words = pieces.filter(({ kind, text }) => kind === 'literal' && text !== '');
	const spelled = words.map(({ text }) => text).join('');
	const isText = !/[0#?]/.test(pattern) && !/general/i.test(pattern);
	if (isText) {
		const isHiding = spelled.trim() === '' && !/[^\s;]/.test(pattern);
		return { ...GENERAL, kind: 'text', hasWords: tells(spelled), isHiding, code: codeOf(pieces) };
	}
	if (!/[0#?]/.test(pattern)) return { ...GENERAL, hasWords: tells(spelled), code: codeOf(pieces) };
	const isForeign = isForeignPattern(pattern);
	const english = isForeign ? pieces.map(exchanged) : pieces;
	return { ...numberSection(english), isForeign, hasWords: tells(spelled) };
}

function numberSection(pieces: readonly Piece[]): FormatSection {
	const pattern = pieces.map(({ kind, text }) => (kind === 'sign' ? text : '')).join('');
	const code = codeOf(pieces);
	const [, fraction = ''] = /[0#?]\.([0#?]+)/.exec(pattern) ?? [];
	const isFixed = !/[eE/]/.test(pattern) && /^0*$/.test(fraction);
	const [, thousands = ''] = /[0#?.](,+)(?![#0?,])/.exec(pattern) ?? [];
	return {
		...GENERAL,
		kind: pattern.includes('%') ? 'percent' : 'number',
		...(isFixed ? { decimals: fraction.length } : {}),
		...(code === '0' ? { plain: 'bare' } : {}),
		...(code === '#,##0' ? { plain: 'grouped' } : {}),
		divisor: 1000 ** thousands.length,
		code
	};
}

/** A decimal comma, or a full stop that groups; English patterns group three places by a comma before the stop. */
function isForeignPattern(pattern: string): boolean {
	const [number = ''] = /[0#?][0#?.,]*/.exec(pattern) ?? [];
	const inner = number.replace(/(?<!,),+$/, '');
	if (/\..*[.,]|\.#+0/.test(inner)) return true;
	return /,[0#?]{1,2}(?:\.|$)/.test(inner) || /^0,0{3,}$|^#\.###$/.test(inner);
}

const exchanged = (piece: Piece): Piece => {
	if (piece.kind !== 'sign' || !/[.,]/.test(piece.text)) return piece;
	return { kind: 'sign', text: piece.text === '.' ? ',' : '.' };
};

/** Whether what stands beside the number changes what it says: "trên", "≥", "2023-"; no unit, sign or bracket does. */
function tells(literal: string): boolean {
	const words = literal.trim();
	if (/^[-–—\s]*$/.test(words)) return false;
	return (
		/[\p{L}\d<>≤≥=~±/–-]/u.test(words) &&
		!isMeasureUnit(words.replace(/^[([]+|(?<![)\]])[)\]]+$/g, ''))
	);
}

const codeOf = (pieces: readonly Piece[]): string =>
	pieces
		.map(({ kind, text }) => {
			if (kind === 'sign') return text;
			return kind === 'literal' && text !== '' ? `"${text}"` : '';
		})
		.join('');

const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const TESTS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
	'<': (value, bound) => value < bound,
	'>': (value, bound) => value > bound,
	'=': (value, bound) => value === bound,
	'<=': (value, bound) => value <= bound,
	'>=': (value, bound) => value >= bound,
	'<>': (value, bound) => value !== bound
};

function conditionOf(text: string): ((value: number) => boolean) | undefined {
	const [, sign = '', written = ''] = CONDITION.exec(text) ?? [];
	const test = TESTS[sign];
	return test === undefined ? undefined : (value) => test(value, Number(written));
}
