// What we write into files that come back to us: the words by which the reader knows them again.

/** Stands in a hidden column of the sheet "Lỗi"; a later layout of the sheet has a later number. */
export const ERROR_SHEET_MARK = 'Thước đo CCHC – danh sách lỗi – bản 1';
export const ERROR_SHEET_NAME = 'Lỗi';
/** Columns of the sheet "Lỗi" that are read again, from 0; from the code on they are hidden. */
export const ERROR_COLUMNS = {
	severity: 1,
	sheet: 2,
	cell: 3,
	code: 8,
	/** A marked cell whose own colours the mark hides, and what they are. */
	marked: 9,
	look: 10
} as const;
/** Heading of the column that "tải dòng lỗi" puts before the sender's own. */
export const ERROR_COLUMN = 'Lỗi (Thước đo CCHC)';
/** First cell of the sheets beside the form in a template: guide, unit list, lists to choose from. */
export const HELPER_SHEET_MARK = 'Thước đo CCHC – trang kèm mẫu';
/** Author of the notes in a returned workbook. */
export const NOTE_AUTHOR = 'Thước đo CCHC';

export type TemplateId = string;
/** One edition of a template. */
export interface TemplateEdition {
	readonly version: string;
	/** ISO day. */
	readonly since: string;
	/** What differs from the edition before, in words. */
	readonly changes: string;
	/** Headings of this edition that the current one writes differently. */
	readonly renamed: readonly { readonly from: string; readonly to: string }[];
}
export interface Template {
	readonly id: TemplateId;
	/** "Bảng rộng" */
	readonly name: string;
	/** Printed above the table. */
	readonly title: string;
	/** When it is the one to take, in a sentence. */
	readonly purpose: string;
	/** Oldest first; the last one is current. */
	readonly editions: readonly [TemplateEdition, ...TemplateEdition[]];
}

export const currentEdition = ({ editions }: Template): TemplateEdition =>
	editions.at(-1) ?? editions[0];

/** "Mẫu bang-rong, phiên bản 2 (Thước đo CCHC)": printed on the form and read back. */
export const templateLine = (id: TemplateId, version: string): string =>
	`Mẫu ${id}, phiên bản ${version} (${NOTE_AUTHOR})`;

export interface TemplateMark {
	readonly id: TemplateId;
	readonly version: string;
}

export function readTemplateLine(text: string): TemplateMark | undefined {
	const found = /^Mẫu ([a-z0-9-]+), phiên bản ([0-9.]+) \(Thước đo CCHC\)$/.exec(text.trim());
	return found === null ? undefined : { id: found[1] ?? '', version: found[2] ?? '' };
}
