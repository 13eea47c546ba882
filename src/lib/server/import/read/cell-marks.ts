// Cells of a workbook that hold no value to trust: what stands in `cells` for them, and how to know it again.

/** As Excel and LibreOffice write them. */
export const ERROR_TEXTS: ReadonlySet<string> = new Set([
	'#NULL!',
	'#DIV/0!',
	'#VALUE!',
	'#REF!',
	'#NAME?',
	'#NUM!',
	'#N/A',
	'#GETTING_DATA',
	'#SPILL!',
	'#CALC!',
	'#FIELD!',
	'#BLOCKED!',
	'#CONNECT!',
	'#UNKNOWN!'
]);

/** "#REF!" where a value belongs; the same words typed into a CSV mean the same. */
export const isErrorText = (text: string): boolean => ERROR_TEXTS.has(text.trim().toUpperCase());

/** Opens the text of a cell whose formula has no stored value; from the private range, no keyboard writes it. */
export const FORMULA_MARK = '\ue0f1=';

export const formulaMarkText = (formula: string): string =>
	`${FORMULA_MARK}${formula.replace(/^=/, '')}`;

/** The formula, without its "=", of a cell whose value the program that made the file did not store. */
export function formulaWithoutValue(text: string): string | undefined {
	return text.startsWith(FORMULA_MARK) ? text.slice(FORMULA_MARK.length) : undefined;
}
