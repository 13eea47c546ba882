// The names of a register looked up however they are spelled, and the names that are nearly a written one.
import { spell } from '../text';
import type { UnitId, UnitRegister, UnitVersion } from './unit-version';
import { withoutOffice } from './unit-written';

/** A name or an alias under which a version of a unit may be written. */
export interface NameEntry {
	readonly version: UnitVersion;
	/** As `evenName` leaves it. */
	readonly spelled: string;
}
export interface NameIndex {
	/** Whatever diacritics, hyphens and i or y the name is written with. */
	byFolded(name: string): readonly NameEntry[];
	/** Letters of a code in either case. */
	byCode(code: string): readonly UnitVersion[];
	/** What all careless spellings of a version's name share, by `nameKey`. */
	readonly keyOf: (version: UnitVersion) => string | undefined;
	/** Versions by the plain letters of their name, each once. */
	readonly plainNames: ReadonlyMap<string, readonly UnitVersion[]>;
}

const SUGGESTIONS = 3;
/** Made once per register: a national list has ten thousand units and a file names each of them. */
const indexes = new WeakMap<UnitRegister, NameIndex>();

export function entriesOf(register: UnitRegister): NameIndex {
	const known = indexes.get(register);
	if (known) return known;
	const made = makeIndex(register);
	indexes.set(register, made);
	return made;
}

const MARKS = /\p{M}/gu;
const BEYOND_ASCII = /[^\0-\x7f]/u;
const APOSTROPHES = /['’‘ʼ´`]/gu;
const HYPHENS = /(?<! ) *- */g;
/** After these letters i and y are one sound at the end of a syllable: Mỹ and Mĩ, Lý and Lí, Quý and Quí. */
const FINAL_Y = /(?<=(?:^|[^\p{L}])(?:qu|[hklmstv]))[yỳýỷỹỵ](?!\p{L})/gu;
const ANY_Y = /[yỳýỷỹỵ]/u;
const I_FOR_Y: Readonly<Record<string, string>> = {
	y: 'i',
	ỳ: 'ì',
	ý: 'í',
	ỷ: 'ỉ',
	ỹ: 'ĩ',
	ỵ: 'ị'
};

/** A spelled name with one sign for every apostrophe and no hyphens between words. */
export function evenName(spelled: string): string {
	const even = spelled.replace(APOSTROPHES, "'");
	return even.includes('-') ? even.replace(HYPHENS, ' ') : even;
}

/** Apostrophes may be left out ("Hleo" for "H'leo"), never put in: "D'Rông" is not "Drông". */
export const withoutApostrophes = (name: string): string => name.replaceAll("'", '');

/** "mỹ" and "mĩ" alike. */
export const withOneI = (name: string): string =>
	ANY_Y.test(name) ? name.replace(FINAL_Y, (letter) => I_FOR_Y[letter] ?? letter) : name;

/** The letters alone of a spelled name. */
export function plainLetters(spelled: string): string {
	if (!BEYOND_ASCII.test(spelled)) return spelled;
	const known = plainBefore.get(spelled);
	if (known !== undefined) return known;
	const plain = spelled.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
	if (spelled.length > LONGEST_KEPT) return plain;
	if (plainBefore.size >= MOST_KEPT) plainBefore.clear();
	plainBefore.set(spelled, plain);
	return plain;
}
/** The register has the names that a file has, and each is asked several times. More than these are of no country. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 60;
const plainBefore = new Map<string, string>();

/** Equal for all careless spellings of one name. */
export const nameKey = (name: string): string =>
	withOneI(withoutApostrophes(plainLetters(evenName(name))));

function makeIndex(register: UnitRegister): NameIndex {
	const names = new Map<string, NameEntry[]>();
	const codes = new Map<string, UnitVersion[]>();
	const versions = new Map<UnitId, UnitVersion[]>();
	const plainNames = new Map<string, UnitVersion[]>();
	const keys = new Map<UnitVersion, string>();
	for (const version of register.versions) {
		const spelled = evenName(spell(version.name));
		const key = nameKey(spelled);
		keys.set(version, key);
		push(names, key, { version, spelled });
		push(plainNames, plainLetters(spelled), version);
		if (version.code !== '') push(codes, version.code.toLowerCase(), version);
		push(versions, version.unitId, version);
	}
	for (const { unitId, alias } of register.aliases) {
		const spelled = evenName(withoutOffice(spell(alias)));
		for (const version of versions.get(unitId) ?? []) {
			push(names, nameKey(spelled), { version, spelled });
		}
	}
	return {
		byFolded: (name) => names.get(nameKey(name)) ?? [],
		keyOf: (version) => keys.get(version),
		byCode: (code) => codes.get(code.toLowerCase()) ?? [],
		plainNames
	};
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

/** Up to three units whose plain name is a few letters away; they are only ever suggested. */
export function nearestNames(
	register: UnitRegister,
	written: readonly string[],
	isKnown: (version: UnitVersion) => boolean
): UnitVersion[] {
	const wanted = [...new Set(written.map((name) => plainLetters(evenName(name))))];
	const scored: { readonly version: UnitVersion; readonly distance: number }[] = [];
	for (const [name, versions] of entriesOf(register).plainNames) {
		const most = Math.max(1, Math.floor(name.length / 3));
		const distance = Math.min(...wanted.map((text) => editDistance(name, text, most)));
		if (distance > most) continue;
		for (const version of versions) if (isKnown(version)) scored.push({ version, distance });
	}
	return scored
		.toSorted(
			(a, b) => a.distance - b.distance || a.version.name.localeCompare(b.version.name, 'vi')
		)
		.slice(0, SUGGESTIONS)
		.map(({ version }) => version);
}

/** Letters to insert, drop or replace; infinite beyond `most`, which by default allows a third of the length. */
export function editDistance(a: string, b: string, most = a.length / 3 + 1): number {
	if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		let least = i;
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const distance = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
			next.push(distance);
			if (distance < least) least = distance;
		}
		if (least > most) return Number.POSITIVE_INFINITY;
		row = next;
	}
	return row[b.length] ?? 0;
}
