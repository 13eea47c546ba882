// Saves a list of units into the register. A code means a unit only together with a date; nothing is renamed on the fly.
import type { Issue } from '../../../domain/checks/issue';
import type { Place } from '../../../domain/figures/observation';
import { fold } from '../../../domain/text';
import {
	isCommuneKind,
	type UnitId,
	type UnitKind,
	type UnitVersion
} from '../../../domain/unit/unit';
import { dayBefore, overlap, type Dates } from '../../../domain/unit/unit-dates';
import type { UnitEntry } from '../../../domain/unit/unit-entry';
import type { Writer } from '../database';
import { freeSpan, UnitIndex } from './unit-index';

export interface SavedUnits {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Any error here: the caller rolls back. */
	readonly issues: readonly Issue[];
}
export interface SaveUnitsOptions {
	readonly isDemonstration?: boolean;
	/** Entries that contradict the register are passed over: what the office said itself stands. */
	readonly onlyMissing?: boolean;
	/** Whether a unit that goes on under its code with another name is asked about, unless the list says what it is. */
	readonly asksRenames?: boolean;
}

type Step = 'added' | 'changed' | 'unchanged' | Issue;

/** Loads or updates; the same list again changes nothing. Higher units of the list come first, so that it may be in any order. */
export function saveUnits(
	db: Writer,
	entries: readonly UnitEntry[],
	options: SaveUnitsOptions = {}
): SavedUnits {
	const index = new UnitIndex(db, options.isDemonstration ?? false);
	const counts = { added: 0, changed: 0, unchanged: 0 };
	const issues: Issue[] = [];
	for (const entry of [...entries].sort((a, b) => height(b.kind) - height(a.kind))) {
		const step = saveUnit(index, entry, options);
		if (typeof step !== 'string') issues.push(step);
		else counts[step] += 1;
	}
	return { ...counts, issues };
}

function height(kind: UnitKind): number {
	if (isCommuneKind(kind)) return 0;
	return kind === 'tinh' ? 2 : 1;
}

function saveUnit(index: UnitIndex, entry: UnitEntry, options: SaveUnitsOptions): Step {
	const known = index.withCode(entry.code, entry.kind);
	const same = known.filter((version) => overlap(version, entry) && isSameUnit(version, entry));
	const others = known.filter((version) => overlap(version, entry) && !isSameUnit(version, entry));
	if (options.onlyMissing === true && same.length + others.length > 0) return 'unchanged';
	const parentId = parentOf(index, entry);
	if (typeof parentId === 'object' && parentId !== null) return parentId;
	const said: Said = { entry, known, parentId, asksRenames: options.asksRenames === true };
	if (same.length > 0 && (isUndated(entry) || others.length === 0)) {
		return mergeIntoKnown(index, said, same);
	}
	if (others.length > 0) return addBesideOthers(index, said, others);
	return add(index, said, entry);
}

interface Said {
	readonly entry: UnitEntry;
	/** Every version that ever had its code. */
	readonly known: readonly UnitVersion[];
	readonly parentId: UnitId | null;
	readonly asksRenames: boolean;
}

const isUndated = (dates: Dates): boolean => dates.validFrom === null && dates.validTo === null;
const isSameUnit = (
	version: UnitVersion,
	entry: { readonly name: string; readonly kind: UnitKind }
): boolean => version.kind === entry.kind && fold(version.name) === fold(entry.name);

/** A version of a unit that had this code and name before, or a new unit. */
function add(index: UnitIndex, said: Said, dates: Dates): Step {
	const { entry, known, parentId } = said;
	const { code, name, kind } = entry;
	const before = beforehand(index, said, dates);
	if (before !== undefined && entry.formerName === undefined) {
		return renamedOrNew(entry, before, dates);
	}
	const isRenamed = before !== undefined && fold(before.name) === fold(entry.formerName ?? '');
	const earlier = isRenamed ? before : known.find((version) => isSameUnit(version, entry));
	const { validFrom, validTo } = dates;
	const version = { code, name, kind, parentId, validFrom, validTo };
	const namesake = earlier === undefined ? index.namesake(version) : undefined;
	if (namesake !== undefined) return nameTaken(entry, namesake);
	index.add(version, earlier?.unitId);
	return 'added';
}

