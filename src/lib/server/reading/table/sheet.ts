// What every file kind is turned into before any meaning is read: text cells with their places.
import type { Issue } from '../../../domain/checks/issue';
import type { Place } from '../../../domain/figures/observation';
import type { Window } from '../../../domain/figures/period';

/** The number behind the text of a workbook's cell, as the program that made it stored it. */
export interface CellNumber {
	/** Raw: 0.95 for a cell shown as "95%"; days since 1900 for a date. */
	readonly value: number;
	/** Decimals that its number format shows. */
	readonly decimals: number;
	readonly kind: 'number' | 'percent' | 'date';
	/** A question where the number is used. */
	readonly doubt?: NumberDoubt;
}
/** Nobody can tell whether what is seen or what is stored is meant. */
export interface NumberDoubt {
	readonly why: 'signs' | 'rounded' | 'hidden';
	/** Before its format changed what is seen. */
	readonly stored: number;
	readonly format: string;
}
export interface SheetRow {
	/** As the user's own program numbers it, from 1. */
	readonly number: number;
	/** Line of the text file, where quoted line breaks make it differ from the row. */
	readonly line?: number;
	/** Text of the cells as shown, NFC, not trimmed away: '' is an empty cell. */
	readonly cells: readonly string[];
	/** By column, only in workbooks: where a cell holds a number its text is not parsed again. */
	readonly numbers?: readonly (CellNumber | undefined)[];
	/** Hidden by its author; read all the same, and told. */
	readonly hidden?: true;
	/** By column: what the file said in a cell that was typed over. */
	readonly was?: Readonly<Record<number, string>>;
}
/** Cells shown as one; only the first holds a value. Rows as numbered, columns from 0, both ends included. */
export interface Merge {
	readonly fromRow: number;
	readonly toRow: number;
	readonly fromColumn: number;
	readonly toColumn: number;
}
export interface Sheet {
	readonly fileName: string;
	/** Name of the worksheet; absent for CSV. */
	readonly name?: string;
	/** Rows may be left out where they are empty: `number` says which one it is. */
	readonly rows: readonly SheetRow[];
	/** Of a text file: the sign at which its cells end. */
	readonly delimiter?: string;
	readonly merges?: readonly Merge[];
	readonly hidden?: true;
	/** From 0: columns hidden by the author; read all the same, and told. */
	readonly hiddenColumns?: readonly number[];
	/** What a group or a heading says of every row of a table that was cut out of a sheet; comes before its title lines. */
	readonly said?: SheetSaid;
	/** Holds where neither its rows nor its title lines say it: the title of the whole sheet, the name of the worksheet. */
	readonly otherwise?: SheetSaid;
}
/** Words of the file and where they stand. One object may serve many figures: it is judged once. */
export interface Said {
	readonly text: string;
	readonly place: Place;
	/** Set where the file itself holds a number, not text (workbooks, JSON). */
	readonly number?: CellNumber;
}
/** What is said once for many rows. */
export interface SheetSaid {
	readonly unit?: Said;
	readonly period?: Said;
	readonly window?: Window;
	/** In what amounts are counted: "triệu đồng". */
	readonly measure?: Said;
}
/** What part of a sheet was taken as the table: headings and data, without titles and signature. */
export interface ReadRange {
	readonly sheet?: string;
	/** Row of the first heading, as numbered. */
	readonly headingRow: number;
	/** Last heading row, where headings stand over several. */
	readonly lastHeadingRow: number;
	readonly lastRow: number;
	/** From 0, both ends included. */
	readonly firstColumn: number;
	readonly lastColumn: number;
}
/** Sheets in which something was put right, and what was told of it. */
export interface MendedSheets {
	readonly sheets: readonly Sheet[];
	readonly issues: readonly Issue[];
}
