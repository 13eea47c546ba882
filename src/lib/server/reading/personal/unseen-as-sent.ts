// What the eye did not see in a file as it was sent: the file that is kept holds nothing of it any more.
import type { Issue } from '../../../domain/checks/issue';

/** "AB" of AB12. */
const LETTERS = /^[A-Z]+/;

/** Notes on struck rows and texts left out, without a word of the columns that were dropped. */
export function unseenAsSent(notes: readonly Issue[], dropped: readonly Issue[]): Issue[] {
	return notes.flatMap((note): Issue[] => {
		if (note.code === 'struck_rows') return [note];
		if (note.code !== 'text_left_out') return [];
		const gone = lettersOf(dropped, note.place.sheet);
		const cells = note.cells.filter(({ cell }) => !gone.has(LETTERS.exec(cell)?.[0] ?? ''));
		if (cells.length === 0) return [];
		return [{ ...note, cells, count: note.count - (note.cells.length - cells.length) }];
	});
}

const lettersOf = (dropped: readonly Issue[], sheet: string | undefined): ReadonlySet<string> =>
	new Set(
		dropped.flatMap((issue) =>
			issue.code === 'personal_columns_dropped' && issue.place.sheet === sheet
				? issue.columns.map(({ letter }) => letter)
				: []
		)
	);
