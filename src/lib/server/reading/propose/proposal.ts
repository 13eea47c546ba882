// What a person is shown to decide about each column of a table.
import type { ColumnTarget } from '../../../domain/reading-choices';
import type { SeenKind } from '../table/columns/column-values';
import type { ProposalReason } from './column-candidates';

export type { ProposalReason } from './column-candidates';
export type { SeenKind } from '../table/columns/column-values';

/** `certain` chắc chắn · `fairly` khá chắc · `guess` đoán · `unknown` chưa biết */
export type Sureness = 'certain' | 'fairly' | 'guess' | 'unknown';

export interface ColumnProposal {
	/** From 0. */
	readonly index: number;
	readonly letter: string;
	/** Over all heading rows: "Tiếp nhận › Tổng số"; '' where nothing heads the column. */
	readonly heading: string;
	/** As written, at most five. */
	readonly samples: readonly string[];
	/** 0 to 1. */
	readonly fillRate: number;
	readonly kind: SeenKind;
	/** null: nobody knows. */
	readonly target: ColumnTarget | null;
	readonly confidence: number;
	readonly sureness: Sureness;
	readonly why: ProposalReason | null;
	/** What else it could be, best first. */
	readonly alternatives: readonly ColumnTarget[];
	/** What it may well be, best first: those about as likely as the first, and no other column's. */
	readonly close: readonly ColumnTarget[];
}
export interface Proposal {
	/** Absent for CSV. */
	readonly sheet?: string;
	/** As numbered. */
	readonly headingRow: number;
	readonly lastHeadingRow: number;
	readonly layoutKey: string;
	/** By column, '' where none. */
	readonly headings: readonly string[];
	readonly columns: readonly ColumnProposal[];
	/** Rows below the headings. */
	readonly rows: number;
	/** What the lines above the table or the uploader's choice say already. */
	readonly said: { readonly unit: boolean; readonly period: boolean };
}
