// Templates that offices download: the forms as printed, with lists to choose from, checked cells and a guide.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { Template, TemplateId } from '../../../domain/office/own-files';
import type { PeriodId } from '../../../domain/figures/period';
import { csvText, inert } from '../csv';
import { formsOfOneUnit } from './bieu-mau';
import { fieldsForm, unitsForm } from './ii-06a';
import type { TemplateForm } from './model';
import { longForm, wideForm } from './tables';
import { formWorkbook } from './workbook';

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

/** A template of the data without its form here cannot be made. */
const FORMS: Readonly<Record<TemplateId, (of: TemplateOf) => TemplateForm>> = {
	'bang-rong': wideForm,
	'bang-dai': longForm,
	'ii-06a-linh-vuc': fieldsForm,
	'ii-06a-don-vi': unitsForm,
	'bieu-mau': formsOfOneUnit
};
export const TEMPLATE_IDS: readonly TemplateId[] = Object.keys(FORMS);

export const templateWorkbook = (of: TemplateOf): Promise<Buffer> => formWorkbook(formOf(of), of);

/** Opens in Excel at a double click: byte order mark and semicolons. */
export function templateCsv(of: TemplateOf): string {
	const { rows, widths } = formOf(of);
	return csvText(
		rows.map(({ cells }) => {
			const texts = widths.map(() => '');
			for (const { column, text = '' } of cells) texts[column - 1] = inert(text);
			return texts;
		}),
		'excel'
	);
}

function formOf(of: TemplateOf): TemplateForm {
	const make = FORMS[of.template.id];
	if (make === undefined) throw new Error(`no form for the template ${of.template.id}`);
	return make(of);
}
