// "Cần chú ý": which communes need attention, and why, in the one order of who is behind.
import type { Kpi, KpiId } from './catalogue';
import { NOT_BEHIND, type Standing } from './behind';
import { areComparable } from './comparable-periods';
import { changeMarks, type ChangeMarks } from './change-marks';
import type { KpiResult } from './kpi';
import { roundHalfUp } from '../figures/measured';
import { missesTarget } from './misses-target';
import { changeOf } from './office-comparison';
import { tellingDecimals } from '../figures/shown-rate';
import type { UnitId } from '../unit/unit';

export interface AttentionUnit {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
}
interface Short {
	readonly kpi: KpiId;
	readonly numerator: number;
	readonly denominator: number;
	readonly value: number;
	readonly target: number;
	/** Points short of the target, as the difference of the displayed numbers. */
	readonly gap: number;
	/** Cases to gain at this denominator; for a KPI where lower is better, cases to lose. */
	readonly needed: number;
}
export type AttentionReason =
	/** `daysLate` null: no due date known; 0 or less: not due yet. */
	| { readonly kind: 'not_submitted'; readonly daysLate: number | null }
	| ({ readonly kind: 'below_target' } & Short)
	/** Short of the target in this and in the previous period. */
	| ({
			readonly kind: 'two_periods_below';
			readonly valueBefore: number;
			readonly marks: ChangeMarks;
	  } & Short)
	/** Worse by at least one point; `change` as the number moved: −3,2, or +3,2 where lower is better. */
	| {
			readonly kind: 'fell';
			readonly kpi: KpiId;
			readonly value: number;
			readonly valueBefore: number;
			readonly change: number;
			readonly against: 'previous' | 'last_year';
			readonly marks: ChangeMarks;
	  }
	| { readonly kind: 'contradictions'; readonly open: number };

export interface AttentionItem {
	readonly unit: AttentionUnit;
	/** One or two, the weightiest first. */
	readonly reasons: readonly AttentionReason[];
	/** How many more reasons there are. */
	readonly more: number;
	/** Cases missing to the targets, all KPIs together. */
	readonly needed: number;
	/** The order of the list, that of the table. */
	readonly standing: Standing;
}
export interface AttentionInput {
	readonly units: readonly AttentionUnit[];
	/** The KPIs looked at: the headline ones. */
	readonly kpis: readonly Kpi[];
	readonly results: readonly KpiResult[];
	readonly previous: readonly KpiResult[];
	readonly lastYear: readonly KpiResult[];
	readonly targets: ReadonlyMap<KpiId, number>;
	readonly standings: ReadonlyMap<UnitId, Standing>;
	/** Open warnings of the period. */
	readonly openIssues: ReadonlyMap<UnitId, number>;
	/** Units without a report; null: no due date known. */
	readonly missing: ReadonlyMap<UnitId, number | null>;
}

/** A smaller move is no clear change. */
const LEAST_FALL_POINTS = 1;
/** More reasons than these are counted, not told. */
const MOST_REASONS = 2;

const byName = new Intl.Collator('vi', { numeric: true });

/**
 * Late reports first, for without them the whole office is not known; then as the table stands, by the largest fall, by
 * open contradictions; reports not due yet last.
 */
export function attentionList(input: AttentionInput): AttentionItem[] {
	const results: Results = {
		now: indexOf(input.results),
		previous: indexOf(input.previous),
		lastYear: indexOf(input.lastYear)
	};
	return input.units
		.flatMap((unit) =>
			itemOf(
				unit,
				reasonsOf(unit.unitId, input, results),
				input.standings.get(unit.unitId) ?? NOT_BEHIND
			)
		)
		.sort(compareItems);
}

interface Results {
	readonly now: ReadonlyMap<string, KpiResult>;
	readonly previous: ReadonlyMap<string, KpiResult>;
	readonly lastYear: ReadonlyMap<string, KpiResult>;
}
const keyOf = (unitId: UnitId, kpi: KpiId): string => `${unitId}|${kpi}`;
const indexOf = (results: readonly KpiResult[]): ReadonlyMap<string, KpiResult> =>
	new Map(results.map((result) => [keyOf(result.unitId, result.kpi), result]));

function itemOf(
	unit: AttentionUnit,
	reasons: readonly AttentionReason[],
	standing: Standing
): AttentionItem[] {
	if (reasons.length === 0) return [];
	return [
		{
			unit: { unitId: unit.unitId, code: unit.code, name: unit.name },
			reasons: reasons.slice(0, MOST_REASONS),
			more: Math.max(0, reasons.length - MOST_REASONS),
			needed: reasons.reduce((sum, reason) => sum + ('needed' in reason ? reason.needed : 0), 0),
			standing
		}
	];
}

function reasonsOf(unitId: UnitId, input: AttentionInput, results: Results): AttentionReason[] {
	const daysLate = input.missing.get(unitId);
	if (daysLate !== undefined) return [{ kind: 'not_submitted', daysLate }];
	const short = input.kpis.flatMap((kpi) => shortOf(kpi, unitId, { input, results }));
	const isShort = new Set(short.map(({ kpi }) => kpi));
	const fallen = input.kpis
		.filter(({ id }) => !isShort.has(id))
		.flatMap((kpi) => fallOf(kpi, unitId, results));
	const open = input.openIssues.get(unitId) ?? 0;
	return [
		...short.sort((a, b) => b.gap - a.gap),
		...fallen.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)),
		...(open > 0 ? [{ kind: 'contradictions', open } as const] : [])
	];
}

