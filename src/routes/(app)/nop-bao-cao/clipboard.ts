// What a person pastes on a page: cells of a spreadsheet, or files.

const WRITABLE = 'input:not([type=file]), textarea, select, [contenteditable]';

/** The text belongs into the field that has the focus. */
export const isTyping = ({ target }: Event): boolean =>
	target instanceof Element && target.closest(WRITABLE) !== null;

/** Rows or columns as text; '' for a word, a picture, a file. */
export function copiedCells({ clipboardData }: ClipboardEvent): string {
	const text = clipboardData?.getData('text/plain') ?? '';
	return /[\t\n]/.test(text) ? text : '';
}

/** A spreadsheet puts a picture of its cells beside their text: that is no file. */
export const copiedFiles = (event: ClipboardEvent): readonly File[] =>
	copiedCells(event) === '' ? [...(event.clipboardData?.files ?? [])] : [];
