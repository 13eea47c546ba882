// The two standard tables as text files: headings and empty lines, nothing to be mistaken for figures.

import type { Catalogue } from '$lib/domain/kpi/catalogue';
import { LONG_HEADINGS, wideHeadings } from '../../../../../lib/server/export/templates/headings';

export { LONG_HEADINGS, wideHeadings };

/** One line per unit, or one empty line. */
export function wideTemplate(units: readonly string[], catalogue: Catalogue): string {
	const headings = wideHeadings(catalogue);
	const rows = units.length > 0 ? units : [''];
	return csv([headings, ...rows.map((unit) => headings.map((_, i) => (i === 0 ? unit : '')))]);
}

/** One line per indicator; unit and period are filled down by the user. */
export function longTemplate(indicators: readonly string[]): string {
	const at = LONG_HEADINGS.indexOf('Chỉ tiêu');
	const rows = indicators.map((indicator) =>
		LONG_HEADINGS.map((_, i) => (i === at ? indicator : ''))
	);
	return csv([LONG_HEADINGS, ...rows]);
}

/** Opens in Excel at a double click: byte order mark and semicolons. */
function csv(rows: readonly (readonly string[])[]): string {
	const quoted = (text: string) =>
		/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	return '\uFEFF' + rows.map((cells) => cells.map(quoted).join(';') + '\r\n').join('');
}
