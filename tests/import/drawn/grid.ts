// A table as it is drawn on paper or in a spreadsheet, before it becomes a file of some kind.

/** What a person sees in a cell, and what only the program knows of it. */
export type Cell =
	| { readonly kind: 'text'; readonly text: string }
	| {
			readonly kind: 'number';
			readonly value: number;
			/** Number format of a workbook: "#,##0". */
			readonly format?: string;
			/** A raised footnote mark behind it. */
			readonly footnote?: string;
			/** The old figure before it, struck through. */
			readonly struck?: number;
			/** A sort key before it that nobody sees. */
			readonly sortKey?: string;
	  };
export type Row = readonly Cell[];
export interface GridMerge {
	readonly row: number;
	readonly column: number;
	readonly rows: number;
	readonly columns: number;
}
export interface Grid {
	readonly name: string;
	readonly rows: readonly Row[];
	readonly merges: readonly GridMerge[];
	/** From 0. */
	readonly hiddenColumns: readonly number[];
}

export const text = (written: string): Cell => ({ kind: 'text', text: written });
export const number = (value: number): Cell => ({ kind: 'number', value });
export const EMPTY: Cell = text('');
export const blanks = (count: number): Cell[] => Array.from({ length: count }, () => EMPTY);
export const textRow = (...words: readonly string[]): Row => words.map(text);
