import type { FieldId } from '../../kpi/catalogue';
import { exactValue } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import {
	comparePeriods,
	daysBetween,
	endsRightBefore,
	periodFromId,
	type PeriodId
} from '../../figures/period';
import { checkedAt } from './history';
import {
	setsOf,
	toFigure,
	warningAt,
	windowOfFigure,
	type CheckedFigures
} from './checked-figures';

const CARRIED_OVER = 'dossiers_carried_over';
const PENDING = 'dossiers_pending_total';
/** Windows that meet may leave out a weekend; further apart they do not speak of the same day. */
const WIDEST_GAP_DAYS = 3;

interface Pending {
	readonly period: PeriodId;
	readonly figure: Observation;
}

/**
 * "Kỳ trước chuyển qua" is what was pending when the period before it ended: of q2 at the end of q1, of the six and nine
 * months and of the year at the end of last year.
 */
export function carriedOver(checked: CheckedFigures): FigureIssue[] {
	if (!checked.observations.some(({ indicator }) => indicator === CARRIED_OVER)) return [];
	const past = periodsEndingBefore(checked).map((period) => checkedAt(checked, period));
	return [...checked.byField.keys()].flatMap((field) => mismatchIn(checked, past, field));
}

function mismatchIn(
	checked: CheckedFigures,
	past: readonly CheckedFigures[],
	field: FieldId | ''
): FigureIssue[] {
	const carried = statedIn(checked, field, CARRIED_OVER);
	const [first] = carried;
	if (!first) return [];
	const pending = past.flatMap((before) =>
		statedIn(before, field, PENDING)
			.filter((figure) => areAdjacent([before, figure], [checked, first]))
			.map((figure): Pending => ({ period: before.period, figure }))
	);
	const [before] = pending;
	const values = new Set(carried.map(exactValue));
	if (!before || pending.some(({ figure }) => values.has(exactValue(figure)))) return [];
	return [
		{
			...warningAt(checked, first),
			code: 'carried_over_mismatch',
			carriedOver: toFigure(first),
			pendingBefore: toFigure(before.figure),
			periodBefore: before.period
		}
	];
}

const statedIn = (checked: CheckedFigures, field: FieldId | '', indicator: string): Observation[] =>
	setsOf(checked, field)
		.flatMap((figures) => figures.get(indicator) ?? [])
		.filter((figure) => exactValue(figure) !== undefined);

function areAdjacent(
	[before, pending]: readonly [CheckedFigures, Observation],
	[checked, carried]: readonly [CheckedFigures, Observation]
): boolean {
	const [earlier, later] = [windowOfFigure(before, pending), windowOfFigure(checked, carried)];
	if (!earlier || !later) return true;
	return Math.abs(daysBetween(earlier.to, later.from) - 1) <= WIDEST_GAP_DAYS;
}

/** Periods with data that end the day before this one begins; one of the same kind first, else as long a one. */
function periodsEndingBefore({ period, otherPeriods }: CheckedFigures): PeriodId[] {
	const now = periodFromId(period);
	if (!now) return [];
	const ending = [...otherPeriods.keys()].filter((id) => {
		const other = periodFromId(id);
		return other && endsRightBefore(other, now);
	});
	const shortestFirst = ending.sort(comparePeriods);
	const isShort = now.kind === 'quarter' || now.kind === 'month' || now.kind === 'week';
	const inOrder = isShort ? shortestFirst : shortestFirst.reverse();
	const isSameKind = (id: PeriodId) => periodFromId(id)?.kind === now.kind;
	return [...inOrder.filter(isSameKind), ...inOrder.filter((id) => !isSameKind(id))];
}
