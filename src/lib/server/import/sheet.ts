// What every file kind is turned into before any meaning is read: text cells with their places.

export interface SheetRow {
	/** As the user's own program numbers it, from 1. */
	readonly number: number;
	/** Line of the text file, where quoted line breaks make it differ from the row. */
	readonly line?: number;
	/** Text of the cells, NFC, not trimmed away: '' is an empty cell. */
	readonly cells: readonly string[];
}
export interface Sheet {
	readonly fileName: string;
	/** Name of the worksheet; absent for CSV. */
	readonly name?: string;
	readonly rows: readonly SheetRow[];
}
