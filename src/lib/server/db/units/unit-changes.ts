// Writes a planned change of the register, and tells the audit log row by row: old → new.
import type { Actor } from '../../../domain/office/audit';
import type { UnitId, UnitVersion } from '../../../domain/unit/unit';
import { NEW_UNIT, type RowChange, type UnitChange } from '../../../domain/unit/unit-change';
import { recordAudit } from '../audit/audit';
import type { Writer } from '../database';
import { changeUnitVersion, createUnit, createUnitVersion, removeUnitVersion } from './unit-rows';
import { removeAlias, removeSuccessor, saveAlias, saveSuccessor } from './units';

/** What was done, as the audit log names it. */
export type UnitDeed =
	| 'created'
	| 'version_added'
	| 'version_corrected'
	| 'version_removed'
	| 'moved'
	| 'alias_added'
	| 'alias_removed'
	| 'merged'
	| 'divided'
	| 'succession_removed';

interface UnitChangeBy {
	readonly actor: Actor;
	readonly at: string;
	readonly deed: UnitDeed;
}

/** Answers the id of a unit that was made, else of the first that changed. */
export function saveUnitChange(db: Writer, change: UnitChange, by: UnitChangeBy): UnitId {
	const made = needsUnit(change) ? createUnit(db, false) : NEW_UNIT;
	const named = withId(change, made);
	for (const row of removalsFirst(named.versions)) saveVersion(db, row);
	for (const { before, after } of named.aliases) {
		if (before !== null) removeAlias(db, before.unitId, before.alias);
		if (after !== null) saveAlias(db, after.unitId, after.alias);
	}
	for (const { before, after } of named.successors) {
		if (before !== null) removeSuccessor(db, before);
		if (after !== null) saveSuccessor(db, after);
	}
	const units = touched(named);
	for (const unitId of units) audit(db, { ...named, by, unitId });
	return units[0] ?? made;
}

const needsUnit = ({ versions }: UnitChange): boolean =>
	versions.some(({ after }) => after?.unitId === NEW_UNIT);

function withId(change: UnitChange, id: UnitId): UnitChange {
	const renamed = ({ before, after }: RowChange<UnitVersion>): RowChange<UnitVersion> => ({
		before,
		after: after?.unitId === NEW_UNIT ? { ...after, unitId: id } : after
	});
	return { ...change, versions: change.versions.map(renamed) };
}

/** A unit has one version a first day: a row that goes makes room for one that comes. */
const removalsFirst = (rows: UnitChange['versions']): UnitChange['versions'] =>
	rows.toSorted((a, b) => Number(a.after !== null) - Number(b.after !== null));

function saveVersion(db: Writer, { before, after }: RowChange<UnitVersion>): void {
	if (before !== null && after !== null) changeUnitVersion(db, before, after);
	else if (after !== null) createUnitVersion(db, after);
	else if (before !== null) removeUnitVersion(db, before);
}

function touched({ versions, aliases, successors }: UnitChange): UnitId[] {
	const rows = [...versions, ...aliases, ...successors];
	const ids = rows.flatMap(({ before, after }) => {
		const one = after ?? before;
		return one === null ? [] : [one.unitId];
	});
	return [...new Set(ids)];
}

/** Only what the unit itself was and is. */
function audit(
	db: Writer,
	{ by, unitId, ...change }: UnitChange & { readonly by: UnitChangeBy; readonly unitId: UnitId }
): void {
	const { actor, at, deed } = by;
	const own = <Row extends { readonly unitId: UnitId }>(rows: readonly RowChange<Row>[]) =>
		rows.filter(({ before, after }) => (after ?? before)?.unitId === unitId);
	const side = (which: 'before' | 'after') => {
		const rows = <Row extends { readonly unitId: UnitId }>(list: readonly RowChange<Row>[]) =>
			own(list).flatMap((row) => (row[which] === null ? [] : [row[which]]));
		const [versions, aliases, successors] = [
			rows(change.versions),
			rows(change.aliases),
			rows(change.successors)
		];
		return {
			...(versions.length > 0 ? { versions } : {}),
			...(aliases.length > 0 ? { aliases: aliases.map(({ alias }) => alias) } : {}),
			...(successors.length > 0 ? { successors } : {})
		};
	};
	recordAudit(db, actor, {
		action: deed === 'created' ? 'unit.created' : 'unit.changed',
		subject: `unit:${unitId}`,
		unitId,
		detail: { deed, before: side('before'), after: side('after') },
		at
	});
}
