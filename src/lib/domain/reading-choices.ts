// How a file is to be read where the reader alone would not know: decided on the pages, kept with the draft, and
// handed to the import as it is.
import type { IndicatorId } from './kpi/catalogue';

/** `role:unit` (a ColumnRole) · `indicator:dossiers_paid_online` · `ignore`: nothing is read of the column. */
export type ColumnTarget = `role:${string}` | `indicator:${IndicatorId}` | 'ignore';

/** A cell mended in place: what was typed over what is kept. */
export interface CellMend {
	/** Absent for CSV. */
	readonly sheet?: string;
	/** As numbered. */
	readonly row: number;
	/** Column letter: "D". */
	readonly letter: string;
	/** Text of the file. */
	readonly was: string;
	readonly now: string;
	/** Also in every other cell of the column that says the same. */
	readonly alike?: true;
}

export interface ReadingChoices {
	/** Name of the worksheet to read, where the workbook has several that could be meant. */
	readonly sheet?: string;
	/** Row of the headings as numbered, where the reader did not find it or found another one. */
	readonly headingRow?: number;
	/** Meaning of columns by their letter; a column that is not named keeps the meaning of its heading. */
	readonly columns?: Readonly<Record<string, ColumnTarget>>;
	/** Cells typed over on the page, in the order typed. */
	readonly mends?: readonly CellMend[];
}
