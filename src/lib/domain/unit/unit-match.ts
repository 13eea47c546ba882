// From an officially written name or code to exactly one unit within its organising unit and date, or to a question.
import type { IsoDate } from '../calendar';
import { LONGEST_NAME, spell } from '../text';
import {
	entriesOf,
	evenName,
	nameKey,
	nearestNames,
	plainLetters,
	withOneI,
	withoutApostrophes,
	type NameEntry
} from './unit-index';
import { ancestorsOf, isValid, successorsOf, versionOn } from './unit-lineage';
import {
	isCommuneKind,
	unitName,
	unitNameWithParent,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from './unit-version';
import { readWrittenUnit, writtenUnits, type NameReading, type WrittenUnit } from './unit-written';

export type UnitMatch =
	| { readonly kind: 'one'; readonly unitId: UnitId }
	/** Candidates name their parents. */
	| { readonly kind: 'many'; readonly candidates: readonly string[] }
	/** Only suggestions. */
	| { readonly kind: 'none'; readonly nearest: readonly string[] }
	| {
			readonly kind: 'not_valid';
			readonly name: string;
			readonly validFrom: IsoDate | null;
			readonly validTo: IsoDate | null;
			readonly successors: readonly string[];
	  };

export interface MatchScope {
	/** Organising unit below which the name is looked for; it is itself part of the scope. */
	readonly within?: UnitId;
	readonly on: IsoDate;
	/** Only communes, or only organising units; both when absent. */
	readonly role?: 'commune' | 'organising';
}

interface Search {
	readonly register: UnitRegister;
	readonly scope: MatchScope;
	/** Written with diacritics somewhere, so the missing ones mean something. */
	readonly accented: boolean;
}
/** How a name agrees with what is written: as it stands; but for i and y or an apostrophe; but for missing diacritics. */
const RANKS = ['exact', 'close', 'plain'] as const;
type Rank = (typeof RANKS)[number];
interface Hit {
	readonly version: UnitVersion;
	readonly rank: Rank;
}

/**
 * `matchUnit(register, 'UBND thị trấn Lai Cách', { within, on })`. Exact spelling comes before folded spelling;
 * homonyms, a name of another time and a name nobody has are told apart and never guessed.
 */
export function matchUnit(register: UnitRegister, written: string, scope: MatchScope): UnitMatch {
	if (written.length > LONGEST_NAME) return { kind: 'none', nearest: [] };
	const spelled = spell(written);
	const accented = spelled !== plainLetters(spelled);
	const search = { register, scope, accented };
	const byCode = resolve(search, codeHits(search, spelled));
	if (byCode) return ofRole(search, byCode, written);
	for (const unit of writtenUnits(written, spelled)) {
		const match = resolve(search, nameHits(search, unit));
		if (match) return ofRole(search, match, written);
	}
	return { kind: 'none', nearest: nearest(search, written) };
}

function codeHits({ register }: Search, spelled: string): Hit[] {
	const index = entriesOf(register);
	const isCode = /^[\p{L}\d._-]+$/u.test(spelled);
	const exact = isCode ? index.byCode(spelled) : [];
	const versions = exact.length > 0 ? exact : index.byCode(codeAsNumber(spelled) ?? '');
	return versions.map((version) => ({ version, rank: 'exact' }));
}

/** A code that a program took for a number: "10.843", "10 843", "10843,0" are 10843. */
function codeAsNumber(spelled: string): string | undefined {
	if (/^[1-9]\d{0,2}(?:[., ]\d{3})+(?:[.,]0{1,2})?$/.test(spelled))
		return spelled.replace(/[.,]0{1,2}$/, '').replace(/\D/g, '');
	return /^(\d{2,9})[.,]0{1,6}$/.exec(spelled)?.[1];
}

function nameHits(search: Search, { unit, parents }: WrittenUnit): Hit[] {
	const index = entriesOf(search.register);
	const hits = unit.flatMap((reading) =>
		index.byFolded(reading.name).flatMap((entry): Hit[] => {
			if (!ofKind(entry.version, reading) || !comparable(search, entry, reading)) return [];
			return [{ version: entry.version, rank: rankOf(search, entry, reading) }];
		})
	);
	return hits.filter(({ version }) => parents.every((part) => belongs(search, version, part)));
}

/** Exact spellings first, and within them units of the day before units of another time. */
function resolve(search: Search, found: readonly Hit[]): UnitMatch | undefined {
	const ofScope = search.scope.role === 'organising' ? found.filter(isOrganising) : found;
	for (const wanted of RANKS) {
		const tier = ofScope.filter(({ rank }) => rank === wanted);
		const match = resolveTier(search, tier);
		if (match) return match;
	}
	return undefined;
}

function resolveTier(search: Search, hits: readonly Hit[]): UnitMatch | undefined {
	const { scope } = search;
	const near = hits.filter(({ version }) => inScope(search, version));
	const valid = near.filter(({ version }) => isValid(version, scope.on));
	if (valid.length > 0) return oneOrMany(search, valid);
	// A former name or kind of a unit that goes on under the same id.
	const former = near.filter(({ version }) => isAlive(search, version.unitId));
	if (former.length > 0) return oneOrMany(search, former);
	const gone = hits.filter((hit) => near.includes(hit) || goesOnInScope(search, hit.version));
	const [first] = gone;
	if (!first) return undefined;
	const isOneUnit = gone.every(({ version }) => version.unitId === first.version.unitId);
	return isOneUnit ? notValid(search, first.version) : oneOrMany(search, gone);
}

function notValid({ register, scope }: Search, version: UnitVersion): UnitMatch {
	const successors = successorsOf(register, version.unitId).flatMap(({ successorId }) => {
		const successor = versionOn(register, successorId, scope.on);
		return successor ? [unitName(successor)] : [];
	});
	const { validFrom, validTo } = version;
	return { kind: 'not_valid', name: unitName(version), validFrom, validTo, successors };
}

function oneOrMany(search: Search, hits: readonly Hit[]): UnitMatch {
	const versions = new Map(hits.map(({ version }) => [version.unitId, version]));
	const [first, ...others] = [...versions.values()];
	if (first && others.length === 0) return { kind: 'one', unitId: first.unitId };
	const candidates = [...versions.values()].map((version) => described(search, version));
	return { kind: 'many', candidates: candidates.toSorted((a, b) => a.localeCompare(b, 'vi')) };
}

/** A unit of the other role is none; a bare name that a commune shares with its district stays a question. */
function ofRole(search: Search, match: UnitMatch, written: string): UnitMatch {
	const { role, on } = search.scope;
	if (match.kind !== 'one' || role === undefined) return match;
	const version = versionOn(search.register, match.unitId, on);
	if (!version || isCommuneKind(version.kind) === (role === 'commune')) return match;
	return { kind: 'none', nearest: nearest(search, written) };
}

/** Text with diacritics that stand against the name's ("Lai Cảch") is not that name; text that lacks some may be. */
function comparable(search: Search, entry: NameEntry, reading: NameReading): boolean {
	const written = evenName(reading.name);
	if (written.includes("'") && !entry.spelled.includes("'")) return false;
	if (!search.accented || isClose(entry.spelled, written)) return true;
	if (!lacksOnly(closeForm(written), closeForm(entry.spelled))) return false;
	const isPlain = reading.isPlainKind === true || written === plainLetters(written);
	const namesakes = entriesOf(search.register).byFolded(written);
	return isPlain || !namesakes.some((other) => isNamesake(other, reading));
}

const closeForm = (name: string): string => withOneI(withoutApostrophes(name));

const isClose = (name: string, written: string): boolean =>
	name === written || closeForm(name) === closeForm(written);

/** Somewhere else a unit is spelled exactly so: "Cẩm Giang" is then no careless "Cẩm Giàng". */
const isNamesake = (entry: NameEntry, reading: NameReading): boolean =>
	isClose(entry.spelled, evenName(reading.name)) && ofKind(entry.version, reading);

/** Without any diacritic in the text, "cam giang" is Cẩm Giang as well as Cẩm Giàng. */
function rankOf({ accented }: Search, { spelled }: NameEntry, reading: NameReading): Rank {
	const written = evenName(reading.name);
	const name = accented ? spelled : plainLetters(spelled);
	if (accented && reading.isPlainKind === true) return 'plain';
	if (name === written) return 'exact';
	return isClose(name, written) ? 'close' : 'plain';
}

/** Every letter is the name's letter or that letter with fewer marks. */
function lacksOnly(written: string, name: string): boolean {
	const letters = [...name];
	return [...written].every((letter, index) => {
		const whole = letters[index] ?? '';
		return letter === whole || letter === plainLetters(whole) || isPartOf(letter, whole);
	});
}

function isPartOf(letter: string, whole: string): boolean {
	const marks = new Set(whole.normalize('NFD'));
	return [...letter.normalize('NFD')].every((mark) => marks.has(mark));
}

const ofKind = (version: UnitVersion, { kind }: NameReading): boolean =>
	kind === undefined || version.kind === kind;

const isOrganising = ({ version }: Hit): boolean => !isCommuneKind(version.kind);

/** A parent that is written must be one of those above; only one beyond the known levels is passed over. */
function belongs(search: Search, version: UnitVersion, part: readonly NameReading[]): boolean {
	const above = ancestorsOf(search.register, version, clipped(version, search.scope.on));
	const { keyOf } = entriesOf(search.register);
	// A parent's diacritics are not weighed: the unit's own must agree.
	const named = (unit: UnitVersion): boolean =>
		part.some((reading) => ofKind(unit, reading) && keyOf(unit) === nameKey(reading.name));
	if (above.some(named)) return true;
	return part.some(
		({ kind, name }) =>
			kind !== undefined &&
			!isCommuneKind(kind) &&
			!above.some((unit) => unit.kind === kind) &&
			!entriesOf(search.register)
				.byFolded(name)
				.some((entry) => entry.version.kind === kind)
	);
}

function inScope({ register, scope }: Search, version: UnitVersion): boolean {
	const { within, on } = scope;
	if (within === undefined || version.unitId === within) return true;
	return ancestorsOf(register, version, clipped(version, on)).some(
		({ unitId }) => unitId === within
	);
}

function isAlive({ register, scope }: Search, unitId: UnitId): boolean {
	const version = versionOn(register, unitId, scope.on);
	return version !== undefined && isValid(version, scope.on);
}

const goesOnInScope = (search: Search, version: UnitVersion): boolean =>
	successorsOf(search.register, version.unitId).some(({ successorId }) => {
		const successor = versionOn(search.register, successorId, search.scope.on);
		return successor !== undefined && inScope(search, successor);
	});

/** The day itself while the version is valid, otherwise the nearest day on which it is. */
function clipped({ validFrom, validTo }: UnitVersion, on: IsoDate): IsoDate {
	if (validFrom !== null && on < validFrom) return validFrom;
	return validTo !== null && on > validTo ? validTo : on;
}

function described({ register, scope }: Search, version: UnitVersion): string {
	const parent = ancestorsOf(register, version, clipped(version, scope.on))[0];
	return unitNameWithParent(version, parent);
}

function nearest(search: Search, written: string): string[] {
	const { register, scope } = search;
	const names = readWrittenUnit(written).flatMap(({ unit }) => unit.map(({ name }) => name));
	const isKnown = (version: UnitVersion): boolean =>
		isValid(version, scope.on) &&
		(scope.role === undefined || isCommuneKind(version.kind) === (scope.role === 'commune')) &&
		inScope(search, version);
	return nearestNames(register, names, isKnown).map((version) => described(search, version));
}
