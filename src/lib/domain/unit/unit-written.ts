// A written unit name taken apart: "UBND thị trấn Lai Cách, huyện Cẩm Giàng" is a kind, a name and a parent.
import { spell } from '../text';
import { isCommuneKind, type UnitKind } from './unit-version';

export interface NameReading {
	/** The kind written before the name; absent when none is. */
	readonly kind?: UnitKind;
	/** The kind is a whole word without its diacritics ("xa"): who drops them there drops them in the name. */
	readonly isPlainKind?: true;
	/** As `spell` leaves it. */
	readonly name: string;
}
/** Readings of the unit itself, and of each unit it is said to belong to. */
export interface WrittenUnit {
	readonly unit: readonly NameReading[];
	readonly parents: readonly (readonly NameReading[])[];
}

const LABEL = /^(?:tên |ten )?(?:đơn vị|don vi)(?: báo cáo| bao cao)? ?: ?/u;
/** Quotes and bullets around a name, and its number in a list: `"Xã A"`, `- Xã A`, `12. Xã A`. */
const BEFORE_NAME = /^(?:["'“”‘’«»*•+-]+ ?|\(?\d{1,3}[.)] ?(?=\p{L}))+/u;
const AFTER_NAME = /(?<![ "'“”‘’«».;:,])[ "'“”‘’«».;:,]+$/u;
/** The offices of a commune that report for it as a whole; its council or party committee alone do not. */
const OFFICE = new RegExp(
	`^(?:(?:${[
		'(?:(?:văn phòng|van phong|vp) )?(?:hđnd|hdnd|hội đồng nhân dân|hoi dong nhan dan)' +
			'(?: ?[-,&/] ?| và | va )(?:ubnd|ủy ban nhân dân|uy ban nhan dan)',
		'ủy ban nhân dân|uy ban nhan dan|ubnd|ubdn',
		'bộ phận (?:một|1) cửa|bo phan (?:mot|1) cua',
		'bộ phận tiếp nhận và trả kết quả|bo phan tiep nhan va tra ket qua',
		'trung tâm (?:phục vụ )?hành chính công|trung tam (?:phuc vu )?hanh chinh cong'
	].join('|')})(?:[ .:]+(?:của |cua )?| ?- ?))+`,
	'u'
);
/** Full words with all their diacritics or with none ("Xà Phìn" does not begin with "xã"), and abbreviations. */
const KIND_PATTERNS: readonly KindPattern[] = [
	...kindPatterns('thi-tran', ['thị trấn', 'thi tran'], ['tt', 't\\.t', 't\\.trấn']),
	...kindPatterns('thi-xa', ['thị xã', 'thi xa'], ['tx', 't\\.x']),
	...kindPatterns('thanh-pho', ['thành phố', 'thanh pho'], ['tp', 't\\.p']),
	...kindPatterns('xa', ['xã', 'xa'], ['x']),
	...kindPatterns('phuong', ['phường', 'phuong'], ['p', 'f']),
	...kindPatterns('dac-khu', ['đặc khu', 'dac khu'], ['đk']),
	...kindPatterns('huyen', ['huyện', 'huyen'], ['h']),
	...kindPatterns('quan', ['quận', 'quan'], ['q']),
	...kindPatterns('tinh', ['tỉnh', 'tinh'], []),
	...kindPatterns('cum', ['cụm', 'cum'], [])
];
/** Every name of a file is looked at, and few kinds begin with its first letter. */
const PATTERNS_BY_LETTER: ReadonlyMap<string, readonly KindPattern[]> = new Map(
	KIND_PATTERNS.flatMap(({ letters }) => letters).map((letter) => [
		letter,
		KIND_PATTERNS.filter(({ letters }) => letters.includes(letter))
	])
);
const BETWEEN_UNITS = / - | thuộc | thuoc |[,;()/]/u;
const BETWEEN_UNITS_TIGHT = /[-,;()/]/u;
const BEFORE_PARENT =
	/ (?=(?:huyện|quận|thị xã|thành phố|tỉnh|huyen|quan|thi xa|thanh pho|tinh) |(?:h|q|tx|tp)\.)/u;

/** The possible ways to take a written name apart, the plainest first. */
export const readWrittenUnit = (text: string): readonly WrittenUnit[] => [...writtenUnits(text)];

/** No name of a unit with its office and all it belongs to is longer; a longer text is something else. */
const LONGEST_NAME = 500;

/** One way after the other: the first is nearly always the one. None for a text that is too long to be a name.
 *  `spelled`: as `spell` leaves the text, where that is known. */
export function* writtenUnits(text: string, spelled?: string): Generator<WrittenUnit> {
	if (text.length > LONGEST_NAME) return;
	const seen = new Set<string>();
	for (const parts of waysApart(spelled ?? spell(text))) {
		const key = parts.join('|');
		if (seen.has(key)) continue;
		seen.add(key);
		yield* arrange(parts.map(nameReadings).filter((readings) => readings.length > 0));
	}
}

function* waysApart(spelled: string): Generator<string[]> {
	const labelled = spelled.replace(LABEL, '').replace(BEFORE_NAME, '').replace(AFTER_NAME, '');
	const written = withoutOffice(labelled.replace(LABEL, ''));
	yield [written];
	const separated = partsOf(written, BETWEEN_UNITS);
	yield separated;
	yield separated.flatMap((part) => partsOf(part, BEFORE_PARENT));
	yield* eachParent(written);
	yield partsOf(written, BETWEEN_UNITS_TIGHT);
}

/** Cut before one parent only: "xã thượng quận | thị xã kinh môn". */
function eachParent(written: string): string[][] {
	const parts = partsOf(written, BEFORE_PARENT);
	if (parts.length < 3) return [];
	return parts.slice(1).map((_, index) => {
		const at = parts.length - 1 - index;
		return [parts.slice(0, at).join(' '), parts.slice(at).join(' ')];
	});
}

/** A name as bare ("lai cách") and, where it begins with a kind, without it. */
export function nameReadings(text: string): NameReading[] {
	const bare = withoutOffice(text);
	if (bare === '') return [];
	const readings: NameReading[] = [];
	for (const { kind, pattern, isPlain } of PATTERNS_BY_LETTER.get(bare.charAt(0)) ?? []) {
		const found = pattern.exec(bare)?.[1];
		if (found === undefined) continue;
		// Close to the kind ("xãThái Hoà") the tones of two words stood in one.
		const isClose = /\p{L}/u.test(bare.at(-found.length - 1) ?? '');
		const name = isClose ? spell(found) : found;
		readings.push(isPlain ? { kind, name, isPlainKind: true } : { kind, name });
	}
	readings.push({ name: bare });
	return readings;
}

export const withoutOffice = (spelled: string): string => spelled.replace(OFFICE, '').trim();

/** The commune first, whatever the order: "UBND huyện Cẩm Giàng - UBND thị trấn Lai Cách". */
function arrange(parts: readonly NameReading[][]): WrittenUnit[] {
	const commune = parts.findIndex((readings) =>
		readings.some(({ kind }) => kind !== undefined && isCommuneKind(kind))
	);
	const at = Math.max(0, commune);
	const unit = parts[at];
	return unit ? [{ unit, parents: parts.filter((_, index) => index !== at) }] : [];
}

const partsOf = (text: string, separator: RegExp): string[] =>
	text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');

interface KindPattern {
	readonly kind: UnitKind;
	/** One of which it begins with. */
	readonly letters: readonly string[];
	readonly pattern: RegExp;
	readonly isPlain: boolean;
}

/** A word with diacritics may stand close to the name ("xãHồng Phong"): no name begins with it. */
function kindPatterns(
	kind: UnitKind,
	[word, plain]: readonly [string, string],
	short: readonly string[]
): KindPattern[] {
	const starts = [`${word}[ .:-]*`, ...short.map((start) => `${start}(?:[.] ?| |(?=\\d))`)];
	const first = (text: string): string => text.charAt(0);
	return [
		{ kind, letters: [word, ...short].map(first), pattern: starting(starts), isPlain: false },
		{ kind, letters: [first(plain)], pattern: starting([`${plain}[ .:-]+`]), isPlain: true }
	];
}

function starting(starts: readonly string[]): RegExp {
	return new RegExp(`^(?:${starts.join('|')})([\\p{L}\\d].*)$`, 'u');
}
