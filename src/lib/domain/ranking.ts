import type { Kpi, KpiFlag, KpiId } from './catalogue';
import type { KpiResult, KpiState, KpiTotal } from './kpi';
import type { MissingReason } from './measured';
import type { PeriodId } from './period';
import { shownDifference, shownRate } from './shown-rate';
import type { UnitId } from './unit';

/** 'competition' 1-2-2-4, 'dense' 1-2-2-3. */
export type TieRule = 'competition' | 'dense';

export interface RankedUnit {
	readonly rank: number;
	readonly tied: boolean;
	readonly unitId: UnitId;
	readonly code: string;
	/** Full written name: "Thị trấn Lai Cách". */
	readonly name: string;
	readonly numerator: number;
	readonly denominator: number;
	/** Percentage, full precision; ties are decided at the displayed decimals. */
	readonly value: number;
	readonly flags: readonly KpiFlag[];
	/** Against the previous period; null when there is nothing comparable. rankChange > 0: moved up. */
	readonly rankChange: number | null;
	/** Percentage points, at the displayed precision. */
	readonly valueChange: number | null;
	readonly valueChangeLastYear: number | null;
	readonly openIssues: number;
}
export interface UnrankedUnit {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
	readonly state: KpiState;
	readonly reason: MissingReason | null;
	/** Stated rate as written, when that is all there is. */
	readonly stated: readonly string[];
}
/** One KPI, one period, one organising unit: what page, chart, API, CSV and XLSX all show. */
export interface Ranking {
	readonly kpi: KpiId;
	readonly period: PeriodId;
	readonly of: { readonly unitId: UnitId; readonly code: string; readonly name: string };
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly tieRule: TieRule;
	readonly previousPeriod: PeriodId | null;
	readonly target: number | null;
	readonly total: KpiTotal;
	readonly totalChange: number | null;
	readonly rows: readonly RankedUnit[];
	readonly unranked: readonly UnrankedUnit[];
}

export interface RankInput {
	readonly kpi: Kpi;
	readonly results: readonly KpiResult[];
	/** All units to list; a unit without a result has not submitted. */
	readonly units: readonly {
		readonly unitId: UnitId;
		readonly code: string;
		readonly name: string;
	}[];
	/** The same KPI in the previous period, and in the same period of last year. */
	readonly previous?: readonly KpiResult[];
	readonly lastYear?: readonly KpiResult[];
	readonly tieRule: TieRule;
	readonly openIssues?: ReadonlyMap<UnitId, number>;
}
export interface RankedUnits {
	readonly rows: readonly RankedUnit[];
	readonly unranked: readonly UnrankedUnit[];
}

const byName = new Intl.Collator('vi', { numeric: true });
type ListedUnit = RankInput['units'][number];
interface Place {
	readonly rank: number;
	readonly tied: boolean;
}

/**
 * Ranks are given at the displayed decimals: 97,665 and 97,674 are both "97,67 %" and tie. Few dossiers and open
 * contradictions are marked and change no rank; a unit without a value has none.
 */
export function rankUnits(input: RankInput): RankedUnits {
	const results = byUnit(input.results);
	const before = placesOf(input, input.previous ?? []);
	const context: RowContext = {
		input,
		places: placesOf(
			input,
			input.units.flatMap((unit) => results.get(unit.unitId) ?? [])
		),
		before,
		previous: byUnit(input.previous ?? []),
		lastYear: byUnit(input.lastYear ?? [])
	};
	const rows = input.units.flatMap((unit) => rankedRow(unit, results.get(unit.unitId), context));
	return {
		rows: rows.sort((a, b) => a.rank - b.rank || compareUnits(a, b)),
		unranked: input.units
			.filter((unit) => !context.places.has(unit.unitId))
			.sort(compareUnits)
			.map((unit) => unrankedRow(unit, results.get(unit.unitId)))
	};
}

interface RowContext {
	readonly input: RankInput;
	readonly places: ReadonlyMap<UnitId, Place>;
	readonly before: ReadonlyMap<UnitId, Place>;
	readonly previous: ReadonlyMap<UnitId, KpiResult>;
	readonly lastYear: ReadonlyMap<UnitId, KpiResult>;
}

const byUnit = (results: readonly KpiResult[]): ReadonlyMap<UnitId, KpiResult> =>
	new Map(results.map((result) => [result.unitId, result]));

/** By name as a Vietnamese reader looks it up; code and id only make homonyms stand still. */
const compareUnits = (a: ListedUnit, b: ListedUnit): number =>
	byName.compare(a.name, b.name) || byName.compare(a.code, b.code) || a.unitId - b.unitId;

function placesOf(
	{ kpi, tieRule }: RankInput,
	results: readonly KpiResult[]
): ReadonlyMap<UnitId, Place> {
	const valued = results.flatMap(({ unitId, value }) =>
		value === null ? [] : [{ unitId, shown: shownRate(value, kpi.decimals) }]
	);
	const sign = kpi.direction === 'higher' ? -1 : 1;
	const counts = new Map<number, number>();
	for (const { shown } of valued) counts.set(shown, (counts.get(shown) ?? 0) + 1);
	const places = new Map<number, Place>();
	let rank = 1;
	for (const shown of [...counts.keys()].sort((a, b) => sign * (a - b))) {
		const units = counts.get(shown) ?? 0;
		places.set(shown, { rank, tied: units > 1 });
		rank += tieRule === 'dense' ? 1 : units;
	}
	return new Map(
		valued.flatMap(({ unitId, shown }) => {
			const place = places.get(shown);
			return place ? [[unitId, place] as const] : [];
		})
	);
}

function rankedRow(
	unit: ListedUnit,
	result: KpiResult | undefined,
	context: RowContext
): RankedUnit[] {
	const place = context.places.get(unit.unitId);
	if (!place || !result) return [];
	const { numerator, denominator, value, flags } = result;
	if (numerator === null || denominator === null || value === null) return [];
	const { kpi, openIssues } = context.input;
	const before = context.before.get(unit.unitId);
	return [
		{
			rank: place.rank,
			tied: place.tied,
			unitId: unit.unitId,
			code: unit.code,
			name: unit.name,
			numerator,
			denominator,
			value,
			flags,
			rankChange: before ? before.rank - place.rank : null,
			valueChange: changeSince(kpi, value, context.previous.get(unit.unitId)?.value),
			valueChangeLastYear: changeSince(kpi, value, context.lastYear.get(unit.unitId)?.value),
			openIssues: openIssues?.get(unit.unitId) ?? 0
		}
	];
}

const unrankedRow = (unit: ListedUnit, result: KpiResult | undefined): UnrankedUnit => ({
	unitId: unit.unitId,
	code: unit.code,
	name: unit.name,
	state: result?.state ?? 'missing',
	reason: result ? result.reason : 'not_submitted',
	stated: result?.stated.map(({ text }) => text) ?? []
});

/**
 * Percentage points between two values as they are displayed: 97,67 − 95,46 = 2,21, so that the printed numbers
 * subtract to the printed change.
 */
export function changeSince(
	kpi: Pick<Kpi, 'decimals'>,
	value: number | null,
	before: number | null | undefined
): number | null {
	if (value === null || before === null || before === undefined) return null;
	return shownDifference(value, before, kpi.decimals);
}
