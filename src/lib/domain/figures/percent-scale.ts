// Whether rates are written as shares (0,95) or in per cent (95): by the counts beside them, else by what stands around.
import { roundHalfUp, truncate } from './measured';

/** A rate without a "%" of its own. */
export interface WrittenRate {
	readonly value: number;
	readonly decimals: number;
	/** In per cent, by the counts of its row and each way they may be counted. */
	readonly counted?: readonly number[];
	/** In per cent, as the same unit stated it in other periods. */
	readonly past?: readonly number[];
}
/** What is known of a column besides its cells. */
export interface ColumnFacts {
	/** Its heading, or the form beside it, says "%". */
	readonly saysPercent: boolean;
	/** Which rates are good ones: nearly all are high, or nearly all low. */
	readonly direction?: 'higher' | 'lower';
	/** How the other rates of the file are written, where that is certain. */
	readonly others?: RateStyle;
}
export type RateStyle = 'fraction' | 'percent';

export type PercentScale =
	/** Nothing in the column could be the other. */
	| { readonly kind: 'plain' }
	/** 0,95 means 95 %; `isGuess`: nothing but the indicator speaks for it. */
	| { readonly kind: 'fraction'; readonly isGuess: boolean; readonly example: number }
	/** 0,95 means 0,95 %. */
	| { readonly kind: 'percent'; readonly example: number }
	/** 0,95 beside 96: both could be meant. Positions of one of each. */
	| { readonly kind: 'mixed'; readonly fraction: number; readonly percent: number }
	/** Either could be meant: positions of the rates that are to be asked about. */
	| { readonly kind: 'unclear'; readonly asked: readonly number[] };

/** A rate below it shows that small rates stand in the column. */
const SMALL = 10;
/** A share above it is of a rate that is usually high. */
const HIGH = 0.5;
/** A stated rate is seldom further off than this from what its counts give. */
const NEAR = 5;

/** Positions named in the result are those in `rates`. */
export function decidePercentScale(
	rates: readonly WrittenRate[],
	surroundings: ColumnFacts
): PercentScale {
	const doubtful = positionsOf(rates, isDoubtful);
	const [example] = doubtful;
	if (example === undefined) return { kind: 'plain' };
	const styles = doubtful.map((at) => styleOf(rates[at]));
	const fraction = doubtful[styles.indexOf('fraction')];
	const percent = doubtful[styles.indexOf('percent')];
	const above = rates.findIndex(({ value }) => value > 1);
	if (above >= 0) return besideLarger(rates, { fraction, percent, above });
	if (fraction !== undefined && percent !== undefined) return { kind: 'mixed', fraction, percent };
	if (fraction !== undefined) return { kind: 'fraction', isGuess: false, example: fraction };
	if (percent !== undefined) return { kind: 'percent', example: percent };
	return byPlace(rates, doubtful, surroundings);
}

const isDoubtful = ({ value }: WrittenRate): boolean => value > 0 && value <= 1;

function positionsOf(rates: readonly WrittenRate[], is: (rate: WrittenRate) => boolean): number[] {
	const positions: number[] = [];
	for (const [at, rate] of rates.entries()) if (is(rate)) positions.push(at);
	return positions;
}

/** Rates above 1 are in per cent, and so are those below it unless their counts say otherwise. */
function besideLarger(
	rates: readonly WrittenRate[],
	of: {
		readonly fraction: number | undefined;
		readonly percent: number | undefined;
		readonly above: number;
	}
): PercentScale {
	const { fraction, percent, above } = of;
	if (fraction !== undefined) return { kind: 'mixed', fraction, percent: above };
	const between = rates.findIndex(({ value }) => value > 0 && value < 1);
	if (between < 0) return { kind: 'plain' };
	const hasSmall = rates.some(({ value }) => value > 1 && value < SMALL);
	return hasSmall || percent !== undefined
		? { kind: 'percent', example: between }
		: { kind: 'mixed', fraction: between, percent: above };
}

const isPlainlyPercent = ({ saysPercent, direction, others }: ColumnFacts): boolean =>
	saysPercent
		? others === 'percent' || (others === undefined && direction === 'lower')
		: others === 'percent' && direction === 'lower';

/** Without counts: how the rates around are written, what the heading says, which rates are usual. */
function byPlace(
	rates: readonly WrittenRate[],
	doubtful: readonly number[],
	around: ColumnFacts
): PercentScale {
	const { saysPercent, direction, others } = around;
	const example = doubtful.find((at) => (rates[at]?.value ?? 1) < 1);
	if (example === undefined) return { kind: 'unclear', asked: doubtful };
	if (others === 'fraction' && !saysPercent) return { kind: 'fraction', isGuess: false, example };
	if (isPlainlyPercent(around)) return { kind: 'percent', example };
	const isHigh = doubtful.some((at) => isHighShare(rates[at]));
	return isHigh && !saysPercent && others === undefined && direction === 'higher'
		? { kind: 'fraction', isGuess: true, example }
		: { kind: 'unclear', asked: doubtful };
}

const isHighShare = (rate: WrittenRate | undefined): boolean =>
	rate !== undefined && rate.value >= HIGH && rate.value < 1;

/** What the counts of a rate, else its own past, make of it; undefined where they say nothing. */
export function styleOf(rate: WrittenRate | undefined): RateStyle | undefined {
	if (rate === undefined) return undefined;
	const { counted = [], past = [] } = rate;
	return exactStyle(rate, counted) ?? nearStyle(rate, counted) ?? nearStyle(rate, past);
}

/** The one reading that the counts give to the last digit, rounded or cut off. */
function exactStyle(rate: WrittenRate, percents: readonly number[]): RateStyle | undefined {
	const { value } = rate;
	const decimals = Math.max(rate.decimals, digitsOf(value));
	const isPercent = percents.some((percent) => isWritten({ value, decimals }, percent));
	// Nobody rounds a share to 0 or 1.
	const asShare = { value, decimals: Math.max(1, decimals) };
	const isFraction = percents.some((percent) => isWritten(asShare, percent / 100));
	if (isPercent === isFraction) return undefined;
	return isPercent ? 'percent' : 'fraction';
}

const isWritten = ({ value, decimals }: WrittenRate, number: number): boolean => {
	const written = roundHalfUp(value, decimals);
	return roundHalfUp(number, decimals) === written || truncate(number, decimals) === written;
};

/** A number of full precision is compared without its last, binary digits. */
const MOST_DIGITS = 10;
const digitsOf = (value: number): number =>
	Math.min(MOST_DIGITS, String(value).split('.')[1]?.length ?? 0);

/** The two readings are a hundred times apart: a rate that is off a little is still nearer to one of them. */
function nearStyle({ value }: WrittenRate, percents: readonly number[]): RateStyle | undefined {
	const isNear = (reading: number): boolean =>
		percents.some((percent) => percent > 0 && times(percent, reading) <= NEAR);
	const [isPercent, isFraction] = [isNear(value), isNear(asPercent(value))];
	if (isPercent === isFraction) return undefined;
	return isPercent ? 'percent' : 'fraction';
}

const times = (a: number, b: number): number => Math.max(a / b, b / a);

/** 0.9818 → 98.18, without the noise of binary fractions. */
export const asPercent = (share: number): number => Number((share * 100).toPrecision(15));
