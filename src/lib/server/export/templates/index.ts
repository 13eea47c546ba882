// Templates that offices download: the forms as printed, with lists to choose from, checked cells and a guide.
import type { TemplateOf } from './template-of';
import type { TemplateId } from '../../../domain/office/own-files';
import { csvText, inert } from '../csv';
import { formsOfOneUnit } from './bieu-mau';
import { fieldsForm, unitsForm } from './ii-06a';
import type { TemplateForm } from './model';
import { longForm, wideForm } from './tables';
import { formWorkbook } from './workbook';

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
