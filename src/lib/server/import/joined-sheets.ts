// Biểu mẫu 1-7 on several worksheets: one report, whose title may stand on the first sheet only.
import { parsePeriod } from '../../domain/period';
import { fold } from '../../domain/text';
import type { Draft, DraftFigure, Knowledge, Mapped } from './draft';
import { DEFAULT_SOURCE } from './source';
import { matchWithin } from './who';

export interface MappedFile extends Mapped {
	readonly layout: string | null;
}

/** undefined: the sheets are not parts of one report. */
export function joinedSheets(
	sheets: readonly MappedFile[],
	knowledge: Knowledge
): MappedFile | undefined {
	const [layout, ...others] = new Set(sheets.map((sheet) => sheet.layout));
	if (layout !== FORMS || others.length > 0) return undefined;
	const drafts = sheets.map(({ draft }) => draft);
	const read = drafts.filter((draft) => draft !== null);
	if (!areDifferentForms(read) || !areOneReport(read, knowledge)) return undefined;
	const issues = sheets.flatMap((sheet) => sheet.issues);
	const ranges = sheets.flatMap((sheet) => sheet.ranges ?? []);
	const draft = read.length < drafts.length ? null : together(read);
	return { layout, draft, issues, ranges };
}
const FORMS = 'bieu_mau';

/** A form on two sheets is two reports. */
function areDifferentForms(drafts: readonly Draft[]): boolean {
	const forms = drafts.flatMap(({ figures }) => [
		...new Set(figures.map(({ source }) => source ?? DEFAULT_SOURCE))
	]);
	return new Set(forms).size === forms.length;
}

/** Those that say whose they are, and of when, say the same. */
function areOneReport(drafts: readonly Draft[], knowledge: Knowledge): boolean {
	const figures = drafts.flatMap((draft) => draft.figures.slice(0, 1));
	const periods = new Set(figures.flatMap(({ period }) => period?.text ?? []).map(periodKey));
	const [first] = figures.flatMap(({ period }) => parsePeriod(period?.text ?? '') ?? []);
	const units = figures.flatMap(({ unit }) => {
		if (unit === null || first === undefined) return [];
		const match = matchWithin(unit.text, knowledge, first);
		return match.kind === 'one' ? String(match.unitId) : fold(unit.text);
	});
	return periods.size <= 1 && new Set(units).size <= 1;
}

const periodKey = (text: string): string => JSON.stringify(parsePeriod(text)) ?? text;

function together(drafts: readonly Draft[]): Draft {
	const figures = drafts.flatMap((draft) => draft.figures);
	const said = <Key extends 'unit' | 'period' | 'window'>(key: Key): DraftFigure[Key] | null =>
		figures.find((figure) => figure[key] !== null)?.[key] ?? null;
	const [unit, period, window] = [said('unit'), said('period'), said('window')];
	return {
		figures: figures.map((figure) => ({
			...figure,
			unit: figure.unit ?? unit,
			period: figure.period ?? period,
			window: figure.window ?? window
		})),
		totals: [],
		skipped: drafts.reduce((sum, { skipped }) => sum + skipped, 0),
		source: DEFAULT_SOURCE
	};
}
