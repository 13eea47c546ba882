// What can be wrong or worth telling while a workbook, an archive or an old encoding is turned into a table.
import type { IndicatorId } from '../kpi/catalogue';
import type { At, ColumnMeaning } from './issue-parts';
import type { PersonalKind } from '../office/personal-data';

/** A column of citizens' data: what it was, never what stood in it. */
export interface DroppedColumn {
	/** '' in a JSON file, where `heading` is the key. */
	readonly letter: string;
	/** '' where nothing headed it. */
	readonly heading: string;
	readonly kind: PersonalKind;
	/** Filled cells that went. */
	readonly cells: number;
}

/** Errors unless said. */
export type ReadingIssue = At &
	/** Refused without being read further. */
	(
		| {
				readonly code: 'unsafe_file';
				readonly detail:
					| 'password'
					| 'macro'
					| 'external_entity'
					| 'external_link'
					| 'unpacks_too_large'
					| 'too_many_entries'
					| 'path_in_archive';
				/** The part or the cell: "xl/vbaProject.bin", "../a.csv"; '' when the whole file. */
				readonly found: string;
		  }
		/** More figures than one import takes. */
		| { readonly code: 'too_many_figures'; readonly found: number; readonly limit: number }
		/** Several worksheets could be the report: the uploader chooses. */
		| { readonly code: 'several_sheets'; readonly sheets: readonly string[] }
		/** info: worksheets that were not read. */
		| {
				readonly code: 'sheets_left_out';
				readonly sheets: readonly string[];
				readonly why: 'hidden' | 'no_table' | 'not_chosen';
		  }
		/** A table of a sheet that is none of ours. warning where its rows are somebody's, else info. */
		| {
				readonly code: 'part_left_out';
				readonly headings: readonly string[];
				/** Letters of the first and the last. */
				readonly columns: readonly [string, string];
				/** As numbered: of its headings and of its last row. */
				readonly rows: readonly [number, number];
		  }
		/** info: rows hidden by the author; they are read. */
		| { readonly code: 'hidden_rows'; readonly rows: readonly number[] }
		/** A formula whose value the program that made the file did not store. */
		| { readonly code: 'formula_without_value'; readonly formula: string }
		/** "#REF!", "#DIV/0!" in a cell. */
		| { readonly code: 'error_value'; readonly found: string }
		/** A date where a number belongs: typed "10/5" or "1-2" and changed by the program. */
		| { readonly code: 'date_for_number'; readonly found: string; readonly indicator: IndicatorId }
		/** One merged cell over several rows of data: whose value it is, nobody knows. */
		| { readonly code: 'merged_figure'; readonly found: string; readonly rows: readonly number[] }
		/** warning: text of an old encoding was converted; the uploader looks whether it reads right. */
		| {
				readonly code: 'encoding_converted';
				/** "TCVN3 (ABC)", "VNI", "Windows-1258". */
				readonly encoding: string;
				/** Was it the bytes of the file, or text that some program had misread before? */
				readonly from: 'bytes' | 'text';
				/** A few words before and after. */
				readonly samples: readonly { readonly before: string; readonly after: string }[];
		  }
		/** Whether 0,95 in a column of rates means 95 %: info when certain, warning when guessed, error when mixed. */
		| {
				readonly code: 'percent_scale';
				readonly column: string;
				readonly scale: 'fraction' | 'percent' | 'mixed';
				readonly example: string;
				/** In percent; for `mixed` both kinds as written are in `examples`. */
				readonly reading: number;
				readonly examples?: readonly string[];
		  }
		/** info: made from an older edition of our template; it is read all the same. */
		| { readonly code: 'older_template'; readonly version: string; readonly current: string }
		/** info: columns took the meaning that was chosen for this sender and layout before. */
		| {
				readonly code: 'remembered_columns';
				readonly columns: readonly { readonly heading: string; readonly meaning: ColumnMeaning }[];
		  }
		/** info: a cell was typed over while checking. */
		| { readonly code: 'mended_cell'; readonly was: string; readonly now: string }
		/** info: files inside an archive that are no reports. */
		| { readonly code: 'entries_left_out'; readonly entries: readonly string[] }
		/** Unpacked it would be more than the account may have waiting; it stays packed. */
		| {
				readonly code: 'archive_over_room';
				readonly files: number;
				readonly bytes: number;
				/** All that the account may have waiting, and what it has beside the archive. */
				readonly mostFiles: number;
				readonly mostBytes: number;
				readonly heldFiles: number;
				readonly heldBytes: number;
		  }
		/** info: columns with data of citizens went before anything was kept. */
		| { readonly code: 'personal_columns_dropped'; readonly columns: readonly DroppedColumn[] }
		/** info: JSON records were read like a table; `firstRow` is the row of the first of them. */
		| { readonly code: 'records_as_table'; readonly found: number; readonly firstRow: number }
		/** The office closed the period. */
		| {
				readonly code: 'period_locked';
				readonly lockedAt: string;
				readonly reason: string;
		  }
		/** info: what the returned workbook had marked, against this file. */
		| {
				readonly code: 'returned_workbook';
				readonly gone: number;
				readonly left: readonly string[];
		  }
	);
