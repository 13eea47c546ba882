import { unitsApart, type OfficeSide, type UnitsApart } from './office-comparison';
import type { PeriodId } from '../figures/period';

/** The units of an office's line are others than at the point before. */
export interface UnitSetChange {
	readonly period: PeriodId;
	/** The last period before it that has a value. */
	readonly since: PeriodId;
	/** Units in both. */
	readonly both: number;
	readonly joined: UnitsApart;
	readonly left: UnitsApart;
	/** So many that the line is not joined over it. */
	readonly isBreak: boolean;
}

/** `sides` in the order of time; `breakPercent`: the share of units that may join and leave before the line breaks. */
export function unitSetChanges(
	sides: readonly OfficeSide[],
	breakPercent: number
): UnitSetChange[] {
	const valued = sides.filter(({ results }) => results.some(({ value }) => value !== null));
	return valued.flatMap((now, at) => {
		const before = valued[at - 1];
		if (before === undefined) return [];
		const { both, joined, left } = unitsApart(now, before);
		const apart = joined.units + left.units;
		if (apart === 0) return [];
		const isBreak = 100 * apart > breakPercent * (both + apart);
		return [{ period: now.period, since: before.period, both, joined, left, isBreak }];
	});
}
