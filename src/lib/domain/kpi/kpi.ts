// KPIs are computed on read from stored figures, always sum of numerators over sum of denominators.
import type { Catalogue, FieldId, Formula, IndicatorId, Kpi, KpiFlag, KpiId } from './catalogue';
import {
	chooseFraction,
	exactValue,
	figuresBySource,
	firstFraction,
	indicatorsOf,
	lackingIn,
	mergeFigures,
	nearestFormula,
	type FigureSet,
	type Fraction,
	type SourceFigures
} from './formula';
import { missing, ratioPercent, type Measured, type MissingReason } from '../figures/measured';
import type { Observation, SourceName } from '../figures/observation';
import { isOwnWindow } from '../figures/own-window';
import { periodFromId, type PeriodId, type Window } from '../figures/period';
import { isSameWindow } from '../figures/report-window';
import type { UnitId } from '../unit/unit';

export type KpiState = 'value' | 'missing' | 'not_applicable' | 'zero_denominator' | 'stated_only';

/** The KPI of one unit and period, with everything that explains it. */
export interface KpiResult {
	readonly kpi: KpiId;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly state: KpiState;
	/** Set when state is `missing`. */
	readonly reason: MissingReason | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Percentage with full precision; null never means 0. */
	readonly value: number | null;
	/** Index into kpi.formulas; null when none could be used. */
	readonly formula: number | null;
	/** The figures summed, numerator and denominator. */
	readonly figures: {
		readonly numerator: readonly Observation[];
		readonly denominator: readonly Observation[];
	};
	readonly sources: readonly SourceName[];
	readonly window: Window | null;
	/** Rates the report states for this KPI, as written. */
	readonly stated: readonly Observation[];
	/** The same KPI by the other sources of the report ("Biểu mẫu 7: 905/922"). */
	readonly others: readonly {
		readonly source: SourceName;
		readonly numerator: number;
		readonly denominator: number;
		readonly value: number;
	}[];
	/** Indicators that would be needed and are not there. */
	readonly lacking: readonly IndicatorId[];
	readonly flags: readonly KpiFlag[];
}

/** Sum over units: numerators, denominators, and how many units stand behind it. */
export interface KpiTotal {
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	readonly units: number;
	readonly flags: readonly KpiFlag[];
}

export interface KpiContext {
	readonly catalogue: Catalogue;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** Current and derived figures of this unit and period, all indicators. */
	readonly observations: readonly Observation[];
	/** `figureKey`s that an open contradiction names. */
	readonly unverified: ReadonlySet<string>;
	readonly reportWindow: Window | null;
}

/** Key of a figure within one unit and period, whatever its source: `dossiers_received_online|land`. */
export const figureKey = (figure: {
	readonly indicator: IndicatorId;
	readonly field: FieldId | '';
}): string => `${figure.indicator}|${figure.field}`;

/**
 * The KPI of one unit and period. A formula is used with the first source that gives both its sides (922/944 from the
 * text, never 905/944); sources are mixed only where none does.
 */
export function computeKpi(kpi: Kpi, context: KpiContext): KpiResult {
	const needed = indicatorsOf(kpi);
	const figuresOfKpi = context.observations.filter(({ indicator }) => needed.has(indicator));
	const sources = figuresBySource(context.catalogue, figuresOfKpi, '');
	const fraction = chooseFraction(kpi.formulas, sources);
	const stated = statedRates(kpi, context);
	if (!fraction) return withoutValue(kpi, context, { sources, stated });

	const figures = fractionFigures(fraction);
	const measured = sharePercent(fraction.numerator.value, fraction.denominator.value);
	const used = sourcesOf(figures);
	return {
		kpi: kpi.id,
		unitId: context.unitId,
		period: context.period,
		...stateOf(measured),
		numerator: fraction.numerator.value,
		denominator: fraction.denominator.value,
		value: measured.state === 'value' ? measured.value : null,
		formula: fraction.formula,
		figures: { numerator: fraction.numerator.figures, denominator: fraction.denominator.figures },
		sources: used,
		window: commonWindow(figures),
		stated,
		others: otherSources(kpi, sources, used),
		lacking: [],
		flags: flagsOf(kpi, context, fraction)
	};
}

/** A part of a whole: above 100 % is a contradiction, not a rate, and must not lead a ranking. */
function sharePercent(numerator: number, denominator: number): Measured {
	const isPart = denominator === 0 || (numerator >= 0 && numerator <= denominator);
	return isPart ? ratioPercent(numerator, denominator) : missing('contradiction');
}

function stateOf(share: Measured): Pick<KpiResult, 'state' | 'reason'> {
	if (share.state === 'value') return { state: 'value', reason: null };
	return share.reason === 'zero_denominator'
		? { state: 'zero_denominator', reason: null }
		: { state: 'missing', reason: share.reason };
}

function sourcesOf(figures: readonly Observation[]): SourceName[] {
	const sources: SourceName[] = [];
	for (const { source } of figures) if (!sources.includes(source)) sources.push(source);
	return sources;
}

const fractionFigures = (fraction: Fraction): Observation[] => [
	...fraction.numerator.figures,
	...fraction.denominator.figures
];

/** null when the figures cover different windows, or none is known. */
function commonWindow(figures: readonly Observation[]): Window | null {
	const window = figures[0]?.window ?? null;
	return figures.every((figure) => isSameWindow(figure.window, window)) ? window : null;
}

