// Worksheets that are named after what they hold: "Xã …" each its own, "Quý II-…" each its own.
import { parsePeriod } from '../../../../domain/figures/period';
import type { Knowledge, Said } from '../../draft';
import type { Sheet, SheetSaid } from '../sheet';
import { readTitle } from '../titles/title';
import { matchWithin } from '../../resolve/who';

/** Of several worksheets the name of each says what neither its rows nor its title say. */
export function withSheetNames(sheets: readonly Sheet[], knowledge: Knowledge): readonly Sheet[] {
	if (sheets.length < 2) return sheets;
	return sheets.map((sheet) => {
		const otherwise = saidByName(sheet, knowledge);
		return Object.keys(otherwise).length === 0 ? sheet : { ...sheet, otherwise };
	});
}

/** Title lines stand in the first rows. */
const TITLES_WITHIN = 15;

function saidByName(sheet: Sheet, knowledge: Knowledge): SheetSaid {
	const { name = '' } = sheet;
	const said = (text: string): Said => ({ text, place: { sheet: name, quote: name } });
	const written = readTitle([{ number: 0, cells: [name.replace(/_/g, ' ')] }], sheet, knowledge);
	const { period } = written;
	const when = period ?? readTitle(sheet.rows.slice(0, TITLES_WITHIN), sheet, knowledge).period;
	const unit = isUnit(name, when, knowledge) ? name : written.unit?.text;
	return {
		...(unit === undefined ? {} : { unit: said(unit) }),
		...(period === null ? {} : { period: said(period.text) })
	};
}

function isUnit(name: string, period: Said | null, knowledge: Knowledge): boolean {
	const when = parsePeriod(period?.text ?? knowledge.choices.period ?? '');
	return when !== undefined && matchWithin(name, knowledge, when).kind === 'one';
}
