// Cells typed over while checking: read from a form, kept in the order typed, listed with what the file says.
import type { ReadingChoices } from '$lib/domain/reading-choices';
import type { CheckedFile } from '$lib/server/jobs/tasks/checked-file';
import { formatPlace } from '$lib/format/place';
import { cellKey, chosenName } from './cell-key';

export type Mend = NonNullable<ReadingChoices['mends']>[number];

/** A file with more faults is mended where it was made. */
export const MOST_MENDS = 500;
const MOST_CHARACTERS = 1000;
const LAST_ROW = 2_000_000;

export interface FormCell {
	readonly key: string;
	readonly mend: Mend;
	/** Chosen and typed at once: nobody knows which one holds. */
	readonly isTwofold: boolean;
}

/** The cells of a form of one file, changed or not; parts of one cell stand at the same place of each list. */
export function cellsIn(form: FormData, fileId: string): FormCell[] {
	const texts = (name: string) => form.getAll(name).map(written);
	const [sheets, rows, letters] = [texts('o-trang'), texts('o-dong'), texts('o-cot')];
	const [was, now] = [texts('o-cu'), texts('o-moi')];
	const [files, alike] = [texts('o-tep'), texts('o-chung')];
	return rows.flatMap((row, index) => {
		const cell = cellIn({ sheet: sheets[index], row, letter: letters[index] });
		if (cell === undefined || (files[index] ?? fileId) !== fileId) return [];
		const key = cellKey(fileId, cell);
		const chosen = textOf(written(form.get(chosenName(key))));
		const before = textOf(was[index]);
		const typed = textOf(now[index]);
		const mend = {
			...{ ...cell, was: before, now: chosen === '' ? typed : chosen },
			...(alike[index] === '1' ? { alike: true as const } : {})
		};
		const isTwofold = chosen !== '' && typed !== before && typed !== chosen;
		return [{ key, mend, isTwofold }];
	});
}

/** Those whose text was changed. */
export const mendsIn = (cells: readonly FormCell[]): Mend[] =>
	cells.map(({ mend }) => mend).filter(({ was, now }) => was !== now);

/** Everything typed and chosen, to be shown again where something else was refused. */
export const typedIn = (form: FormData): Record<string, string> =>
	Object.fromEntries([
		...cellTexts(form).map(({ key, now }) => [key, now] as const),
		...chosenTexts(form)
	]);

/** Names of fields, and what stands in those that were typed over or chosen. */
export const changedIn = (form: FormData): (readonly [name: string, text: string])[] => [
	...cellTexts(form).flatMap(({ key, was, now }) =>
		textOf(was) === textOf(now) ? [] : [[key, now.slice(0, MOST_CHARACTERS)] as const]
	),
	...chosenTexts(form).filter(([, text]) => text !== '')
];

function cellTexts(form: FormData) {
	const texts = (name: string) => form.getAll(name).map(written);
	const [files, sheets] = [texts('o-tep'), texts('o-trang')];
	const [rows, letters] = [texts('o-dong'), texts('o-cot')];
	const [was, now] = [texts('o-cu'), texts('o-moi')];
	return rows.map((row, index) => {
		const cell = { sheet: sheets[index], row: Number(row), letter: letters[index] ?? '' };
		const key = cellKey(files[index] ?? '', cell);
		return { key, was: was[index] ?? '', now: now[index] ?? '' };
	});
}

const chosenTexts = (form: FormData): (readonly [name: string, text: string])[] =>
	[...form]
		.filter(([name]) => name.startsWith('chon|') || name.startsWith('cot|'))
		.map(([name, entry]) => [name, written(entry).slice(0, MOST_CHARACTERS)] as const);

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
		else all[index] = { ...known, now: mend.now, ...(mend.alike ? { alike: true } : {}) };
	}
	return all;
}

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
