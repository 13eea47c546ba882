// An office in two periods: what moved in the units it has in both, never what joined or left.
import type { Kpi } from './catalogue';
import { areComparable } from './comparable-periods';
import { changeMarks, type ChangeMarks } from './change-marks';
import { totalOf, type KpiResult, type KpiTotal } from './kpi';
import type { PeriodId } from '../figures/period';
import { shownDifference } from '../figures/shown-rate';
import type { UnitId } from '../unit/unit';

export interface NamedUnit {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
}
/** Units that have a value in one of two periods only. */
export interface UnitsApart {
	readonly units: number;
	/** The first by name. */
	readonly named: readonly NamedUnit[];
}
export interface OfficeComparison {
	/** The period compared with. */
	readonly period: PeriodId;
	/** Points over the units that have a value in both periods; null without any, or where the two are not comparable. */
	readonly change: number | null;
	/** A plan that fills up over the year says nothing beside another part of the year. */
	readonly isComparable: boolean;
	/** Over these units only. */
	readonly now: KpiTotal;
	readonly before: KpiTotal;
	readonly joined: UnitsApart;
	readonly left: UnitsApart;
	readonly marks: ChangeMarks;
}
/** The same KPI in one period. */
export interface OfficeSide {
	readonly period: PeriodId;
	readonly results: readonly KpiResult[];
	/** Names of the period. */
	readonly units: readonly NamedUnit[];
}

/** More names than these are counted, not told. */
const MOST_NAMED = 10;

const byName = new Intl.Collator('vi', { numeric: true });

export function officeComparison(
	kpi: Pick<Kpi, 'decimals' | 'accumulates'>,
	now: OfficeSide,
	before: OfficeSide
): OfficeComparison {
	const { joined, left, isInBoth } = unitsApart(now, before);
	const [common, then] = [now, before].map(({ results }) =>
		results.filter(({ unitId }) => isInBoth(unitId))
	) as [KpiResult[], KpiResult[]];
	const isComparable = areComparable(kpi, now.period, before.period);
	const [total, totalBefore] = [totalOf(common), totalOf(then)];
	return {
		period: before.period,
		change: isComparable ? changeOf(kpi, total.value, totalBefore.value) : null,
		isComparable,
		now: total,
		before: totalBefore,
		joined,
		left,
		marks: changeMarks(common, then)
	};
}

export interface SetsOfUnits {
	readonly both: number;
	readonly joined: UnitsApart;
	readonly left: UnitsApart;
	readonly isInBoth: (unitId: UnitId) => boolean;
}

/** A unit is in a period when it has a value there: without one it adds nothing to the total. */
export function unitsApart(now: OfficeSide, before: OfficeSide): SetsOfUnits {
	const [here, there] = [valuedIn(now), valuedIn(before)];
	const both = [...here].filter((unitId) => there.has(unitId)).length;
	return {
		both,
		joined: apart(now, here, there),
		left: apart(before, there, here),
		isInBoth: (unitId) => here.has(unitId) && there.has(unitId)
	};
}

const valuedIn = ({ results }: OfficeSide): Set<UnitId> =>
	new Set(results.flatMap(({ unitId, value }) => (value === null ? [] : [unitId])));

function apart(
	{ units }: OfficeSide,
	here: ReadonlySet<UnitId>,
	there: ReadonlySet<UnitId>
): UnitsApart {
	const alone = new Set([...here].filter((unitId) => !there.has(unitId)));
	const named = units
		.filter(({ unitId }) => alone.has(unitId))
		.sort((a, b) => byName.compare(a.name, b.name) || a.unitId - b.unitId)
		.slice(0, MOST_NAMED)
		.map(({ unitId, code, name }) => ({ unitId, code, name }));
	return { units: alone.size, named };
}

/**
 * Percentage points between two values as they are displayed: 97,67 − 95,46 = 2,21, so that the printed numbers
 * subtract to the printed change.
 */
export function changeOf(
	kpi: Pick<Kpi, 'decimals'>,
	value: number | null,
	before: number | null | undefined
): number | null {
	if (value === null || before === null || before === undefined) return null;
	return shownDifference(value, before, kpi.decimals);
}
