// The columns of Biểu mẫu 1-7, under headings that each form, and each printed page, may repeat.
import type { Column } from '../table/columns/columns';
import { headingKey } from '../table/headings/heading-key';
import { senseOf } from '../table/headings/heading-sense';
import type { Sheet, SheetRow } from '../table/sheet';

const PRINTED = /^(?:so luong|gia tri)/;
/** "Kết quả thống kê" stands over unit, figure and note. */
const OWN_RESULT = /^ket qua(?! thong ke)/;

export interface BieuMauColumns {
	readonly number: Column | undefined;
	readonly label: Column;
	readonly measure: Column | undefined;
	readonly value: Column | undefined;
	readonly note: Column | undefined;
}

/** The heading row, printed again for each form and on each page. */
export function bieuMauColumns(row: SheetRow, { name }: Sheet): BieuMauColumns | undefined {
	const headings = row.cells.map((text, index) => ({
		index,
		text: text.replace(/\s+/gu, ' ').trim(),
		key: headingKey(text),
		...(name === undefined ? {} : { sheet: name })
	}));
	const starting = (...starts: string[]): Column | undefined =>
		headings.find(({ key }) => starts.some((start) => key.startsWith(start)));
	const label = starting('chi tieu thong ke');
	if (label === undefined) return undefined;
	return {
		label,
		number: starting('stt', 'so tt', 'tt'),
		measure: starting('don vi tinh', 'dvt'),
		value:
			headings.find(({ key, text }) => PRINTED.test(key) && senseOf(text).aside === undefined) ??
			headings.find(({ key }) => OWN_RESULT.test(key)),
		note: starting('ghi chu')
	};
}

/** "Kết quả thống kê" over "Đơn vị tính", "Số lượng/Tỷ lệ" and "Ghi chú": the lower row heads the rest. */
export function valueBelow(
	row: SheetRow | undefined,
	columns: BieuMauColumns,
	sheet: Sheet
): BieuMauColumns {
	if (row === undefined) return columns;
	const lower = bieuMauColumns({ ...row, cells: withLabel(row.cells, columns.label) }, sheet);
	if (lower === undefined) return columns;
	const { measure = columns.measure, value, note = columns.note } = lower;
	return { ...columns, measure, value, note };
}

const withLabel = (cells: readonly string[], { index, text }: Column): string[] =>
	Array.from({ length: Math.max(cells.length, index + 1) }, (_, at) =>
		at === index ? text : (cells[at] ?? '')
	);
