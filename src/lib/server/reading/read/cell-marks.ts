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

/** Opens the text of a figure that is struck through while the rest of its row is not. */
const STRUCK_MARK = '\ue0f2';

export const struckFigureText = (text: string): string => `${STRUCK_MARK}${text}`;

/** The figure, of a cell whose author struck it through. */
export function struckFigure(text: string): string | undefined {
	return text.startsWith(STRUCK_MARK) ? text.slice(STRUCK_MARK.length) : undefined;
}

/** As a page shows the cell: "=…" for a formula, no mark. */
export function shownCell(text: string): string {
	const first = text.charCodeAt(0);
	if (first !== 0xe0f1 && first !== 0xe0f2) return text;
	const formula = formulaWithoutValue(text);
	return formula === undefined ? text.slice(STRUCK_MARK.length) : `=${formula}`;
}

/** A formula without a value, an error, a struck figure: a value was meant, and none can be read. */
export function isUnreadableText(text: string): boolean {
	const first = text.charCodeAt(0);
	return first === 0xe0f1 || first === 0xe0f2 || (first === 0x23 && isErrorText(text));
}
