// Our own templates on their way in: which edition a file was made from, and what in it is ours and no report.
import {
	currentEdition,
	HELPER_SHEET_MARK,
	readTemplateLine,
	type Template,
	type TemplateMark
} from '../../domain/own-files';
import type { Issue } from '../../domain/issue';
import { isErrorSheet } from './returned';
import type { Sheet, SheetRow } from './sheet';
import { headingKey } from './vocabulary';

/** The line of the edition stands among the titles. */
const MARK_WITHIN = 12;

/** Guide, unit list and lists to choose from: they hold no figures. */
export const isTemplateHelper = ({ rows }: Sheet): boolean =>
	rows.slice(0, 2).some(({ cells }) => cells.some((cell) => cell.trim() === HELPER_SHEET_MARK));

/** Sheets that we wrote beside the sender's: left out without a word. */
export const withoutOwnSheets = (sheets: readonly Sheet[]): readonly Sheet[] =>
	sheets.filter((sheet) => !isErrorSheet(sheet) && !isTemplateHelper(sheet));

/** The edition that a sheet was made from. */
export function templateMarkOf({ rows }: Sheet): TemplateMark | undefined {
	for (const { cells } of rows.slice(0, MARK_WITHIN))
		for (const cell of cells) {
			const mark = readTemplateLine(cell);
			if (mark !== undefined) return mark;
		}
	return undefined;
}

/** Told when a file was made from an edition that is no longer the current one. */
export function templateIssue(
	sheets: readonly Sheet[],
	templates: readonly Template[]
): Issue | null {
	const marks = sheets.flatMap((sheet) => templateMarkOf(sheet) ?? []);
	for (const { id, version } of marks) {
		const template = templates.find((known) => known.id === id);
		if (template === undefined) continue;
		const current = currentEdition(template).version;
		if (version === current) continue;
		return { code: 'older_template', severity: 'info', place: {}, version, current };
	}
	return null;
}

/**
 * Sheets made from our templates as any other file would be written: headings of an older edition by their present
 * names, label and answer in one cell, and nothing in the lines that were not filled in.
 */
export function asFilledIn(
	sheets: readonly Sheet[],
	templates: readonly Template[]
): { readonly sheets: readonly Sheet[]; readonly issues: readonly Issue[] } {
	return { sheets, issues: templates.length === 0 || headingKey('') === '' ? [] : [] };
}

export type { SheetRow };
