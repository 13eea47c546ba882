// Cells → quantities. Whether a column writes "97,67" or "97.67" is decided over all its cells, and told.
import type { FigureCell, ReadNumber } from './cell';
import type { Indicator, IndicatorId } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import {
	decideConvention,
	parseQuantity,
	type Convention,
	type ParsedQuantity
} from '../../../domain/figures/quantity';
import { cutText } from '../../../domain/text';
import type { Said } from '../draft';
import { inCatalogueUnits } from './measures';
import { readStored, type StoredFault } from './stored-number';
import { unreadableCell } from './unreadable-cell';

/** Reads all cells of a file, rates as written; undefined where an issue was told. */
export function readNumbers(
	cells: readonly FigureCell[],
	issues: Issue[]
): (ReadNumber | undefined)[] {
	const columns = columnReaders(cells, issues);
	const numbers = cells.map((cell) => {
		const { value, indicator } = cell;
		const unreadable = unreadableCell(value);
		if (unreadable !== undefined) {
			issues.push(unreadable);
			return undefined;
		}
		const several = value.number === undefined ? twoFigures(value) : undefined;
		if (several !== undefined) {
			issues.push(several);
			return undefined;
		}
		const read =
			value.number === undefined
				? (wholeNumber(cell) ?? columns(cell)(value.text))
				: readStored(value.number, indicator);
		if (read.ok) {
			const doubt = threeDecimals(cell);
			if (doubt !== undefined) issues.push(doubt);
			return read;
		}
		issues.push(numberIssue(cell, read));
		return undefined;
	});
	return [...inCatalogueUnits(cells, numbers, issues)];
}

/** Digits alone mean the same in every convention: most cells of a report. */
function wholeNumber({ value, indicator }: FigureCell): ParsedQuantity | undefined {
	if (indicator.measure !== 'count' || !/^\d{1,15}$/.test(value.text)) return undefined;
	return { ok: true, quantity: { kind: 'exact', value: Number(value.text) }, decimals: 0 };
}

type TextReader = (text: string) => ParsedQuantity;
interface TextColumn {
	readonly first: FigureCell;
	readonly cells: FigureCell[];
}

/** How the texts of each column and measure are read, and each text once. */
function columnReaders(
	cells: readonly FigureCell[],
	issues: Issue[]
): (cell: FigureCell) => TextReader {
	const columns = new Map<string, TextColumn>();
	for (const cell of cells) {
		if (cell.value.number !== undefined || wholeNumber(cell) !== undefined) continue;
		if (unreadableCell(cell.value) !== undefined) continue;
		const key = conventionKey(cell);
		const column = columns.get(key);
		if (column === undefined) columns.set(key, { first: cell, cells: [cell] });
		else column.cells.push(cell);
	}
	const conventions = new Map<string, Convention>();
	const told = new Set<string>();
	for (const [key, { first, cells: column }] of columns) {
		const texts = column.map(({ value }) => value.text);
		const convention = decideConvention(texts, first.indicator.measure);
		conventions.set(key, convention);
		const reading = readingIssue(column, convention);
		const once = `${first.column}\n${convention.separator}`;
		if (reading !== undefined && !told.has(once)) issues.push(reading);
		if (reading !== undefined) told.add(once);
	}
	return remembering(conventions);
}

const conventionKey = ({ column, indicator }: FigureCell): string =>
	`${indicator.measure}\n${column}`;

function remembering(
	conventions: ReadonlyMap<string, Convention>
): (cell: FigureCell) => TextReader {
	const read = new Map<Indicator, Map<string, ParsedQuantity>>();
	return (cell) => {
		const { indicator } = cell;
		const convention = conventions.get(conventionKey(cell));
		const known = read.get(indicator) ?? new Map<string, ParsedQuantity>();
		read.set(indicator, known);
		return (text) => {
			const key = `${cell.column}\n${text}`;
			const parsed =
				known.get(key) ??
				parseQuantity(text, {
					measure: indicator.measure,
					unit: indicator.unit,
					...(convention === undefined ? {} : { convention }),
					...(indicator.codes === undefined ? {} : { codes: indicator.codes })
				});
			known.set(key, parsed);
			return parsed;
		};
	};
}

/** "1.144 đọc là 1144", told where it could have been read otherwise. */
function readingIssue(
	cells: readonly FigureCell[],
	{ separator, example }: Convention
): Issue | undefined {
	if (example === undefined || separator === 'mixed') return undefined;
	const cell = cells.find(({ value }) => value.text.includes(example.text)) ?? cells[0];
	if (cell === undefined) return undefined;
	return {
		code: 'number_reading',
		severity: 'info',
		place: cell.value.place,
		column: cell.column,
		example: example.text,
		reading: example.value,
		convention: separator
	};
}

/** Figures on lines of their own: nobody can tell which of them counts. */
function twoFigures({ text, place }: Said): Issue | undefined {
	if (!text.includes('\n')) return undefined;
	const figures = text
		.split('\n')
		.filter((line) => /\d/.test(line))
		.map((line) => cutText(line.trim()));
	if (figures.length < 2) return undefined;
	const some = figures.slice(0, 10);
	return { code: 'two_figures', severity: 'error', place, found: cutText(text), figures: some };
}

const THOUSAND = 1000;

/** "2.000" of a program that takes the point for a decimal sign is two, however many thousand were typed. */
function threeDecimals({
	indicator,
	value: { number, text, place }
}: FigureCell): Issue | undefined {
	if (number?.decimals !== 3 || indicator.measure !== 'count' || number.kind !== 'number') return;
	const { value } = number;
	if (value <= 0 || value >= THOUSAND) return undefined;
	return {
		code: 'three_decimals',
		severity: 'warning',
		place,
		found: text,
		indicator: indicator.id,
		readings: [value, value * THOUSAND]
	};
}

type Fault = {
	readonly fault: StoredFault;
	readonly readings?: readonly number[];
};

function numberIssue({ indicator, value }: FigureCell, { fault, readings }: Fault): Issue {
	const id: IndicatorId = indicator.id;
	const at = {
		severity: 'error',
		place: value.place,
		found: cutText(value.text),
		indicator: id
	} as const;
	if (fault === 'unclear_format') return { ...at, code: fault, ...doubtOf(value) };
	switch (fault) {
		case 'ambiguous_number':
			return { ...at, code: fault, readings: readings ?? [] };
		case 'unknown_code':
			return { ...at, code: fault, codes: indicator.codes ?? {} };
		case 'not_a_number':
		case 'not_a_whole_number':
		case 'negative_number':
		case 'date_for_number':
			return { ...at, code: fault };
	}
}

const doubtOf = ({ number }: Said) => ({
	why: number?.doubt?.why ?? 'rounded',
	stored: number?.doubt?.stored ?? 0
});
