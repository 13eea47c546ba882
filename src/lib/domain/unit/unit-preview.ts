// What a change of the register means: who belongs to which office from which day.
import type { IsoDate } from '../calendar';
import { applied, changedUnits, type UnitChange } from './unit-change';
import { dayBefore, nextDay } from './unit-dates';
import { membersOf, organisingUnitsOf, versionOn } from './unit-lineage';
import type { UnitId, UnitRegister, UnitVersion } from './unit-version';

export interface MembershipChange {
	/** null: from the beginning. */
	readonly on: IsoDate | null;
	/** null: from then on. */
	readonly until: IsoDate | null;
	readonly office: UnitVersion;
	readonly joined: readonly UnitVersion[];
	readonly left: readonly UnitVersion[];
	/** Members on that day, before the change and after it. */
	readonly before: number;
	readonly after: number;
}

const BEGINNING: IsoDate = '0001-01-01';

/** From day to day, only where something differs from the day before. */
export function membershipChanges(register: UnitRegister, change: UnitChange): MembershipChange[] {
	const after = applied(register, change);
	const days = turningDays(change);
	const offices = new Map(
		[...organisingUnitsOf(register), ...organisingUnitsOf(after)].map((unit) => [unit.unitId, unit])
	);
	return [...offices.values()].flatMap((office) => {
		const spans: MembershipChange[] = [];
		for (const day of days) {
			const now = officeChange({ before: register, after }, office, day);
			const last = spans.at(-1);
			if (last !== undefined && whoMoves(last) === whoMoves(now)) continue;
			if (last !== undefined) spans.splice(-1, 1, { ...last, until: dayBefore(day) });
			spans.push(now);
		}
		return spans.filter(({ joined, left }) => joined.length + left.length > 0);
	});
}

const whoMoves = ({ joined, left }: MembershipChange): string =>
	JSON.stringify([joined, left].map((list) => list.map(({ unitId }) => unitId)));

function officeChange(
	{ before, after }: { readonly before: UnitRegister; readonly after: UnitRegister },
	office: UnitVersion,
	day: IsoDate
): MembershipChange {
	const old = membersOf(before, office.unitId, day);
	const now = membersOf(after, office.unitId, day);
	const without = (list: readonly UnitVersion[], others: readonly UnitVersion[]) => {
		const ids = new Set(others.map(({ unitId }) => unitId));
		return list.filter(({ unitId }) => !ids.has(unitId));
	};
	return {
		on: day === BEGINNING ? null : day,
		until: null,
		office: versionOn(after, office.unitId, day) ?? office,
		joined: without(now, old),
		left: without(old, now),
		before: old.length,
		after: now.length
	};
}

function turningDays({ versions }: UnitChange): IsoDate[] {
	const days = versions.flatMap(({ before, after }) =>
		[before, after].flatMap((version): IsoDate[] =>
			version === null
				? []
				: [
						version.validFrom ?? BEGINNING,
						...(version.validTo === null ? [] : [nextDay(version.validTo)])
					]
		)
	);
	return [...new Set(days)].sort();
}

/** Units that would go on naming an office that has ended: they have to be moved first or after. */
export function leftBehind(register: UnitRegister, change: UnitChange): UnitVersion[] {
	const after = applied(register, change);
	const ended = changedUnits(change).flatMap((unitId): [UnitId, IsoDate][] => {
		const own = after.versions.filter((version) => version.unitId === unitId);
		const ends = own.map(({ validTo }) => validTo);
		return ends.includes(null) ? [] : [[unitId, ends.toSorted().at(-1) ?? '']];
	});
	return ended.flatMap(([unitId, end]) =>
		after.versions.filter(
			({ parentId, validTo }) => parentId === unitId && (validTo === null || validTo > end)
		)
	);
}
