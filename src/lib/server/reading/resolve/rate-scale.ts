// Rates without a "%": whether 0,95 means 95 % is decided for the rates of a column together, and told or asked.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import type { Quantity } from '../../../domain/figures/observation';
import {
	asPercent,
	decidePercentScale,
	type PercentScale,
	type RateStyle,
	type ColumnFacts,
	type WrittenRate
} from '../../../domain/figures/percent-scale';
import type { FigureCell, ReadNumber } from './cell';
import type { RateNeighbours } from './rate-neighbours';
import { scaleIssues, type Rate } from './rate-scale-issues';

type Numbers = readonly (ReadNumber | undefined)[];

interface RateColumn {
	/** Positions of its cells. */
	readonly at: number[];
	/** Those of them with one number, which alone can say how the column is written. */
	readonly rates: Rate[];
	saysPercent: boolean;
	readonly direction: 'higher' | 'lower' | undefined;
}
interface Desk {
	readonly catalogue: Catalogue;
	readonly neighbours: RateNeighbours;
}

/** The numbers with the rates of each column in per cent. */
export function scaleRates(
	cells: readonly FigureCell[],
	numbers: Numbers,
	of: Desk & { readonly issues: Issue[] }
): (ReadNumber | undefined)[] {
	const scaled = [...numbers];
	const columns = [...rateColumns(cells, numbers, of.catalogue).values()];
	const first = columns.map((column) => decided(column, of.neighbours));
	const others = styleOfFile(columns, first);
	for (const [index, column] of columns.entries()) {
		const scale = decidedAgain(column, { first: first[index], others, of });
		of.issues.push(...scaleIssues(scale, column.rates));
		if (scale.kind !== 'fraction') continue;
		for (const at of column.at) {
			const number = numbers[at];
			if (number !== undefined) scaled[at] = inPercent(number, column);
		}
	}
	return scaled;
}

function rateColumns(
	cells: readonly FigureCell[],
	numbers: Numbers,
	catalogue: Catalogue
): Map<string, RateColumn> {
	const columns = new Map<string, RateColumn>();
	for (let index = 0; index < cells.length; index += 1) {
		const cell = cells[index];
		if (cell?.indicator.measure !== 'percent') continue;
		const number = numbers[index];
		if (number === undefined) continue;
		const { quantity, decimals } = number;
		if (quantity.kind === 'missing' || saysItself(cell)) continue;
		const key = columnKey(cell);
		const column = columns.get(key) ?? {
			at: [],
			rates: [],
			saysPercent: false,
			direction: directionOf(cell, catalogue)
		};
		columns.set(key, column);
		column.at.push(index);
		column.saysPercent ||= cell.isPercent === true || PERCENT.test(cell.column);
		if (quantity.kind === 'exact')
			column.rates.push({ cell, at: index, value: quantity.value, decimals });
	}
	return columns;
}

const PERCENT = /%|phần trăm|phan tram/iu;

/** Written with "%", or formatted as a percentage in its workbook. */
const saysItself = ({ value }: FigureCell): boolean =>
	value.number?.kind === 'percent' || PERCENT.test(value.text);

/** One indicator in a column of a sheet; in a file without columns the figures of one indicator. */
function columnKey({ value, column, indicator }: FigureCell): string {
	const { sheet = '', letter } = value.place;
	return `${sheet}\n${letter ?? ''}\n${column}\n${indicator.id}`;
}

function directionOf(
	{ indicator }: FigureCell,
	{ kpis }: Catalogue
): 'higher' | 'lower' | undefined {
	const { states } = indicator;
	return states !== undefined && 'kpi' in states ? kpis.get(states.kpi)?.direction : undefined;
}

const surroundingsOf = ({ saysPercent, direction }: RateColumn): ColumnFacts =>
	direction === undefined ? { saysPercent } : { saysPercent, direction };

/** By the cells themselves and the counts of their rows. */
function decided(column: RateColumn, { counted }: RateNeighbours): PercentScale {
	const rates = column.rates.map(({ at, value, decimals }): WrittenRate =>
		value > 0 && value <= 1 ? { value, decimals, counted: counted(at) } : { value, decimals }
	);
	return decidePercentScale(rates, surroundingsOf(column));
}

/** What the counts left open, by the past of its units and by the other rates of the file. */
function decidedAgain(
	column: RateColumn,
	{
		first,
		others,
		of
	}: { first: PercentScale | undefined; others: RateStyle | undefined; of: Desk }
): PercentScale {
	if (first === undefined) return { kind: 'plain' };
	if (isCertain(first, column)) return first;
	const rates = column.rates.map(({ at, value, decimals }): WrittenRate => ({
		value,
		decimals,
		...(value > 0 && value <= 1
			? { counted: of.neighbours.counted(at), past: of.neighbours.past(at) }
			: {})
	}));
	const surroundings = surroundingsOf(column);
	return decidePercentScale(
		rates,
		others === undefined ? surroundings : { ...surroundings, others }
	);
}

const isCertain = (scale: PercentScale, { rates }: RateColumn): boolean =>
	scale.kind === 'plain' ||
	(scale.kind === 'fraction' && !scale.isGuess) ||
	(scale.kind === 'percent' && rates.some(({ value }) => value > 1));

/** How the rates of the file are written where that is certain; undefined where they differ. */
function styleOfFile(
	columns: readonly RateColumn[],
	scales: readonly PercentScale[]
): RateStyle | undefined {
	const styles = new Set<RateStyle>();
	for (const [index, column] of columns.entries()) {
		const scale = scales[index];
		if (scale?.kind === 'fraction' && !scale.isGuess) styles.add('fraction');
		if (column.rates.some(({ value }) => value > 1)) styles.add('percent');
	}
	const [style] = styles;
	return styles.size === 1 ? style : undefined;
}

/** 0,7 was stated to tens of a per cent, unless another of its column is 0,71. */
function inPercent({ quantity, decimals }: ReadNumber, { rates }: RateColumn): ReadNumber {
	const isRough = decimals === 1 && rates.every((rate) => rate.decimals <= 1);
	return { quantity: scaledQuantity(quantity), decimals: isRough ? -1 : Math.max(0, decimals - 2) };
}

function scaledQuantity(quantity: Quantity): Quantity {
	switch (quantity.kind) {
		case 'exact':
		case 'at_least':
		case 'about':
			return { ...quantity, value: asPercent(quantity.value) };
		case 'between':
			return { ...quantity, low: asPercent(quantity.low), high: asPercent(quantity.high) };
		case 'missing':
			return quantity;
	}
}
