// What is wrong with a file → what is written on its cells and in the sheet "Lỗi".
import type { Issue, Severity } from '../../../domain/issue';
import type { Observation } from '../../../domain/observation';
import type { Names } from '../../../format/issue-text';
import type { TableRange } from '../table-sheet';

export interface CellMark {
	/** Absent: the first worksheet. */
	readonly sheet?: string;
	/** "D14"; "14" stands for the first filled cell of the row. */
	readonly ref: string;
	readonly severity: Severity;
	/** Begins with the severity in words: colours are not seen by everybody. */
	readonly note: string;
}
/** A line of the sheet "Lỗi". */
export interface FaultLine {
	readonly severity: Severity;
	readonly code: string;
	readonly sheet?: string;
	readonly ref?: string;
	readonly message: string;
	readonly found: string;
	readonly expected: string;
	readonly fix: string;
}
export interface Marks {
	readonly cells: readonly CellMark[];
	readonly lines: readonly FaultLine[];
}
export interface MarksAbout {
	readonly names: Names;
	/** Where the tables were found: the sheet of a place that names none, the heading of a column. */
	readonly ranges?: readonly TableRange[];
	/** Figures of the file; what an issue says of figures of other files has no cell here. */
	readonly observations?: readonly Observation[];
}

export function marksOf(_issues: readonly Issue[], _about: MarksAbout): Marks {
	return { cells: [], lines: [] };
}
