// Rates without a "%": whether 0,95 means 95 % is decided once for the rates of a column, and told.
import type { Issue } from '../../domain/issue';
import type { Quantity } from '../../domain/observation';
import { asPercent, decidePercentScale, type PercentScale } from '../../domain/percent-scale';
import type { Cell, ReadNumber } from './numbers';

type Numbers = readonly (ReadNumber | undefined)[];

interface RateColumn {
	/** Positions of its cells. */
	readonly at: number[];
	saysPercent: boolean;
}

/** The numbers with the rates of each column in per cent. */
export function scaleRates(
	cells: readonly Cell[],
	numbers: Numbers,
	issues: Issue[]
): (ReadNumber | undefined)[] {
	const scaled = [...numbers];
	for (const column of rateColumns(cells, numbers).values()) {
		const { at, saysPercent } = column;
		const rates = at.flatMap((index): Rate[] => {
			const [cell, quantity] = [cells[index], numbers[index]?.quantity];
			return cell === undefined || quantity?.kind !== 'exact'
				? []
				: [{ cell, value: quantity.value }];
		});
		const values = rates.map(({ value }) => value);
		const scale = decidePercentScale(values, { saysPercent });
		issues.push(...scaleIssues(scale, rates));
		if (scale.kind !== 'fraction') continue;
		for (const index of at) {
			const number = numbers[index];
			if (number !== undefined) scaled[index] = inPercent(number);
		}
	}
	return scaled;
}

function rateColumns(cells: readonly Cell[], numbers: Numbers): Map<string, RateColumn> {
	const columns = new Map<string, RateColumn>();
	for (let index = 0; index < cells.length; index += 1) {
		const cell = cells[index];
		if (cell?.indicator.measure !== 'percent') continue;
		const quantity = numbers[index]?.quantity;
		if (quantity === undefined) continue;
		if (quantity.kind === 'missing' || saysItself(cell)) continue;
		const column = columns.get(columnKey(cell)) ?? { at: [], saysPercent: false };
		columns.set(columnKey(cell), column);
		column.at.push(index);
		column.saysPercent ||= cell.isPercent === true || PERCENT.test(cell.column);
	}
	return columns;
}

const PERCENT = /%|phần trăm|phan tram/iu;

/** Written with "%", or formatted as a percentage in its workbook. */
const saysItself = ({ value }: Cell): boolean =>
	value.number?.kind === 'percent' || PERCENT.test(value.text);

/** A column of a sheet; in a file without columns the figures of one indicator. */
function columnKey({ value, column, indicator }: Cell): string {
	const { sheet = '', letter } = value.place;
	return letter === undefined ? `${column}\n${indicator.id}` : `${sheet}\n${letter}\n${column}`;
}

function inPercent({ quantity, decimals }: ReadNumber): ReadNumber {
	return { quantity: scaledQuantity(quantity), decimals: Math.max(0, decimals - 2) };
}

function scaledQuantity(quantity: Quantity): Quantity {
	switch (quantity.kind) {
		case 'exact':
		case 'at_least':
			return { ...quantity, value: asPercent(quantity.value) };
		case 'between':
			return { ...quantity, low: asPercent(quantity.low), high: asPercent(quantity.high) };
		case 'missing':
			return quantity;
	}
}

interface Rate {
	readonly cell: Cell;
	readonly value: number;
}

function scaleIssues(scale: PercentScale, rates: readonly Rate[]): Issue[] {
	switch (scale.kind) {
		case 'plain':
			return [];
		case 'fraction':
			return told(rates[scale.example], { scale: scale.kind, isGuess: scale.isGuess });
		case 'percent':
			return told(rates[scale.example], { scale: scale.kind, isGuess: false });
		case 'mixed':
			return mixed(rates[scale.fraction], rates[scale.percent]);
		case 'unclear':
			return rates.filter(({ value }) => value === 1).map(unclear);
	}
}

function told(
	rate: Rate | undefined,
	of: { readonly scale: 'fraction' | 'percent'; readonly isGuess: boolean }
): Issue[] {
	if (rate === undefined) return [];
	const { cell, value } = rate;
	return [
		{
			code: 'percent_scale',
			severity: of.isGuess ? 'warning' : 'info',
			place: cell.value.place,
			column: cell.column,
			scale: of.scale,
			example: cell.value.text,
			reading: of.scale === 'fraction' ? asPercent(value) : value
		}
	];
}

function mixed(fraction: Rate | undefined, percent: Rate | undefined): Issue[] {
	if (fraction === undefined || percent === undefined) return [];
	return [
		{
			code: 'percent_scale',
			severity: 'error',
			place: fraction.cell.value.place,
			column: fraction.cell.column,
			scale: 'mixed',
			example: fraction.cell.value.text,
			reading: asPercent(fraction.value),
			examples: [fraction.cell.value.text, percent.cell.value.text]
		}
	];
}

const unclear = ({ cell }: Rate): Issue => ({
	code: 'ambiguous_number',
	severity: 'error',
	place: cell.value.place,
	found: cell.value.text,
	indicator: cell.indicator.id,
	readings: [1, 100]
});
