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

/** The unit that leads the table, as behind on most KPIs, and the KPI it is furthest behind on. */
function furthestBehind(
	cards: readonly OverviewCard[],
	rows: readonly OverviewRow[]
): Headline['furthestBehind'] {
	const slowest = rows.find(({ behind }) => behind > 0);
	const behind = (slowest?.cells ?? []).flatMap((cell, index) => {
		const fact = shortfall(cards[index], cell);
		return slowest === undefined || fact === null ? [] : [{ unit: slowest.unit, ...fact }];
	});
	// A missed target weighs more than a place below the average.
	return (
		behind.sort(
			(a, b) =>
				Number(b.against === 'target') - Number(a.against === 'target') || b.shortBy - a.shortBy
		)[0] ?? null
	);
}

function shortfall(
	card: OverviewCard | undefined,
	cell: OverviewCell
): Omit<NonNullable<Headline['furthestBehind']>, 'unit'> | null {
	const reference = card?.target ?? card?.total.value ?? null;
	if (card === undefined || reference === null || cell.value === null || !cell.short) return null;
	const shortBy = pointsShort(card.kpi, cell.value, reference);
	const against = card.target === null ? 'total' : 'target';
	return shortBy <= 0 ? null : { kpi: card.kpi, value: cell.value, against, reference, shortBy };
}
