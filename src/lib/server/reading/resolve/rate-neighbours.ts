// What stands beside a rate that could be read two ways: the counts of its row, and what its unit stated before.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import { ratesOfCounts, type CountOf } from '../../../domain/figures/rate-of-counts';
import { formulasStatedBy } from '../../../domain/checks/rules/stated-formulas';
import type { Draft, DraftFigure } from '../draft';
import type { ReadNumber } from './cell';

/** Looked up by the position of a cell; figures come first, then the cells of total rows. */
export interface RateNeighbours {
	/** In per cent, by each way the counts of the same unit, period and field give it. */
	readonly counted: (at: number) => readonly number[];
	/** In per cent, as stated for other periods. */
	readonly past: (at: number) => readonly number[];
}

type Numbers = readonly (ReadNumber | undefined)[];
type Row = readonly Pick<DraftFigure, 'indicator' | 'source'>[];

/** Nothing is sorted before the first rate asks: most files have none that could be read two ways. */
export function rateNeighbours(
	of: { readonly draft: Draft; readonly catalogue: Catalogue },
	numbers: Numbers,
	past: RateNeighbours['past']
): RateNeighbours {
	const { figures } = of.draft;
	let rows: ReadonlyMap<string, readonly number[]> | undefined;
	return {
		past,
		counted: (at) => {
			const figure = figures[at];
			if (figure === undefined) return [];
			rows ??= rowsOf(figures);
			const row = rows.get(rowKey(figure)) ?? [];
			const formulas = formulasStatedBy(of.catalogue, figure.indicator);
			const own = row.filter((index) => figures[index]?.source === figure.source);
			const byOwn = ratesOfCounts(formulas, countsIn(own, figures, numbers));
			return byOwn.length > 0 ? byOwn : ratesOfCounts(formulas, countsIn(row, figures, numbers));
		}
	};
}

function rowsOf(figures: readonly DraftFigure[]): Map<string, number[]> {
	const rows = new Map<string, number[]>();
	let [before, row]: [DraftFigure | undefined, number[]] = [undefined, []];
	for (const [index, figure] of figures.entries()) {
		// The figures of a row share their words: few keys are written.
		if (before === undefined || !shareWords(before, figure)) {
			const key = rowKey(figure);
			row = rows.get(key) ?? [];
			rows.set(key, row);
		}
		before = figure;
		row.push(index);
	}
	return rows;
}

const shareWords = (a: DraftFigure, b: DraftFigure): boolean =>
	a.unit === b.unit && a.period === b.period && a.field === b.field;

const rowKey = ({ unit, period, field }: DraftFigure): string =>
	[unit?.code?.text, unit?.text, period?.text, field?.text].join('\n');

function countsIn(row: readonly number[], figures: Row, numbers: Numbers): CountOf {
	return (indicator) => {
		for (const index of row) {
			const quantity = numbers[index]?.quantity;
			if (figures[index]?.indicator === indicator && quantity?.kind === 'exact')
				return quantity.value;
		}
		return undefined;
	};
}