type ShortReason = Extract<AttentionReason, { readonly needed: number }>;

function shortOf(
	kpi: Kpi,
	unitId: UnitId,
	{ input, results }: { readonly input: AttentionInput; readonly results: Results }
): ShortReason[] {
	const target = input.targets.get(kpi.id);
	const result = comparable(results.now.get(keyOf(unitId, kpi.id)));
	const now = valued(result);
	if (target === undefined || !result || !now) return [];
	// As both are read, like the table: 79,996 is shown as 80,00 and reaches 80.
	if (!missesTarget(now.value, { ...kpi, target })) return [];
	const needed = neededForTarget({ ...now, target, direction: kpi.direction });
	const short = {
		kpi: kpi.id,
		...now,
		target,
		gap: gapTo(target, now.value, kpi.decimals),
		needed
	};
	const resultBefore = earlier(kpi, result, results.previous);
	const before = valued(resultBefore);
	const wasShort = before && missesTarget(before.value, { ...kpi, target });
	if (!resultBefore || !before || !wasShort) return [{ kind: 'below_target', ...short }];
	const marks = changeMarks([result], [resultBefore]);
	return [{ kind: 'two_periods_below', valueBefore: before.value, marks, ...short }];
}

/** However small it is, it is seen: a unit that reaches its target is not in the list. */
function gapTo(target: number, value: number, decimals: number): number {
	const telling = tellingDecimals(value, target, decimals);
	return roundHalfUp(Math.abs(target - roundHalfUp(value, telling)), telling);
}

interface Valued {
	readonly numerator: number;
	readonly denominator: number;
	readonly value: number;
}
function valued(result: KpiResult | undefined): Valued | undefined {
	if (!result) return undefined;
	const { numerator, denominator, value } = result;
	if (numerator === null || denominator === null || value === null) return undefined;
	return { numerator, denominator, value };
}

type FallReason = Extract<AttentionReason, { readonly kind: 'fell' }>;

/** The same unit in the previous period, where the two may be compared. */
function earlier(
	kpi: Kpi,
	now: KpiResult,
	previous: ReadonlyMap<string, KpiResult>
): KpiResult | undefined {
	const before = previous.get(keyOf(now.unitId, kpi.id));
	return before && areComparable(kpi, now.period, before.period) ? before : undefined;
}

/** Against the previous period, else the same period of last year; chance alone is no fall. */
function fallOf(kpi: Kpi, unitId: UnitId, results: Results): FallReason[] {
	const key = keyOf(unitId, kpi.id);
	const now = comparable(results.now.get(key));
	if (now === undefined) return [];
	const previous = comparable(earlier(kpi, now, results.previous));
	const before = previous ?? comparable(results.lastYear.get(key));
	if (before === undefined) return [];
	const change = changeOf(kpi, now.value, before.value) ?? 0;
	const worse = kpi.direction === 'higher' ? -change : change;
	const marks = changeMarks([now], [before]);
	if (worse < LEAST_FALL_POINTS || marks.isSlight) return [];
	const against = previous === undefined ? 'last_year' : 'previous';
	return [
		{
			kind: 'fell',
			kpi: kpi.id,
			value: now.value,
			valueBefore: before.value,
			change,
			against,
			marks
		}
	];
}

type WithValue = KpiResult & { readonly value: number };
const hasValue = (result: KpiResult): result is WithValue => result.value !== null;
const comparable = (result: KpiResult | undefined): WithValue | undefined =>
	result && !result.flags.includes('few') && hasValue(result) ? result : undefined;

/** Weights of one item, compared from the first to the last. */
function weights({ reasons, standing }: AttentionItem): number[] {
	const late = reasons.map((reason) =>
		reason.kind === 'not_submitted' ? (reason.daysLate ?? 0) : 0
	);
	const falls = reasons.map((reason) => (reason.kind === 'fell' ? Math.abs(reason.change) : 0));
	const open = reasons.map((reason) => (reason.kind === 'contradictions' ? reason.open : 0));
	return [
		Math.max(0, ...late),
		standing.behind,
		standing.points,
		Math.max(0, ...falls),
		Math.max(0, ...open),
		Math.max(...late)
	];
}

function compareItems(a: AttentionItem, b: AttentionItem): number {
	const [left, right] = [weights(a), weights(b)];
	const differing = left.findIndex((weight, index) => weight !== right[index]);
	if (differing >= 0) return (right[differing] ?? 0) - (left[differing] ?? 0);
	return byName.compare(a.unit.name, b.unit.name) || a.unit.unitId - b.unit.unitId;
}

/**
 * Cases still needed to reach a target at the same denominator: 612/769 needs 4 more for 80 %; 0 when it is reached.
 * Where lower is better: cases too many. Whole numbers throughout, so that one case less is never enough.
 */
export function neededForTarget(input: {
	readonly numerator: number;
	readonly denominator: number;
	readonly target: number;
	readonly direction: Kpi['direction'];
}): number {
	const { numerator, denominator, target, direction } = input;
	const scale = 10 ** decimalsOf(target);
	const wanted = Math.round(target * scale) * denominator;
	const reached = 100 * scale * numerator;
	const missing = direction === 'higher' ? wanted - reached : reached - wanted;
	return Math.max(0, Math.ceil(missing / (100 * scale)));
}

const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;
