// Formulas are not computed; only whether they reach out of the workbook is looked at.

/** `'C:\[Book.xlsx]Quý 1'!A1`, `[1]Sheet1!A1`, `[1]!Name`, DDE `Excel|'a.xls'!A1`, LibreOffice `'file:///a.ods'#$Sheet1.A1`. */
const ELSEWHERE = [
	/\[[^[\]]+\][\p{L}\p{N}_.]*!/u,
	/[\p{L}\p{N}_]\|(?:'[^']*'|[\p{L}\p{N}_.]+)!/u,
	/'[a-z]+:\/\/[^']*'#/i,
	/\b(?:WEBSERVICE|RTD|CALL|REGISTER\.ID)\s*\(/i
];

const QUOTED_SHEET = /'([^']*)'!/g;

/** Stands for a formula of which only that is known: legacy workbooks store tokens, not words. */
export const OUTSIDE_FORMULA = '[…]!';

export function reachesOut(formula: string): boolean {
	if (!/[[|(#]/.test(formula)) return false;
	const bare = formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
	if (ELSEWHERE.some((pattern) => pattern.test(bare))) return true;
	return [...bare.matchAll(QUOTED_SHEET)].some(([, name = '']) => /\[[^[\]]+\]/.test(name));
}
