// The names of a register looked up folded, and the names that are nearly a written one.
import { fold, spell } from './text';
import type { UnitId, UnitRegister, UnitVersion } from './unit-version';
import { withoutOffice } from './unit-written';

/** A name or an alias under which a version of a unit may be written. */
export interface NameEntry {
	readonly version: UnitVersion;
	readonly spelled: string;
}
export interface NameIndex {
	byFolded(folded: string): readonly NameEntry[];
	/** Letters of a code in either case. */
	byCode(code: string): readonly UnitVersion[];
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

function makeIndex(register: UnitRegister): NameIndex {
	const names = new Map<string, NameEntry[]>();
	const codes = new Map<string, UnitVersion[]>();
	const versions = new Map<UnitId, UnitVersion[]>();
	const addName = (version: UnitVersion, spelled: string): void => {
		const folded = fold(spelled);
		names.set(folded, [...(names.get(folded) ?? []), { version, spelled }]);
	};
	for (const version of register.versions) {
		addName(version, spell(version.name));
		const code = version.code.toLowerCase();
		if (code !== '') codes.set(code, [...(codes.get(code) ?? []), version]);
		versions.set(version.unitId, [...(versions.get(version.unitId) ?? []), version]);
	}
	for (const { unitId, alias } of register.aliases) {
		for (const version of versions.get(unitId) ?? []) addName(version, withoutOffice(spell(alias)));
	}
	return {
		byFolded: (folded) => names.get(folded) ?? [],
		byCode: (code) => codes.get(code.toLowerCase()) ?? []
	};
}

/** Up to three units whose folded name is a few letters away; they are only ever suggested. */
export function nearestNames(
	versions: readonly UnitVersion[],
	written: readonly string[]
): UnitVersion[] {
	const scored = versions.flatMap((version) => {
		const name = fold(version.name);
		const distance = Math.min(...written.map((text) => editDistance(name, text)));
		return distance <= Math.max(1, Math.floor(name.length / 3)) ? [{ version, distance }] : [];
	});
	return scored
		.toSorted(
			(a, b) => a.distance - b.distance || a.version.name.localeCompare(b.version.name, 'vi')
		)
		.slice(0, SUGGESTIONS)
		.map(({ version }) => version);
}

/** Letters to insert, drop or replace; far too different lengths are not worked out. */
export function editDistance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > a.length / 3 + 1) return Number.POSITIVE_INFINITY;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
