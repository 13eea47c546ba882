// Where a figure stands in its file, as the user's own program names it.
import type { Place } from '../domain/observation';

/** `trang tính “Quý 1”, ô F12`, `dòng 12, cột “Trực tuyến”`, `dòng 14`; '' when nothing is known. */
export function formatPlace(place: Place): string {
	return [sheetText(place), cellText(place)].filter((part) => part !== '').join(', ');
}

const sheetText = (place: Place): string =>
	place.sheet === undefined ? '' : `trang tính “${place.sheet}”`;

function cellText({ row, column, letter, line }: Place): string {
	if (row !== undefined && letter !== undefined) {
		const heading = column === undefined || column === letter ? '' : ` (cột “${column}”)`;
		return `ô ${letter}${row}${heading}`;
	}
	const isLetter = column !== undefined && /^[A-Z]{1,3}$/.test(column);
	if (row !== undefined && isLetter) return `ô ${column}${row}`;
	const number = row ?? line;
	const rowText = number === undefined ? '' : `dòng ${number}`;
	if (column === undefined) return rowText;
	const columnText = isLetter ? `cột ${column}` : `cột “${column}”`;
	return rowText === '' ? columnText : `${rowText}, ${columnText}`;
}
