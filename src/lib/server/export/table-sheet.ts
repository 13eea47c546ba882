// A sheet as it was read, as far as it is written again; the reader's own type fits it.

export interface TableNumber {
	readonly value: number;
	readonly decimals: number;
	readonly kind: 'number' | 'percent' | 'date';
}
export interface TableRow {
	/** As the sender's program numbers it, from 1. */
	readonly number: number;
	readonly cells: readonly string[];
	readonly numbers?: readonly (TableNumber | undefined)[];
	readonly hidden?: true;
}
export interface TableSheet {
	readonly fileName: string;
	readonly name?: string;
	readonly rows: readonly TableRow[];
	readonly merges?: readonly {
		readonly fromRow: number;
		readonly toRow: number;
		readonly fromColumn: number;
		readonly toColumn: number;
	}[];
	readonly hidden?: true;
}
/** Where a table was found in a sheet. */
export interface TableRange {
	readonly sheet?: string;
	readonly headingRow: number;
	readonly lastHeadingRow: number;
	readonly lastRow: number;
	readonly firstColumn: number;
}
