// The number that a spreadsheet program put behind the text of an HTML cell.
import type { CellNumber } from '../../table/sheet';
import { isErrorText } from '../cell-marks';
import { attributeOf } from './tokens';
import { isDateFormat } from '../workbook/library';

/** Excel writes `x:num`, LibreOffice `sdval`; undefined where the text is all there is. */
export function htmlNumber(
	attributes: string,
	text: string,
	/** Of its class. */
	styled?: string
): CellNumber | undefined {
	if (!/x:num|sdval/i.test(attributes)) return undefined;
	const raw = attributeOf(attributes, 'x:num') ?? attributeOf(attributes, 'sdval') ?? '';
	const value = Number(raw);
	const format = formatOf(attributes, styled);
	if (raw.trim() === '' || !Number.isFinite(value) || format === '@') return undefined;
	if (!isShownAsNumber(text, value)) return undefined;
	return { value, decimals: decimalsOf(text, value), kind: kindOf(format, text) };
}

/** LibreOffice puts a 0 behind "#DIV/0!"; a dash for 0 is a number. */
const isShownAsNumber = (text: string, value: number): boolean =>
	(/\d/.test(text) && !isErrorText(text)) || (value === 0 && /^[-–—]?$/.test(text.trim()));

function formatOf(attributes: string, styled: string | undefined): string {
	const style = attributeOf(attributes, 'style') ?? '';
	const [, quoted, bare] = /mso-number-format:\s*(?:"([^"]*)"|([^;]*))/i.exec(style) ?? [];
	const excel = (quoted ?? bare ?? styled ?? '').trim().replaceAll(/\\(.)/g, '$1');
	return excel === '' ? (attributeOf(attributes, 'sdnum')?.split(';')[2] ?? '') : excel;
}

function kindOf(format: string, text: string): CellNumber['kind'] {
	if (format.includes('%') || /^percent$/i.test(format)) return 'percent';
	if (/^(?:short|medium|long|general) (?:date|time)$/i.test(format)) return 'date';
	const isNamed = /^(?:general|fixed|standard|scientific)$/i.test(format);
	if (format !== '' && !isNamed) return isDateFormat(format) ? 'date' : 'number';
	if (/%\s*$/.test(text)) return 'percent';
	return /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b/.test(text) ? 'date' : 'number';
}

/** "1.144" behind 1144 groups thousands; "98,17" behind 98.17 does not. */
function decimalsOf(text: string, value: number): number {
	const [, fraction = ''] = /[.,](\d+)\D*$/.exec(text) ?? [];
	const isGrouped = text.replaceAll(/\D/g, '') === `${Math.abs(value)}`;
	return isGrouped ? 0 : fraction.length;
}
