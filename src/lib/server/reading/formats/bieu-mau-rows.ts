// Rows of Biểu mẫu 1-7 as programs tear them: code and label jammed together, or one above the other.
import { cellUnder } from '../table/columns/columns';
import type { SheetRow } from '../table/sheet';
import { formCode } from '../table/vocabulary';
import type { BieuMauColumns } from './bieu-mau-columns';

export interface CodeAndLabel {
	readonly code: string;
	readonly label: string;
}

/** "3.3.1" and "Tổng số…", in two cells or jammed: "3.3.1.Tổng số…". */
export function codeAndLabel(
	row: SheetRow,
	columns: Pick<BieuMauColumns, 'number' | 'label'>
): CodeAndLabel {
	const number = columns.number === undefined ? '' : cellUnder(row, columns.number).text;
	const label = cellUnder(row, columns.label).text;
	for (const jammed of [number, label]) {
		const found = /^(\d{1,2}(?:\.\d{1,2})*)(?:\.|\s|$)\s*(.*)$/su.exec(jammed);
		if (found === null) continue;
		const rest = [found[2] ?? '', jammed === number ? label : ''].filter((part) => part !== '');
		return { code: formCode(found[1] ?? ''), label: rest.join(' ') };
	}
	return { code: '', label };
}

export const isPercentMeasure = (measure: string): boolean =>
	/^(?:%|phần trăm|phan tram|tỷ lệ|tỉ lệ)/iu.test(measure);

/**
 * A label above the row of its code, with or without its figure, is one row with it: the label is put beside the
 * code, and a figure that stands with the label beside both.
 */
export function withLabelsJoined(
	rows: readonly SheetRow[],
	columnsOf: (row: SheetRow) => BieuMauColumns | undefined
): SheetRow[] {
	let columns: BieuMauColumns | undefined;
	const joined: SheetRow[] = [];
	for (const row of rows) {
		columns = columnsOf(row) ?? columns;
		const above = joined.at(-1);
		const isTorn =
			columns !== undefined &&
			above?.number === row.number - 1 &&
			belongTogether(above, row, columns);
		if (above === undefined || columns === undefined || !isTorn) joined.push(row);
		else joined.splice(-1, 1, ...together(above, row, columns));
	}
	return joined;
}

function belongTogether(above: SheetRow, row: SheetRow, columns: BieuMauColumns): boolean {
	const [upper, lower] = [codeAndLabel(above, columns), codeAndLabel(row, columns)];
	if (upper.code !== '' || upper.label === '' || lower.code === '' || lower.label !== '')
		return false;
	return !(hasValue(above, columns) && hasValue(row, columns));
}

const hasValue = (row: SheetRow, { value }: BieuMauColumns): boolean =>
	value !== undefined && isFilled(row, value.index);
const isFilled = (row: SheetRow, index: number): boolean => (row.cells[index] ?? '').trim() !== '';

/** One of the two rows has the cells of both, that with the figure; the other stays, with none. */
function together(above: SheetRow, row: SheetRow, columns: BieuMauColumns): [SheetRow, SheetRow] {
	const width = Math.max(above.cells.length, row.cells.length);
	const from = Array.from({ length: width }, (_, index) => (isFilled(row, index) ? row : above));
	const cells = from.map((source, index) => source.cells[index] ?? '');
	const numbers = from.map((source, index) => source.numbers?.[index]);
	const hasNumbers = above.numbers !== undefined || row.numbers !== undefined;
	const whole = { cells, ...(hasNumbers ? { numbers } : {}) };
	return hasValue(above, columns)
		? [
				{ ...above, ...whole },
				{ ...row, cells: [] }
			]
		: [
				{ ...above, cells: [] },
				{ ...row, ...whole }
			];
}
