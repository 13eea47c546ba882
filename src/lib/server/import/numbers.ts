// Cells → quantities. Whether a column writes "97,67" or "97.67" is decided over all its cells, and told.
import type { Indicator, IndicatorId } from '../../domain/catalogue';
import type { Issue } from '../../domain/issue';
import type { Quantity } from '../../domain/observation';
import {
	decideConvention,
	parseQuantity,
	type Convention,
	type ParsedQuantity
} from '../../domain/quantity';
import type { Said } from './draft';

export interface Cell {
	readonly indicator: Indicator;
	readonly value: Said;
	readonly column: string;
}
export interface ReadNumber {
	readonly quantity: Quantity;
	readonly decimals: number;
}

/** Reads all cells of a file; undefined where an issue was told. */
export function readNumbers(cells: readonly Cell[], issues: Issue[]): (ReadNumber | undefined)[] {
	const conventions = decideConventions(cells, issues);
	return cells.map((cell) => {
		const { indicator, value } = cell;
		if (value.number !== undefined) return readNumber(cell, value.number.value, issues);
		const convention = conventions.get(conventionKey(cell));
		const parsed = parseQuantity(value.text, {
			measure: indicator.measure,
			unit: indicator.unit,
			...(convention === undefined ? {} : { convention }),
			...(indicator.codes === undefined ? {} : { codes: indicator.codes })
		});
		if (parsed.ok) return { quantity: parsed.quantity, decimals: parsed.decimals };
		issues.push(numberIssue(cell, parsed));
		return undefined;
	});
}

const conventionKey = ({ column, indicator }: Cell): string => `${indicator.measure}\n${column}`;

function decideConventions(cells: readonly Cell[], issues: Issue[]): Map<string, Convention> {
	const texts = new Map<string, { readonly cell: Cell; readonly texts: string[] }>();
	for (const cell of cells) {
		if (cell.value.number !== undefined) continue;
		const known = texts.get(conventionKey(cell));
		if (known === undefined) texts.set(conventionKey(cell), { cell, texts: [cell.value.text] });
		else known.texts.push(cell.value.text);
	}
	const conventions = new Map<string, Convention>();
	const told = new Set<string>();
	for (const [key, { cell, texts: column }] of texts) {
		const convention = decideConvention(column, cell.indicator.measure);
		conventions.set(key, convention);
		const reading = readingIssue(cell.column, convention);
		const once = `${cell.column}\n${convention.separator}`;
		if (reading !== undefined && !told.has(once)) issues.push(reading);
		if (reading !== undefined) told.add(once);
	}
	return conventions;
}

/** "1.144 đọc là 1144", told where it could have been read otherwise. */
function readingIssue(column: string, { separator, example }: Convention): Issue | undefined {
	if (example === undefined || separator === 'mixed') return undefined;
	return {
		code: 'number_reading',
		severity: 'info',
		place: { column },
		column,
		example: example.text,
		reading: example.value,
		convention: separator
	};
}

/** A number of the file itself (JSON) needs no grammar, only what its measure allows. */
function readNumber(cell: Cell, value: number, issues: Issue[]): ReadNumber | undefined {
	const { measure, codes } = cell.indicator;
	const isWhole = measure === 'count' || measure === 'flag';
	const fault = !Number.isFinite(value)
		? 'not_a_number'
		: value < 0
			? 'negative_number'
			: isWhole && !Number.isInteger(value)
				? 'not_a_whole_number'
				: codes !== undefined && !(String(value) in codes)
					? 'unknown_code'
					: undefined;
	if (fault !== undefined) {
		issues.push(numberIssue(cell, { ok: false, fault }));
		return undefined;
	}
	const fraction = /\.(\d+)$/.exec(cell.value.text)?.[1] ?? '';
	return { quantity: { kind: 'exact', value }, decimals: isWhole ? 0 : fraction.length };
}

function numberIssue(
	{ indicator, value }: Cell,
	fault: Extract<ParsedQuantity, { readonly ok: false }>
): Issue {
	const id: IndicatorId = indicator.id;
	const at = { severity: 'error', place: value.place, found: value.text, indicator: id } as const;
	switch (fault.fault) {
		case 'ambiguous_number':
			return { ...at, code: 'ambiguous_number', readings: fault.readings ?? [] };
		case 'unknown_code':
			return { ...at, code: 'unknown_code', codes: indicator.codes ?? {} };
		case 'not_a_number':
		case 'not_a_whole_number':
		case 'negative_number':
			return { ...at, code: fault.fault };
	}
}
