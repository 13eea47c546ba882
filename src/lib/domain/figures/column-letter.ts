const LETTERS: string[] = [];

/** The name of a column as spreadsheets write it, counted from 0: 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
	// Kept: it is asked for every cell of a file.
	return (LETTERS[index] ??= lettersOf(index));
}

function lettersOf(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest === 0 ? '' : lettersOf(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Back again, in capital letters and however far: A → 0, AA → 26. */
export const columnIndex = (letter: string): number =>
	[...letter].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
