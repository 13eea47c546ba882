// Figures as evidence: a column that equals the sum of the others in every row is their total, whatever its heading says.
import type { Catalogue, Check, IndicatorId } from '../../../../domain/kpi/catalogue';
import { parseQuantity } from '../../../../domain/figures/quantity';
import type { SheetRow } from '../sheet';

export interface SummedColumn {
	readonly index: number;
	readonly indicator: IndicatorId;
	/** In words: "Mới tiếp nhận = trực tuyến + trực tiếp, bưu chính". */
	readonly words: string;
}

/** So many rows show it, and fewer than two show nothing. */
const MOST_ROWS = 200;
const FEWEST_ROWS = 2;
/** Reports contradict themselves now and then. */
const NEARLY_ALL = 0.9;

/** Of the columns whose meaning is open, those that complete a sum of the catalogue; none where two could. */
export function summedColumns(
	rows: readonly SheetRow[],
	of: {
		readonly catalogue: Catalogue;
		/** Indicators whose column is known. */
		readonly known: ReadonlyMap<IndicatorId, number>;
		readonly open: readonly number[];
	}
): SummedColumn[] {
	const table = valuesTable(rows.slice(0, MOST_ROWS));
	return of.catalogue.checks.flatMap((check) => {
		const asked = check.kind === 'sum' ? missingOf(check, of.known) : undefined;
		if (asked === undefined) return [];
		const fitting = of.open.filter((index) => fits(table, asked, index));
		const [index] = fitting;
		if (index === undefined || fitting.length > 1) return [];
		return [{ index, indicator: asked.indicator, words: check.words }];
	});
}

interface Missing {
	readonly indicator: IndicatorId;
	/** Columns to add, and to take away, to get it. */
	readonly plus: readonly number[];
	readonly minus: readonly number[];
}

/** The one indicator of the sum whose column nobody knows. */
function missingOf(
	check: Extract<Check, { readonly kind: 'sum' }>,
	known: ReadonlyMap<IndicatorId, number>
): Missing | undefined {
	const { total, parts, onlyWithout = [], optionalParts = [] } = check;
	if ([...onlyWithout, ...optionalParts].some((id) => known.has(id))) return undefined;
	const unknown = [total, ...parts].filter((id) => !known.has(id));
	const [indicator] = unknown;
	if (indicator === undefined || unknown.length > 1) return undefined;
	const others = parts.flatMap((id) => known.get(id) ?? []);
	const whole = known.get(total);
	return whole === undefined
		? { indicator, plus: others, minus: [] }
		: { indicator, plus: [whole], minus: others };
}

type Table = readonly ((index: number) => number | undefined)[];

function valuesTable(rows: readonly SheetRow[]): Table {
	return rows.map((row) => {
		const known = new Map<number, number | undefined>();
		return (index) => {
			if (!known.has(index)) known.set(index, valueIn(row, index));
			return known.get(index);
		};
	});
}

function valueIn(row: SheetRow, index: number): number | undefined {
	const stored = row.numbers?.[index];
	if (stored !== undefined) return stored.kind === 'number' ? stored.value : undefined;
	const read = parseQuantity(row.cells[index] ?? '', { measure: 'count' });
	return read.ok && read.quantity.kind === 'exact' ? read.quantity.value : undefined;
}

function fits(table: Table, { plus, minus }: Missing, index: number): boolean {
	const compared = table.flatMap((value) => {
		const [own, added, taken] = [value(index), sumOf(value, plus), sumOf(value, minus)];
		if (own === undefined || added === undefined || taken === undefined) return [];
		return [{ own, isEqual: own === added - taken }];
	});
	const equal = compared.filter(({ isEqual }) => isEqual);
	const telling = new Set(equal.map(({ own }) => own).filter((own) => own > 0));
	return telling.size >= FEWEST_ROWS && equal.length >= compared.length * NEARLY_ALL;
}

function sumOf(
	value: (index: number) => number | undefined,
	columns: readonly number[]
): number | undefined {
	let sum = 0;
	for (const index of columns) {
		const part = value(index);
		if (part === undefined) return undefined;
		sum += part;
	}
	return sum;
}
