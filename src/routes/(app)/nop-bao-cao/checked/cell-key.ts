// How the one form of all mends names a cell of a file.

/** A cell of one of the files, as a form names it: what is chosen for it is sent under its own name. */
export const cellKey = (
	fileId: string,
	{ sheet, row, letter }: { sheet?: string | null | undefined; row: number; letter: string }
): string => `${fileId}|${sheet ?? ''}|${letter}${row}`;
export const chosenName = (key: string): string => `chon|${key}`;
