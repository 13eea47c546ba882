import { exactValue } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import { comparePeriods, periodFromId, type PeriodId } from '../../figures/period';
import { checkedAt, sameFigureIn, withoutParts } from './history';
import { toFigure, warningAt, type CheckedFigures } from './checked-figures';

/** A year of quarters: below that there is no "usual". */
const LEAST_PERIODS = 4;
/** Two years of quarters: what was usual before them no longer is. */
const MOST_PERIODS = 8;
/** Fewer cases than this swing by themselves. */
const LEAST_USUAL = 20;
/** A digit too many or too few is a factor of ten; a doubling happens after a campaign or a new law. */
const LARGEST_RATIO = 3;
/** One event explains a difference below this: a certification day, a season without late cases. */
const LEAST_DIFFERENCE = 50;

interface Jump {
	readonly about: Observation;
	readonly usual: number;
	readonly history: readonly { readonly period: PeriodId; readonly value: number }[];
}

/** A count far from the median of the unit's own earlier periods: 5510 where 550 is usual. */
export function suddenJump(checked: CheckedFigures): FigureIssue[] {
	const past = earlierPeriods(checked).map((period) => checkedAt(checked, period));
	if (past.length < LEAST_PERIODS) return [];
	const jumps = (checked.byField.get('') ?? []).flatMap(({ figures }) =>
		[...figures.values()]
			.filter((figure) => isCountOfCases(checked, figure))
			.flatMap((figure) => jumpOf(past, figure))
	);
	const [up, down] = [jumps.filter(isUp), jumps.filter((jump) => !isUp(jump))];
	return [up, down]
		.flatMap((found) => withoutParts(checked.catalogue, found))
		.map(({ about, usual, history }) => ({
			...warningAt(checked, about),
			code: 'sudden_jump',
			figure: toFigure(about),
			usual,
			history
		}));
}

const isUp = ({ about, usual }: Jump): boolean => (exactValue(about) ?? 0) > usual;

function isCountOfCases({ catalogue }: CheckedFigures, { indicator }: Observation): boolean {
	const entry = catalogue.indicators.get(indicator);
	return entry?.measure === 'count' && entry.nature === 'flow';
}

/** Oldest first. */
function earlierPeriods({ period, otherPeriods }: CheckedFigures): PeriodId[] {
	const kind = periodFromId(period)?.kind;
	// Any other days have no series of their own.
	if (kind === 'custom') return [];
	return [...otherPeriods.keys()]
		.filter((id) => periodFromId(id)?.kind === kind && comparePeriods(id, period) < 0)
		.sort(comparePeriods)
		.slice(-MOST_PERIODS);
}

function jumpOf(past: readonly CheckedFigures[], about: Observation): Jump[] {
	const value = exactValue(about);
	if (value === undefined) return [];
	const history: { readonly period: PeriodId; readonly value: number }[] = [];
	for (const before of past) {
		const earlier = exactValue(sameFigureIn(before, about));
		if (earlier !== undefined) history.push({ period: before.period, value: earlier });
	}
	// Paper dossiers falling year by year are no jump: the last period must be far off as well.
	const last = history.at(-1)?.value;
	if (last === undefined || history.length < LEAST_PERIODS || !isFarFrom(value, last)) return [];
	const usual = median(history.map((entry) => entry.value));
	const isLarge = usual >= LEAST_USUAL && Math.abs(value - usual) >= LEAST_DIFFERENCE;
	return isLarge && isFarFrom(value, usual) ? [{ about, usual, history }] : [];
}

const isFarFrom = (value: number, other: number): boolean =>
	value > LARGEST_RATIO * other || LARGEST_RATIO * value < other;

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
