import type { Kpi, KpiFlag, KpiId } from './catalogue';
import {
	bandOf,
	chanceInterval,
	rankRanges,
	type Band,
	type Interval,
	type RankRange
} from './chance-interval';
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
	/** How far chance alone moves the value, and which ranks that leaves among those ranked. */
	readonly interval: Interval;
	readonly rankRange: RankRange;
	/** Against `Ranking.reference`; null without one. */
	readonly band: Band | null;
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
	/** The value of a unit with fewer cases than the KPI asks for; null where there is no value. */
	readonly few: FewCases | null;
	readonly openIssues: number;
}
export type FewCases = Pick<
	RankedUnit,
	'numerator' | 'denominator' | 'value' | 'flags' | 'interval'
>;
/** What bands are told against: the target where one is set, else the whole office. */
export interface BandReference {
	readonly of: 'target' | 'office';
	/** Percentage. */
	readonly value: number;
}

/** One KPI, one period, one organising unit: what page, chart, API, CSV and XLSX all show. */
export interface Ranking {
	readonly kpi: KpiId;
	readonly period: PeriodId;
	readonly of: NamedUnit;
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly tieRule: TieRule;
	/** Units with fewer cases than `minimumDenominator` take ranks as well. */
	readonly ranksFew: boolean;
	readonly minimumDenominator: number;
	readonly previousPeriod: PeriodId | null;
	readonly target: number | null;
	/** null where no unit has a value. */
	readonly reference: BandReference | null;
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
	readonly reference?: BandReference | null;
	/** By choice of the office; otherwise 1 of 1 would lead 950 of 1 000. */
	readonly ranksFew?: boolean;
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
 * Ranks are given at the displayed decimals: 97,665 and 97,674 are both "97,67 %" and tie. A unit with few cases takes
 * no rank, from itself or from others, unless the office wants so; one without a value never does. Open contradictions
 * are marked and change no rank.
 */
export function rankUnits(input: RankInput): RankedUnits {
	const results = byUnit(input.results);
	const previous = byUnit(input.previous ?? []);
	const listed = input.units.flatMap((unit) => results.get(unit.unitId) ?? []);
	const context: RowContext = {
		input,
		places: placesOf(input, listed),
		chances: chancesOf(input, listed),
		moves: movesOf(input, listed, previous),
		previous,
		lastYear: byUnit(input.lastYear ?? [])
	};
	const rows = input.units.flatMap((unit) => rankedRow(unit, results.get(unit.unitId), context));
	return {
		rows: rows.sort((a, b) => a.rank - b.rank || compareUnits(a, b)),
		unranked: input.units
			.filter((unit) => !context.places.has(unit.unitId))
			.map((unit) => unrankedRow(unit, results.get(unit.unitId), input))
			.sort((a, b) => Number(a.few === null) - Number(b.few === null) || compareUnits(a, b))
	};
}

interface RowContext {
	readonly input: RankInput;
	readonly places: ReadonlyMap<UnitId, Place>;
	readonly chances: ReadonlyMap<UnitId, Chance>;
	readonly moves: ReadonlyMap<UnitId, number>;
	readonly previous: ReadonlyMap<UnitId, KpiResult>;
	readonly lastYear: ReadonlyMap<UnitId, KpiResult>;
}

const byUnit = (results: readonly KpiResult[]): ReadonlyMap<UnitId, KpiResult> =>
	new Map(results.map((result) => [result.unitId, result]));

/** By name as a Vietnamese reader looks it up; code and id only make homonyms stand still. */
const compareUnits = (a: NamedUnit, b: NamedUnit): number =>
	byName.compare(a.name, b.name) || byName.compare(a.code, b.code) || a.unitId - b.unitId;

function placesOf(input: RankInput, results: readonly KpiResult[]): ReadonlyMap<UnitId, Place> {
	const { kpi, tieRule } = input;
	const valued = results.flatMap((result) => {
		const { unitId, value } = result;
		return value === null || !isRanked(input, result)
			? []
			: [{ unitId, shown: shownRate(value, kpi.decimals) }];
	});
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

type Chance = Pick<RankedUnit, 'interval' | 'rankRange' | 'band'>;

/** Of the units that are ranked: others keep nobody from a rank. */
function chancesOf(input: RankInput, results: readonly KpiResult[]): ReadonlyMap<UnitId, Chance> {
	const { direction } = input.kpi;
	const reference = input.reference ?? null;
	const ranked = results.flatMap((result) => {
		const counts = isRanked(input, result) ? countsOf(result) : null;
		return counts === null ? [] : [{ unitId: result.unitId, interval: chanceInterval(counts) }];
	});
	const ranges = rankRanges(
		ranked.map(({ interval }) => interval),
		direction
	);
	return new Map(
		ranked.map(({ unitId, interval }, i) => {
			const rankRange = ranges[i] ?? { best: 1, worst: ranked.length };
			const band = reference && bandOf(interval, reference.value, direction);
			return [unitId, { interval, rankRange, band }];
		})
	);
}

const isRanked = ({ ranksFew = false }: RankInput, { value, flags }: KpiResult): boolean =>
	value !== null && (ranksFew || !flags.includes('few'));

/**
 * Both periods ranked again over the units that have a rank in both: a unit that joins above another one pushes nobody
 * down.
 */
function movesOf(
	input: RankInput,
	results: readonly KpiResult[],
	previous: ReadonlyMap<UnitId, KpiResult>
): ReadonlyMap<UnitId, number> {
	const [here, there] = [placesOf(input, results), placesOf(input, [...previous.values()])];
	const pairs = results.flatMap((now) => {
		const before = previous.get(now.unitId);
		const isInBoth = here.has(now.unitId) && there.has(now.unitId);
		return before === undefined || !isInBoth ? [] : [{ now, before }];
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
	const chance = context.chances.get(unit.unitId);
	const counts = result && countsOf(result);
	if (!place || !chance || !counts) return [];
	const { kpi, openIssues } = context.input;
	const [before, lastYear] = [context.previous, context.lastYear].map((side) =>
		side.get(unit.unitId)
	);
	return [
		{
			...{ rank: place.rank, tied: place.tied },
			...{ unitId: unit.unitId, code: unit.code, name: unit.name },
			...counts,
			flags: result.flags,
			...chance,
			rankChange: context.moves.get(unit.unitId) ?? null,
			valueChange: changeOf(kpi, counts.value, before?.value),
			valueChangeLastYear: changeOf(kpi, counts.value, lastYear?.value),
			changeMarks: marksOf(result, before),
			changeMarksLastYear: marksOf(result, lastYear),
			openIssues: openIssues?.get(unit.unitId) ?? 0
		}
	];
}

interface ValuedCounts {
	readonly numerator: number;
	readonly denominator: number;
	readonly value: number;
}
function countsOf({ numerator, denominator, value }: KpiResult): ValuedCounts | null {
	if (numerator === null || denominator === null || value === null) return null;
	return { numerator, denominator, value };
}

const marksOf = (now: KpiResult, before: KpiResult | undefined): ChangeMarks =>
	before === undefined || before.value === null ? NO_MARKS : changeMarks([now], [before]);

const unrankedRow = (
	unit: NamedUnit,
	result: KpiResult | undefined,
	{ openIssues }: RankInput
): UnrankedUnit => ({
	unitId: unit.unitId,
	code: unit.code,
	name: unit.name,
	state: result?.state ?? 'missing',
	reason: result ? result.reason : 'not_submitted',
	stated: result?.stated.map(({ text }) => text) ?? [],
	few: fewCases(result),
	openIssues: openIssues?.get(unit.unitId) ?? 0
});

function fewCases(result: KpiResult | undefined): FewCases | null {
	const counts = result && countsOf(result);
	if (!counts) return null;
	return { ...counts, flags: result.flags, interval: chanceInterval(counts) };
}