/** The unit that had the code until the day before under another name, where nothing says that another followed it. */
function beforehand(
	index: UnitIndex,
	{ entry, known, asksRenames }: Said,
	{ validFrom }: Dates
): UnitVersion | undefined {
	if (!asksRenames || validFrom === null || known.some((one) => isSameUnit(one, entry))) return;
	return known.find(
		({ unitId, validTo }) =>
			validTo === dayBefore(validFrom) && index.wasKnown(unitId) && !index.isSucceeded(unitId)
	);
}

/** Codes are reused after mergers: without dates a unit stands where the register has nobody else, before or after. */
function addBesideOthers(index: UnitIndex, said: Said, others: readonly UnitVersion[]): Step {
	const span = isUndated(said.entry) ? freeSpan(said.known) : undefined;
	return span === undefined ? codeTaken(said.entry, others[0]) : add(index, said, span);
}

/** Empty dates say nothing against narrower ones that are known; an empty parent nothing against a known one. */
function mergeIntoKnown(index: UnitIndex, said: Said, same: readonly UnitVersion[]): Step {
	const { entry, known, parentId } = said;
	const undated = isUndated(entry);
	const sameDates = (version: UnitVersion): boolean =>
		undated || (version.validFrom === entry.validFrom && version.validTo === entry.validTo);
	const sameParent = (version: UnitVersion): boolean =>
		parentId === null || version.parentId === parentId;
	if (same.some((version) => sameDates(version) && sameParent(version))) return 'unchanged';
	const earlier = undated ? freeSpan(known) : undefined;
	// Another parent before the version that is known: the office lists how things were.
	if (earlier?.validFrom === null) return add(index, said, earlier);
	const target = same.find(sameDates) ?? same[0];
	const isOneOfMany = same.length > 1 && (undated || !same.some(sameDates));
	if (target === undefined || isOneOfMany) return codeTaken(entry, same[0]);
	const { validFrom, validTo } = undated ? target : entry;
	index.change(target, { parentId: parentId ?? target.parentId, validFrom, validTo });
	return 'changed';
}

/** Id of the parent, made when the list names it; an issue when it is another unit or nobody knows it. */
function parentOf(index: UnitIndex, entry: UnitEntry): UnitId | null | Issue {
	if (entry.parent === null) return null;
	const { code, named } = entry.parent;
	const known = index.withCode(code, named?.kind ?? 'huyen');
	const meeting = known.find((version) => overlap(version, entry)) ?? known[0];
	if (meeting !== undefined) {
		const fits = named === undefined || isSameUnit(meeting, named);
		return fits ? meeting.unitId : codeTaken({ ...entry, code, name: named.name }, meeting);
	}
	if (named === undefined) {
		return {
			code: 'unknown_unit',
			severity: 'error',
			place: entry.place,
			found: code,
			nearest: []
		};
	}
	const always = { validFrom: null, validTo: null };
	return index.add({ code, name: named.name, kind: named.kind, parentId: null, ...always }).unitId;
}

function codeTaken(
	entry: { readonly code: string; readonly name: string; readonly place: Place },
	known: UnitVersion | undefined
): Issue {
	return {
		code: 'code_taken',
		severity: 'error',
		place: entry.place,
		unitCode: entry.code,
		found: entry.name,
		known: known?.name ?? '',
		validFrom: known?.validFrom ?? null,
		validTo: known?.validTo ?? null
	};
}

const renamedOrNew = (
	{ code: unitCode, name, place }: UnitEntry,
	before: UnitVersion,
	{ validFrom }: Dates
): Issue => ({
	code: 'renamed_or_new',
	severity: 'error',
	place,
	unitCode,
	found: name,
	known: before.name,
	from: validFrom ?? ''
});

/** Under another code already: two units of one name in one office could not be told apart in any file. */
const nameTaken = ({ place }: UnitEntry, unit: UnitVersion): Issue => ({
	code: 'unit_change_refused',
	severity: 'error',
	place,
	fault: { field: 'name', code: 'name_taken', unit }
});
