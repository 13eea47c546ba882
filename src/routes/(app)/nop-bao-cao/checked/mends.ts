// Cells typed over while checking: read from a form, kept in the order typed, listed with what the file says.
import type { DraftReading } from '$lib/server/db/drafts';
import type { CheckedFile } from '$lib/server/jobs/tasks/check';
import { formatPlace } from '$lib/format/place';

export type Mend = NonNullable<DraftReading['mends']>[number];

/** A file with more faults is mended where it was made. */
export const MOST_MENDS = 500;
const MOST_CHARACTERS = 1000;
const LAST_ROW = 2_000_000;

/** The cells of a form whose text was changed; parts of one cell stand at the same place of each list. */
export function mendsIn(form: FormData): Mend[] {
	const texts = (name: string) => form.getAll(name).map(written);
	const [sheets, rows, letters] = [texts('o-trang'), texts('o-dong'), texts('o-cot')];
	const [was, now] = [texts('o-cu'), texts('o-moi')];
	return rows.flatMap((row, index) => {
		const cell = cellIn({ sheet: sheets[index], row, letter: letters[index] });
		const texts = { was: textOf(was[index]), now: textOf(now[index]) };
		return cell === undefined || texts.was === texts.now ? [] : [{ ...cell, ...texts }];
	});
}

/** The cell that a form names. */
export const mendedCellIn = (form: FormData): CellOf | undefined =>
	cellIn({
		sheet: written(form.get('o-trang')),
		row: written(form.get('o-dong')),
		letter: written(form.get('o-cot'))
	});

const written = (entry: FormDataEntryValue | null): string =>
	typeof entry === 'string' ? entry : '';

type CellOf = Pick<Mend, 'sheet' | 'row' | 'letter'>;

function cellIn(said: {
	readonly sheet: string | undefined;
	readonly row: string;
	readonly letter: string | undefined;
}): CellOf | undefined {
	const row = Number(said.row);
	const letter = said.letter ?? '';
	if (!Number.isInteger(row) || row < 1 || row > LAST_ROW) return undefined;
	if (!/^[A-Z]{1,3}$/.test(letter)) return undefined;
	const sheet = said.sheet ?? '';
	return { ...(sheet === '' ? {} : { sheet: sheet.slice(0, 200) }), row, letter };
}

const textOf = (text: string | undefined): string =>
	(text ?? '').trim().normalize('NFC').slice(0, MOST_CHARACTERS);

const isSameCell = (a: CellOf, b: CellOf): boolean =>
	a.sheet === b.sheet && a.row === b.row && a.letter === b.letter;

/** A cell typed over twice keeps what the file says; typed back to it, it is no mend any more. */
export function withMore(mends: readonly Mend[], more: readonly Mend[]): Mend[] {
	const all = [...mends];
	for (const mend of more) {
		const index = all.findIndex((known) => isSameCell(known, mend));
		const known = all[index];
		if (known === undefined) all.push(mend);
		else if (known.was === mend.now) all.splice(index, 1);
		else all[index] = { ...known, now: mend.now };
	}
	return all;
}

export const withoutMend = (mends: readonly Mend[], cell: CellOf): Mend[] =>
	mends.filter((mend) => !isSameCell(mend, cell));

export function mendViews({ choices, issues }: CheckedFile) {
	const told = issues.flatMap((issue) =>
		issue.code === 'mended_cell' ? [issue.place as CellOf] : []
	);
	return (choices.reading?.mends ?? []).map((mend) => ({
		sheet: mend.sheet ?? '',
		row: mend.row,
		letter: mend.letter,
		place: formatPlace(mend),
		was: mend.was,
		now: mend.now,
		/** The file says something else there than when it was typed. */
		isPassedOver: told.length > 0 && !told.some((cell) => isSameCell(cell, mend))
	}));
}
