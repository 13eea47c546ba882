// Where a figure stands in its file, as the user's own program names it.
import type { Place } from '../domain/figures/observation';

/** `trang tính “Quý 1”, ô F12`, `dòng 12, cột “Trực tuyến”`, `dòng 14`; '' when nothing is known. */
export function formatPlace(place: Place): string {
	return [sheetText(place), cellText(place)].filter((part) => part !== '').join(', ');
}

const sheetText = (place: Place): string =>
	place.sheet === undefined ? '' : `trang tính “${place.sheet}”`;

function cellText(place: Place): string {
	const { row, column, letter, line } = place;
	if (row !== undefined && letter !== undefined) return `ô ${letter}${row}${headingText(place)}`;
	const isLetter = column !== undefined && /^[A-Z]{1,3}$/.test(column);
	if (row !== undefined && isLetter) return `ô ${column}${row}`;
	const number = row ?? line;
	const rowText = number === undefined ? '' : `dòng ${number}`;
	if (column === undefined) return rowText;
	const columnText = isLetter ? `cột ${column}` : `cột “${column}”`;
	return rowText === '' ? columnText : `${rowText}, ${columnText}`;
}

/** Beside the cell's name, where the heading says more than the letter. */
const headingText = ({ column, letter }: Place): string =>
	column === undefined || column === letter ? '' : ` (cột “${column}”)`;
