// How much of a file is read before it is refused; whatever is larger is another door's work.

export interface ReadLimits {
	/** Of the file as sent. */
	readonly bytes: number;
	/** Of everything inside a workbook or an archive, unpacked. */
	readonly unpackedBytes: number;
	readonly unpackedBytesPerEntry: number;
	/** Unpacked to packed, of an entry large enough to hurt. */
	readonly packingRatio: number;
	/** Parts of one workbook. */
	readonly parts: number;
	/** Files in one archive. */
	readonly archiveFiles: number;
	/** Of one table, to its last row that says something. */
	readonly rows: number;
	/** Of one table, to its last column that says something. */
	readonly columns: number;
	/** Of a whole workbook, empty ones with a style included. */
	readonly cells: number;
}

export const MAX_BYTES = 50 * 1024 * 1024;
export const MAX_ROWS = 1_000_000;
export const MAX_COLUMNS = 200;
export const MAX_JSON_DEPTH = 60;

export const DEFAULT_LIMITS: ReadLimits = {
	bytes: MAX_BYTES,
	unpackedBytes: 300_000_000,
	unpackedBytesPerEntry: 200_000_000,
	packingRatio: 250,
	parts: 10_000,
	archiveFiles: 200,
	rows: MAX_ROWS,
	columns: MAX_COLUMNS,
	cells: 12_000_000
};

/** What a part may unpack to before its packing ratio is looked at. */
export const HARMLESS_BYTES = 10_000_000;
