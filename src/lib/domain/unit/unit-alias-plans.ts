// Plans for other spellings of a unit: one spelling means one unit of an office.
import type { IsoDate } from '../calendar';
import { tidy } from '../text';
import { NO_CHANGE, planned, refused, type Planned, type UnitFacts } from './unit-change';
import { overlap } from './unit-dates';
import { versionsOf } from './unit-plans';
import { matchUnit } from './unit-match';
import {
	isCommuneKind,
	unitName,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from './unit-version';

/** Refused when a file of the same office would mean somebody else by it, or means this unit already. */
export function planAlias(facts: UnitFacts, unitId: UnitId, written: string): Planned {
	const alias = tidy(written);
	if (alias === '') return refused({ field: 'alias', code: 'missing' });
	const own = versionsOf(facts, unitId);
	if (own.length === 0) return refused({ field: 'alias', code: 'unknown_unit' });
	const read = own.flatMap((version) => readings(facts.register, version, alias));
	const other = read.find(({ names }) => names.length > 0);
	if (other !== undefined)
		return refused({ field: 'alias', code: 'alias_taken', names: other.names });
	return read.every(({ isOwn }) => isOwn)
		? refused({ field: 'alias', code: 'alias_known' })
		: planned({ ...NO_CHANGE, aliases: [{ before: null, after: { unitId, alias } }] });
}

export function planAliasAway(facts: UnitFacts, unitId: UnitId, alias: string): Planned {
	const before = facts.register.aliases.find((one) => one.unitId === unitId && one.alias === alias);
	if (before === undefined) return refused({ field: 'alias', code: 'unknown_unit' });
	return planned({ ...NO_CHANGE, aliases: [{ before, after: null }] });
}

interface AliasReading {
	/** Understood as this very unit. */
	readonly isOwn: boolean;
	/** Whom else it means. */
	readonly names: readonly string[];
}

/** What the spelling means on every day on which something about its neighbours turns. */
function readings(register: UnitRegister, version: UnitVersion, alias: string): AliasReading[] {
	const near = neighbours(register, version);
	const days = [
		version.validFrom ?? version.validTo ?? ANY_DAY,
		version.validTo ?? ANY_DAY,
		...near.versions.flatMap(({ validFrom }) => (validFrom === null ? [] : [validFrom]))
	].filter((day) => overlap(version, { validFrom: day, validTo: day }));
	return [...new Set(days)].map((on) => readingOn(near, version, { alias, on }));
}
const ANY_DAY: IsoDate = '9999-12-31';

function readingOn(
	near: UnitRegister,
	version: UnitVersion,
	{ alias, on }: { readonly alias: string; readonly on: IsoDate }
): AliasReading {
	const role = isCommuneKind(version.kind) ? 'commune' : 'organising';
	const match = matchUnit(near, alias, { on, role });
	if (match.kind === 'many') return { isOwn: false, names: match.candidates };
	if (match.kind !== 'one') return { isOwn: false, names: [] };
	if (match.unitId === version.unitId) return { isOwn: true, names: [] };
	const other = near.versions.find(({ unitId }) => unitId === match.unitId);
	return { isOwn: false, names: other === undefined ? [] : [unitName(other)] };
}

/** Units of the same office in the time of the version, itself among them. */
function neighbours(register: UnitRegister, version: UnitVersion): UnitRegister {
	const versions = register.versions.filter(
		(other) => other.parentId === version.parentId && overlap(other, version)
	);
	const ids = new Set(versions.map(({ unitId }) => unitId));
	return {
		versions,
		aliases: register.aliases.filter(({ unitId }) => ids.has(unitId)),
		successors: []
	};
}
