// Plans of changes to one unit: a new one, another version from a day on, a correction, another spelling.
import type { IsoDate } from '../calendar';
import { tidy } from '../text';
import {
	isEqual,
	NEW_UNIT,
	NO_CHANGE,
	planned,
	refused,
	together,
	type Planned,
	type RowChange,
	type UnitChange,
	type UnitFacts,
	type UnitFault
} from './unit-change';
import { changeFaults } from './unit-check';
import { adjoins, dayBefore, nextDay } from './unit-dates';
import type { UnitId, UnitKind, UnitVersion } from './unit-version';

/** What a unit is called, coded and belongs to. */
export interface UnitValues {
	readonly code: string;
	readonly name: string;
	readonly kind: UnitKind;
	readonly parentId: UnitId | null;
}

export const versionsOf = (facts: UnitFacts, unitId: UnitId): UnitVersion[] =>
	facts.register.versions
		.filter((version) => version.unitId === unitId)
		.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));

export const judged = (facts: UnitFacts, change: UnitChange): Planned => {
	const faults = changeFaults(facts, change);
	return faults.length > 0 ? refused(...faults) : planned(change);
};

const ofVersions = (versions: readonly RowChange<UnitVersion>[]): UnitChange => ({
	...NO_CHANGE,
	versions
});
const tidied = (values: UnitValues): UnitValues => ({
	...values,
	code: tidy(values.code),
	name: tidy(values.name)
});

export function planUnit(
	facts: UnitFacts,
	values: UnitValues,
	dates: { readonly validFrom: IsoDate | null; readonly validTo: IsoDate | null }
): Planned {
	const after = { ...tidied(values), ...dates, unitId: NEW_UNIT };
	return judged(facts, ofVersions([{ before: null, after }]));
}

/** Another code, name, kind or parent from a day on: the last version ends on its eve. */
export function planVersion(
	facts: UnitFacts,
	unitId: UnitId,
	{ values, from }: { readonly values: UnitValues; readonly from: IsoDate }
): Planned {
	const last = versionsOf(facts, unitId).at(-1);
	if (last === undefined) return refused({ field: 'from', code: 'unknown_unit' });
	if (last.validFrom !== null && from <= last.validFrom)
		return refused({ field: 'from', code: 'not_after_last', last });
	if (last.validTo !== null && from > last.validTo)
		return refused({ field: 'from', code: 'after_end', last });
	const after = { ...last, ...tidied(values), validFrom: from };
	if (isEqual({ ...after, validFrom: last.validFrom }, last))
		return refused({ field: 'name', code: 'nothing_changed' });
	const closed = { ...last, validTo: dayBefore(from) };
	return judged(
		facts,
		ofVersions([
			{ before: last, after: closed },
			{ before: null, after }
		])
	);
}

interface Correction {
	/** First day of the version as it stands. */
	readonly of: IsoDate | null;
	readonly values: UnitValues;
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
}

/** What was recorded wrongly. A neighbour that adjoins goes along with a day that is moved. */
export function planCorrection(facts: UnitFacts, unitId: UnitId, correction: Correction): Planned {
	const versions = versionsOf(facts, unitId);
	const at = versions.findIndex(({ validFrom }) => validFrom === correction.of);
	const before = versions[at];
	if (before === undefined) return refused({ field: 'from', code: 'unknown_unit' });
	const { validFrom, validTo } = correction;
	const after = { ...before, ...tidied(correction.values), validFrom, validTo };
	if (isEqual(after, before)) return refused({ field: 'name', code: 'nothing_changed' });
	const rows: RowChange<UnitVersion>[] = [{ before, after }];
	const [previous, next] = [versions[at - 1], versions[at + 1]];
	if (previous && adjoins(previous, before) && validFrom !== null)
		rows.unshift({ before: previous, after: { ...previous, validTo: dayBefore(validFrom) } });
	if (next && adjoins(before, next) && validTo !== null)
		rows.push({ before: next, after: { ...next, validFrom: nextDay(validTo) } });
	const moved = rows.filter((row) => !(row.before && row.after && isEqual(row.before, row.after)));
	return judged(facts, ofVersions(moved));
}

/** The last version was recorded by mistake: the one before it holds on. */
export function planLastVersionAway(facts: UnitFacts, unitId: UnitId): Planned {
	const [last, previous] = versionsOf(facts, unitId).toReversed();
	if (last === undefined || previous === undefined)
		return refused({ field: 'from', code: 'only_version' });
	return judged(
		facts,
		ofVersions([
			{ before: last, after: null },
			{ before: previous, after: { ...previous, validTo: last.validTo } }
		])
	);
}

/** Several units under another office from a day on; who stands there already stays as it is. */
export function planMoves(
	facts: UnitFacts,
	unitIds: readonly UnitId[],
	{ parentId, from }: { readonly parentId: UnitId; readonly from: IsoDate }
): Planned {
	const moves = unitIds.map((unitId) => planMove(facts, unitId, { parentId, from }));
	const faults = moves.flatMap((move): readonly UnitFault[] => move.faults);
	if (faults.length > 0) return refused(...faults);
	const change = together(moves.flatMap((move) => (move.ok ? [move.change] : [])));
	return change.versions.length === 0
		? refused({ field: 'parent', code: 'nothing_changed' })
		: judged(facts, change);
}

function planMove(
	facts: UnitFacts,
	unitId: UnitId,
	{ parentId, from }: { readonly parentId: UnitId; readonly from: IsoDate }
): Planned {
	const last = versionsOf(facts, unitId).at(-1);
	if (last === undefined) return refused({ field: 'into', code: 'unknown_unit' });
	if (last.parentId === parentId) return planned(NO_CHANGE);
	const values = { ...last, parentId };
	// A version that begins on this very day only has the wrong parent.
	if (last.validFrom === from)
		return planCorrection(facts, unitId, {
			...{ of: from, values, validFrom: from, validTo: last.validTo }
		});
	return planVersion(facts, unitId, { values, from });
}
