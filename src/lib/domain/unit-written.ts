// A written unit name taken apart: "UBND thị trấn Lai Cách, huyện Cẩm Giàng" is a kind, a name and a parent.
import { spell } from './text';
import { isCommuneKind, type UnitKind } from './unit-version';

export interface NameReading {
	/** The kind written before the name; absent when none is. */
	readonly kind?: UnitKind;
	/** As `spell` leaves it. */
	readonly name: string;
}
/** Readings of the unit itself, and of each unit it is said to belong to. */
export interface WrittenUnit {
	readonly unit: readonly NameReading[];
	readonly parents: readonly (readonly NameReading[])[];
}

const LABEL = /^(?:tên |ten )?(?:đơn vị|don vi)(?: báo cáo| bao cao)? ?: ?/u;
const OFFICE = /^(?:ủy ban nhân dân|uy ban nhan dan|ubnd|ubdn)[ .:]+/u;
/** Full words with all their diacritics or with none ("Xà Phìn" does not begin with "xã"), and abbreviations. */
const KIND_PATTERNS: readonly { readonly kind: UnitKind; readonly pattern: RegExp }[] = [
	kindPattern('thi-tran', ['thị trấn', 'thi tran'], ['tt', 't\\.t', 't\\.trấn']),
	kindPattern('thi-xa', ['thị xã', 'thi xa'], ['tx', 't\\.x']),
	kindPattern('thanh-pho', ['thành phố', 'thanh pho'], ['tp', 't\\.p']),
	kindPattern('xa', ['xã', 'xa'], ['x']),
	kindPattern('phuong', ['phường', 'phuong'], ['p', 'f']),
	kindPattern('dac-khu', ['đặc khu', 'dac khu'], ['đk']),
	kindPattern('huyen', ['huyện', 'huyen'], ['h']),
	kindPattern('quan', ['quận', 'quan'], ['q']),
	kindPattern('tinh', ['tỉnh', 'tinh'], []),
	kindPattern('cum', ['cụm', 'cum'], [])
];
const BETWEEN_UNITS = / - |[,;()/]/u;
const BETWEEN_UNITS_TIGHT = /[-,;()/]/u;
const BEFORE_PARENT =
	/ (?=(?:huyện|quận|thị xã|thành phố|tỉnh|huyen|quan|thi xa|thanh pho|tinh) |(?:h|q|tx|tp)\.)/u;

/** The possible ways to take a written name apart, the plainest first. */
export function readWrittenUnit(text: string): readonly WrittenUnit[] {
	const written = spell(text).replace(LABEL, '');
	const separated = partsOf(written, BETWEEN_UNITS);
	const ways = [
		[written],
		separated,
		separated.flatMap((part) => partsOf(part, BEFORE_PARENT)),
		partsOf(written, BETWEEN_UNITS_TIGHT)
	];
	const seen = new Set<string>();
	return ways.flatMap((parts) => {
		const key = parts.join('|');
		if (seen.has(key)) return [];
		seen.add(key);
		return arrange(parts.map(nameReadings).filter((readings) => readings.length > 0));
	});
}

/** A name as bare ("lai cách") and, where it begins with a kind, without it. */
export function nameReadings(text: string): NameReading[] {
	const bare = withoutOffice(text);
	const readings: NameReading[] = KIND_PATTERNS.flatMap(({ kind, pattern }) => {
		const name = pattern.exec(bare)?.[1];
		return name === undefined ? [] : [{ kind, name }];
	});
	return bare === '' ? readings : [...readings, { name: bare }];
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

function kindPattern(kind: UnitKind, words: readonly string[], short: readonly string[]) {
	const starts = [
		...words.map((word) => `${word}[ .:]+`),
		...short.map((word) => `${word}(?:[.] ?| |(?=\\d))`)
	];
	return { kind, pattern: new RegExp(`^(?:${starts.join('|')})(\\S.*)$`, 'u') };
}
