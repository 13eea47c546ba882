// "Tải dòng lỗi": only the rows to be mended, under the sender's own headings, with what is wrong in a column before them.
import type { Marks } from './annotate';
import type { TableRange, TableSheet } from './table-sheet';

export interface ErrorRowsOf {
	readonly sheets: readonly TableSheet[];
	readonly ranges: readonly TableRange[];
	readonly marks: Marks;
}

export function errorRowsCsv(_of: ErrorRowsOf): string {
	return '';
}

export function errorRowsXlsx(_of: ErrorRowsOf): Uint8Array {
	return new Uint8Array();
}