function statedRates(kpi: Kpi, { catalogue, observations }: KpiContext): Observation[] {
	return observations.filter(({ indicator, field, quantity }) => {
		const states = catalogue.indicators.get(indicator)?.states;
		const isOfKpi = states !== undefined && 'kpi' in states && states.kpi === kpi.id;
		return isOfKpi && field === '' && quantity.kind !== 'missing';
	});
}

function otherSources(
	kpi: Kpi,
	sources: readonly SourceFigures[],
	used: readonly SourceName[]
): KpiResult['others'] {
	return sources.flatMap(({ source, figures }) => {
		const fraction =
			used.length === 1 && used[0] === source ? undefined : firstFraction(kpi.formulas, figures);
		if (!fraction) return [];
		const [numerator, denominator] = [fraction.numerator.value, fraction.denominator.value];
		const measured = sharePercent(numerator, denominator);
		return measured.state === 'value'
			? [{ source, numerator, denominator, value: measured.value }]
			: [];
	});
}

function flagsOf(kpi: Kpi, context: KpiContext, fraction: Fraction): KpiFlag[] {
	const figures = fractionFigures(fraction);
	const { value } = fraction.denominator;
	const formulaFlag = kpi.formulas[fraction.formula]?.flag;
	const flags: KpiFlag[] = [];
	if (isUnverified(figures, context)) flags.push('unverified');
	if (value > 0 && value < kpi.minimumDenominator) flags.push('few');
	if (figures.some(({ derivedFrom }) => derivedFrom)) flags.push('derived');
	if (isOfOtherWindow(figures, context)) flags.push('other_window');
	if (formulaFlag) flags.push(formulaFlag);
	if (figures.some(({ source }) => source !== figures[0]?.source)) flags.push('mixed_sources');
	return flags;
}

const isUnverified = (figures: readonly Observation[], { unverified }: KpiContext): boolean =>
	unverified.size > 0 && figures.some((figure) => unverified.has(figureKey(figure)));

/** Of other days than the report, or a report that covers other days than its period: one month as a quarter. */
function isOfOtherWindow(
	figures: readonly Observation[],
	{ reportWindow, period: id }: KpiContext
): boolean {
	const period = periodFromId(id);
	const isOther = (window: Window) => period !== undefined && !isOwnWindow(window, period);
	if (figures.some(({ window }) => window && !isSameWindow(window, reportWindow))) return true;
	return reportWindow !== null && isOther(reportWindow);
}

/** Says why there is no number, by the formula that comes nearest to one. */
function withoutValue(
	kpi: Kpi,
	context: KpiContext,
	report: { readonly sources: readonly SourceFigures[]; readonly stated: readonly Observation[] }
): KpiResult {
	const sets = report.sources.map(({ figures }) => figures);
	const merged = mergeFigures(sets, indicatorsOf(kpi));
	const nearest = nearestFormula(kpi.formulas, merged);
	const lacking = lackingIn(nearest, merged);
	const found = lacking.map((id) => merged.get(id));
	const { state, reason } = hasNoCases(nearest, merged)
		? ({ state: 'zero_denominator', reason: null } as const)
		: stateWithout(context, found, report.stated);
	return {
		kpi: kpi.id,
		unitId: context.unitId,
		period: context.period,
		state,
		reason,
		numerator: null,
		denominator: null,
		value: null,
		formula: null,
		figures: { numerator: [], denominator: [] },
		sources: [],
		window: null,
		stated: report.stated,
		others: [],
		lacking,
		flags: []
	};
}

/** "Không nhận được phản ánh, kiến nghị nào": none received, so that none resolved is written goes without saying. */
function hasNoCases({ denominator }: Formula, merged: FigureSet): boolean {
	const { plus, minus } = denominator;
	return minus === undefined && plus.every((id) => exactValue(merged.get(id)) === 0);
}

function stateWithout(
	context: KpiContext,
	lacking: readonly (Observation | undefined)[],
	stated: readonly Observation[]
): { state: KpiState; reason: MissingReason | null } {
	const kinds = lacking.map((observation) => observation?.quantity);
	if (context.observations.length === 0) return { state: 'missing', reason: 'not_submitted' };
	if (kinds.some((kind) => kind?.kind === 'missing' && kind.reason === 'not_applicable')) {
		return { state: 'not_applicable', reason: null };
	}
	if (
		kinds.some((kind) => kind !== undefined && kind.kind !== 'exact' && kind.kind !== 'missing')
	) {
		return { state: 'missing', reason: 'inexact' };
	}
	return stated.length > 0
		? { state: 'stated_only', reason: null }
		: { state: 'missing', reason: 'not_reported' };
}

/** Sum over the units that have a value: 922/944 and 526/551 together are 1448/1495. */
export function totalOf(results: readonly KpiResult[]): KpiTotal {
	const counted = results.filter(({ state }) => state === 'value');
	if (counted.length === 0) {
		return { numerator: null, denominator: null, value: null, units: 0, flags: [] };
	}
	const numerator = counted.reduce((sum, result) => sum + (result.numerator ?? 0), 0);
	const denominator = counted.reduce((sum, result) => sum + (result.denominator ?? 0), 0);
	const measured = ratioPercent(numerator, denominator);
	const flags = TOTAL_FLAGS.filter((flag) => counted.some((result) => result.flags.includes(flag)));
	return {
		numerator,
		denominator,
		value: measured.state === 'value' ? measured.value : null,
		units: counted.length,
		flags
	};
}

/** Marks that carry over from a part to the sum. */
const TOTAL_FLAGS: readonly KpiFlag[] = ['unverified', 'derived', 'other_window'];
