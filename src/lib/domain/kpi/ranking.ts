import type { Kpi, KpiFlag, KpiId } from './catalogue';
import { changeMarks, NO_MARKS, type ChangeMarks } from './change-marks';
import type { KpiResult, KpiState, KpiTotal } from './kpi';
import type { MissingReason } from '../figures/measured';
import { changeOf, type NamedUnit, type OfficeComparison } from './office-comparison';
import type { PeriodId } from '../figures/period';
import { shownRate } from '../figures/shown-rate';
import type { UnitId } from '../unit/unit';

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
	/**
	 * Against the previous period; null when there is nothing comparable. rankChange > 0: moved up among the units that
	 * have a value in both periods.
	 */
	readonly rankChange: number | null;
	/** Percentage points, at the displayed precision. */
	readonly valueChange: number | null;
	readonly valueChangeLastYear: number | null;
	/** What the changes must be read with; none where there is no change. */
	readonly changeMarks: ChangeMarks;
	readonly changeMarksLastYear: ChangeMarks;
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
	readonly of: NamedUnit;
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly tieRule: TieRule;
	readonly previousPeriod: PeriodId | null;
	readonly target: number | null;
	readonly total: KpiTotal;
	/** Against the previous period, over the units that have a value in both. */
	readonly totalChange: number | null;
	readonly comparison: OfficeComparison | null;
	readonly rows: readonly RankedUnit[];
	readonly unranked: readonly UnrankedUnit[];
}

export interface RankInput {
	readonly kpi: Kpi;
	readonly results: readonly KpiResult[];
	/** All units to list; a unit without a result has not submitted. */
	readonly units: readonly NamedUnit[];
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
	const previous = byUnit(input.previous ?? []);
	const listed = input.units.flatMap((unit) => results.get(unit.unitId) ?? []);
	const context: RowContext = {
		input,
		places: placesOf(input, listed),
		moves: movesOf(input, listed, previous),
		previous,
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
	readonly moves: ReadonlyMap<UnitId, number>;
	readonly previous: ReadonlyMap<UnitId, KpiResult>;
	readonly lastYear: ReadonlyMap<UnitId, KpiResult>;
}

const byUnit = (results: readonly KpiResult[]): ReadonlyMap<UnitId, KpiResult> =>
	new Map(results.map((result) => [result.unitId, result]));

/** By name as a Vietnamese reader looks it up; code and id only make homonyms stand still. */
const compareUnits = (a: NamedUnit, b: NamedUnit): number =>
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

/**
 * Both periods ranked again over the units that have a value in both: a unit that joins above another one pushes nobody
 * down.
 */
function movesOf(
	input: RankInput,
	results: readonly KpiResult[],
	previous: ReadonlyMap<UnitId, KpiResult>
): ReadonlyMap<UnitId, number> {
	const pairs = results.flatMap((now) => {
		const before = previous.get(now.unitId);
		return now.value === null || before === undefined || before.value === null
			? []
			: [{ now, before }];
	});
	const after = placesOf(
		input,
		pairs.map(({ now }) => now)
	);
	const places = placesOf(
		input,
		pairs.map(({ before }) => before)
	);
	return new Map(
		[...places].map(([unitId, { rank }]) => [unitId, rank - (after.get(unitId)?.rank ?? rank)])
	);
}

function rankedRow(
	unit: NamedUnit,
	result: KpiResult | undefined,
	context: RowContext
): RankedUnit[] {
	const place = context.places.get(unit.unitId);
	if (!place || !result) return [];
	const { numerator, denominator, value, flags } = result;
	if (numerator === null || denominator === null || value === null) return [];
	const { kpi, openIssues } = context.input;
	const { moves, previous, lastYear } = context;
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
			rankChange: moves.get(unit.unitId) ?? null,
			valueChange: changeOf(kpi, value, previous.get(unit.unitId)?.value),
			valueChangeLastYear: changeOf(kpi, value, lastYear.get(unit.unitId)?.value),
			changeMarks: marksOf(result, previous.get(unit.unitId)),
			changeMarksLastYear: marksOf(result, lastYear.get(unit.unitId)),
			openIssues: openIssues?.get(unit.unitId) ?? 0
		}
	];
}

const marksOf = (now: KpiResult, before: KpiResult | undefined): ChangeMarks =>
	before === undefined || before.value === null ? NO_MARKS : changeMarks([now], [before]);

const unrankedRow = (unit: NamedUnit, result: KpiResult | undefined): UnrankedUnit => ({
	unitId: unit.unitId,
	code: unit.code,
	name: unit.name,
	state: result?.state ?? 'missing',
	reason: result ? result.reason : 'not_submitted',
	stated: result?.stated.map(({ text }) => text) ?? []
});
