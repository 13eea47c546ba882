// Mergers and divisions: a unit ends on the eve of a day and goes on in others.
import type { IsoDate } from '../calendar';
import {
	NO_CHANGE,
	refused,
	type Planned,
	type UnitChange,
	type UnitFacts,
	type UnitFault
} from './unit-change';
import { dayBefore } from './unit-dates';
import { isValid, successorsOf, versionOn } from './unit-lineage';
import { judged, versionsOf } from './unit-plans';
import { isCommuneKind, type Successor, type UnitId, type UnitVersion } from './unit-version';

interface Succession {
	readonly into: readonly UnitId[];
	/** First day on which only the successors are there. */
	readonly on: IsoDate;
	/** `part`: divided; its figures are never apportioned. */
	readonly share: Successor['share'];
}

export function planSuccession(facts: UnitFacts, unitId: UnitId, succession: Succession): Planned {
	const { on, share } = succession;
	const into = [...new Set(succession.into)];
	const last = versionsOf(facts, unitId).at(-1);
	if (last === undefined) return refused({ field: 'from', code: 'unknown_unit' });
	const faults = [
		...amountFaults(into, share),
		...ownFaults(facts, last, on),
		...into.flatMap((successorId) => successorFaults(facts, last, { successorId, on }))
	];
	if (faults.length > 0) return refused(...faults);
	const successors = into.map((successorId) => ({
		before: null,
		after: { unitId, successorId, effectiveOn: on, share }
	}));
	const eve = dayBefore(on);
	const versions = last.validTo === eve ? [] : [{ before: last, after: { ...last, validTo: eve } }];
	return judged(facts, { ...NO_CHANGE, successors, versions });
}

function amountFaults(into: readonly UnitId[], share: Successor['share']): UnitFault[] {
	if (into.length === 0) return [{ field: 'into', code: 'missing' }];
	const isEnough = share === 'whole' ? into.length === 1 : into.length > 1;
	return isEnough ? [] : [{ field: 'into', code: 'too_few_parts' }];
}

function ownFaults(facts: UnitFacts, last: UnitVersion, on: IsoDate): UnitFault[] {
	const [known] = successorsOf(facts.register, last.unitId);
	if (known !== undefined) {
		const unit = versionOn(facts.register, known.successorId, known.effectiveOn) ?? last;
		return [{ field: 'into', code: 'succession_known', unit }];
	}
	if (last.validFrom !== null && last.validFrom >= on)
		return [{ field: 'from', code: 'begins_later', unit: last, on: last.validFrom }];
	const eve = dayBefore(on);
	return isValid(last, eve) ? [] : [{ field: 'from', code: 'not_valid_on', unit: last, on: eve }];
}

function successorFaults(
	{ register }: UnitFacts,
	last: UnitVersion,
	{ successorId, on }: { readonly successorId: UnitId; readonly on: IsoDate }
): UnitFault[] {
	const unit = versionOn(register, successorId, on);
	if (unit === undefined) return [{ field: 'into', code: 'unknown_unit' }];
	if (successorId === last.unitId) return [{ field: 'into', code: 'same_unit', unit }];
	if (isCommuneKind(unit.kind) !== isCommuneKind(last.kind))
		return [{ field: 'into', code: 'successor_role', unit }];
	if (!isValid(unit, on)) return [{ field: 'into', code: 'not_valid_on', unit, on }];
	return goesOnIn(successorId, last.unitId, (id) => successorsOf(register, id))
		? [{ field: 'into', code: 'successor_cycle', unit }]
		: [];
}

/** Whether one unit, through others, goes on in the other. */
function goesOnIn(
	from: UnitId,
	to: UnitId,
	successors: (unitId: UnitId) => readonly Successor[]
): boolean {
	const seen = new Set<UnitId>();
	const open = [from];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next === to) return true;
		if (seen.has(next)) continue;
		seen.add(next);
		open.push(...successors(next).map(({ successorId }) => successorId));
	}
	return false;
}

/** A merger recorded by mistake: its rows go; the unit lives on when `reopen` says so. */
export function planSuccessionAway(
	facts: UnitFacts,
	unitId: UnitId,
	{ reopen }: { readonly reopen: boolean }
): Planned {
	const rows = successorsOf(facts.register, unitId);
	const [first] = rows;
	if (first === undefined) return refused({ field: 'into', code: 'unknown_unit' });
	const change: UnitChange = {
		...NO_CHANGE,
		successors: rows.map((before) => ({ before, after: null })),
		versions: reopen ? reopened(facts, unitId, first.effectiveOn) : []
	};
	return judged(facts, change);
}

/** Only where it ended with the merger. */
function reopened(facts: UnitFacts, unitId: UnitId, on: IsoDate): UnitChange['versions'] {
	const last = versionsOf(facts, unitId).at(-1);
	if (last === undefined || last.validTo !== dayBefore(on)) return [];
	return [{ before: last, after: { ...last, validTo: null } }];
}
