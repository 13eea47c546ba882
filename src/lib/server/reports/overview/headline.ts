// Facts for the sentence on top of the overview: what moved, and who is furthest behind on what.
import type { Headline, OverviewCard, OverviewCell, OverviewRow } from './model';
import { pointsShort } from '../basis/step';

/** Under one point is no news. */
const LEAST_MOVE = 1;

export function headlineOf(cards: readonly OverviewCard[], rows: readonly OverviewRow[]): Headline {
	const compared = rows.filter(({ submitted, few }) => submitted && !few);
	return {
		moved: mostMoved(cards),
		furthestBehind: furthestBehind(cards, compared),
		hasTargets: cards.some(({ target }) => target !== null),
		unitsBehind: compared.filter(({ behind }) => behind > 0).length,
		unitsCompared: compared.length
	};
}

function mostMoved(cards: readonly OverviewCard[]): Headline['moved'] {
	const moved = cards.flatMap(({ kpi, previous, belowTarget }) => {
		const { change, now } = previous;
		const isNews = change !== null && Math.abs(change) >= LEAST_MOVE && !previous.marks.isSlight;
		return now.value === null || !isNews
			? []
			: [{ kpi, comparison: previous, change, value: now.value, belowTarget }];
	});
	return moved.sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0] ?? null;
}

/** The unit that leads the table, and the target it is furthest from. */
function furthestBehind(
	cards: readonly OverviewCard[],
	rows: readonly OverviewRow[]
): Headline['furthestBehind'] {
	const slowest = rows.find(({ behind }) => behind > 0);
	const behind = (slowest?.cells ?? []).flatMap((cell, index) => {
		const fact = shortfall(cards[index], cell);
		return slowest === undefined || fact === null ? [] : [{ unit: slowest.unit, ...fact }];
	});
	return behind.sort((a, b) => b.shortBy - a.shortBy)[0] ?? null;
}

function shortfall(
	card: OverviewCard | undefined,
	cell: OverviewCell
): Omit<NonNullable<Headline['furthestBehind']>, 'unit'> | null {
	const target = card?.target ?? null;
	if (card === undefined || target === null || cell.value === null || !cell.short) return null;
	const shortBy = pointsShort(card.kpi, cell.value, target);
	return shortBy <= 0 ? null : { kpi: card.kpi, value: cell.value, target, shortBy };
}
