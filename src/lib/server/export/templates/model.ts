// A template before it is a workbook or a text file: cells with a look and a check.
import type { Measure } from '../../../domain/kpi/catalogue';
import { templateLine, currentEdition, type Template } from '../../../domain/office/own-files';

/** Lists to choose from, kept on sheets of their own. */
export type ListName = 'units' | 'periods' | 'fields' | 'indicators';
export type Validation =
	| { readonly kind: 'count' | 'percent' | 'amount' | 'date' }
	| { readonly kind: 'list'; readonly list: ListName }
	| { readonly kind: 'codes'; readonly codes: Readonly<Record<string, string>> };

export type CellStyle =
	| 'title'
	| 'line'
	| 'small'
	| 'label'
	| 'heading'
	/** The row of column numbers. */
	| 'numbers'
	/** Filled in by us, and locked. */
	| 'given'
	/** To be filled in. */
	| 'open'
	/** To be filled in above the table. */
	| 'answer'
	| 'total'
	| 'sign';

export interface TemplateCell {
	/** From 1. */
	readonly column: number;
	readonly look: CellStyle;
	readonly text?: string;
	/** Merged to this column. */
	readonly to?: number;
	/** Merged over so many rows below. */
	readonly down?: number;
	readonly align?: 'left' | 'center' | 'right';
	readonly check?: Validation;
	/** Without "="; shows nothing until something is filled in. */
	readonly formula?: string;
}
export interface TemplateRow {
	readonly cells: readonly TemplateCell[];
	/** In points. */
	readonly height?: number;
	/** Begins on a new page. */
	readonly isNewPage?: true;
}
export interface TemplateForm {
	readonly name: string;
	/** Of the columns, in letters. */
	readonly widths: readonly number[];
	readonly rows: readonly TemplateRow[];
	/** Rows and columns that stay in view. */
	readonly frozen: { readonly rows: number; readonly columns: number };
	/** Rows printed on every page. */
	readonly printed?: { readonly from: number; readonly to: number };
	readonly isLandscape: boolean;
}

/** Printed small, and read back. */
export const editionLine = (template: Template): string =>
	templateLine(template.id, currentEdition(template).version);

export const checkOf = (measure: Measure): Validation => ({
	kind: measure === 'percent' ? 'percent' : measure === 'amount' ? 'amount' : 'count'
});

export const blankRow: TemplateRow = { cells: [] };

/** Above a form of one unit: whose report, of which period, from when to when. */
export function whoAndWhen(of: {
	readonly unit: string;
	readonly period: string;
	/** Columns of the label, the answer, the second label and the second answer; each but the last spans to the next. */
	readonly columns: readonly [number, number, number, number];
}): TemplateRow[] {
	const [label, answer, second, last] = of.columns;
	const asked = (text: string, check: Validation, filled: string): TemplateRow => ({
		height: 18,
		cells: [
			{ column: label, to: answer - 1, look: 'label', text },
			{
				column: answer,
				to: last,
				look: 'answer',
				check,
				...(filled === '' ? {} : { text: filled })
			}
		]
	});
	return [
		asked('Đơn vị báo cáo:', { kind: 'list', list: 'units' }, of.unit),
		asked('Kỳ báo cáo:', { kind: 'list', list: 'periods' }, of.period),
		{
			height: 18,
			cells: [
				{ column: label, to: answer - 1, look: 'label', text: 'Số liệu từ ngày' },
				{ column: answer, to: second - 1, look: 'answer', check: { kind: 'date' } },
				{ column: second, to: last - 1, look: 'label', text: 'đến ngày', align: 'center' },
				{ column: last, look: 'answer', check: { kind: 'date' } }
			]
		}
	];
}
