// A changed figure as tables show it: everything already text.

export interface ValueLine {
	readonly read: string;
	/** '' where the cell says the same. */
	readonly written: string;
	readonly place: string;
	/** What the file says where the cell was typed over. */
	readonly was: string | null;
	/** null for the file that the page is about. */
	readonly file: { readonly name: string; readonly href: string | null } | null;
}
export interface UploadChangeLine {
	readonly unitId: number;
	readonly unit: string;
	readonly period: string;
	readonly periodText: string;
	readonly indicator: string;
	readonly unitOfMeasure: string;
	readonly field: string;
	readonly source: string;
	/** null: nothing stood or will stand there. */
	readonly first: ValueLine | null;
	readonly second: ValueLine | null;
}
