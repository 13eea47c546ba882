// Cells of a workbook that hold an error or a formula without its value, where something is read of them.
import type { Issue } from '../../../domain/checks/issue';
import type { Said } from '../draft';
import { formulaWithoutValue, isErrorText, struckFigure } from '../read/cell-marks';

/** undefined: the cell holds a value, whatever it means. */
export function unreadableCell({ text, place }: Said): Issue | undefined {
	if (text.startsWith('#') && isErrorText(text))
		return { code: 'error_value', severity: 'error', place, found: text };
	const struck = struckFigure(text);
	if (struck !== undefined)
		return { code: 'struck_figure', severity: 'error', place, found: struck };
	const formula = formulaWithoutValue(text);
	if (formula === undefined) return undefined;
	return { code: 'formula_without_value', severity: 'error', place, formula };
}
