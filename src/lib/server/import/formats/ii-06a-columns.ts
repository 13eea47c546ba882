// Finds the columns of Biểu II.06a under its merged headings, by the numbered formula row or by the form's order.
import type { Issue } from '../../../domain/issue';
import { columnLetter } from '../columns';
import type { Sheet, SheetRow } from '../sheet';
import { headingKey } from '../vocabulary';

export interface Column06a {
	/** 3 to 13, as the form numbers them. */
	readonly number: number;
	readonly index: number;
	readonly heading: string;
}
export interface Form06a {
	readonly titles: readonly SheetRow[];
	readonly body: readonly SheetRow[];
	readonly headingRow: number;
	readonly columns: readonly Column06a[];
	/** Column "STT"; absent when the form has none. */
	readonly numberColumn: number | undefined;
	readonly nameColumn: number;
	readonly nameHeading: string;
	/** Columns whose printed words contradict their number. */
	readonly misplaced: readonly Issue[];
}

const FIRST = 3;
const LAST = 13;
/** What the lowest printed heading of some columns says; "hẹn" is written for "hạn" too. */
const WORDS: Readonly<Record<number, { readonly key: string; readonly printed: string }>> = {
	4: { key: 'truc tuyen', printed: 'Trực tuyến' },
	5: { key: 'truc tiep', printed: 'Trực tiếp, dịch vụ bưu chính' },
	6: { key: 'ky truoc', printed: 'Từ kỳ trước' },
	8: { key: 'truoc h', printed: 'Trước hạn' },
	9: { key: 'dung h', printed: 'Đúng hạn' },
	10: { key: 'qua h', printed: 'Quá hạn' },
	12: { key: 'trong h', printed: 'Trong hạn' },
	13: { key: 'qua h', printed: 'Quá hạn' }
};

export function findForm06a(sheet: Sheet): Form06a | undefined {
	const rows = sheet.rows.slice(0, 40);
	const formulaRow = rows.findIndex((row) => numbersIn(row).size >= 8);
	const first = rows.findIndex(isFirstHeading);
	if (formulaRow >= 0) {
		const top = first >= 0 && first < formulaRow ? first : formulaRow;
		return formOf(sheet, { top, end: formulaRow, numbers: numbersIn(rows[formulaRow]) });
	}
	const isNamed = rows.some(({ cells }) =>
		cells.some((cell) => /\bii 0?6a\b/.test(headingKey(cell)))
	);
	if (first < 0 || (!isNamed && !hasPrintedWords(rows.slice(first, first + 4)))) return undefined;
	return formOf(sheet, { top: first, ...withoutFormulaRow(sheet, first) });
}

/** "(3)=(4)+(5)+(6)" → 3 by column; only rising numbers make a formula row. */
function numbersIn(row: SheetRow | undefined): Map<number, number> {
	const numbers = new Map<number, number>();
	let before = 0;
	for (const [index, cell] of (row?.cells ?? []).entries()) {
		const written = /^\(?(\d{1,2})\)?(?:\s*=.*)?$/.exec(cell.trim())?.[1];
		if (cell.trim() === '') continue;
		if (written === undefined || Number(written) <= before) return new Map();
		before = Number(written);
		numbers.set(before, index);
	}
	return numbers;
}

const isFirstHeading = (row: SheetRow): boolean => {
	const keys = row.cells.map(headingKey);
	const received = keys.some((key) => /^(?:so (?:luong )?)?(?:ho so )?tiep nhan/.test(key));
	const resolved = keys.some((key) => /^(?:so (?:luong )?)?(?:ho so )?da giai quyet/.test(key));
	const pending = keys.some((key) => /^(?:so (?:luong )?)?(?:ho so )?dang giai quyet/.test(key));
	return received && resolved && pending && new Set(keys).size < 12;
};

function hasPrintedWords(rows: readonly SheetRow[]): boolean {
	const keys = rows.flatMap(({ cells }) => cells.map(headingKey));
	return Object.values(WORDS).every((word) => keys.some((key) => key.includes(word.key)));
}

/** The heading ends where the first row of numbers begins; its columns stand in the order of the form. */
function withoutFormulaRow(
	sheet: Sheet,
	top: number
): { readonly end: number; readonly numbers: ReadonlyMap<number, number> } {
	const below = sheet.rows.slice(top + 1);
	const data = below.findIndex(
		({ cells }) => cells.filter((cell) => /^[\d.,-]+$/.test(cell.trim())).length >= 6
	);
	const end = data < 0 ? sheet.rows.length - 1 : top + data;
	const width = Math.max(...sheet.rows.slice(top, end + 1).map((row) => row.cells.length));
	const start = columnOf(sheet.rows.slice(top, end + 1), /tiep nhan/) ?? width - (LAST - FIRST + 1);
	const numbers = Array.from({ length: LAST - FIRST + 1 }, (_, offset): [number, number] => [
		FIRST + offset,
		start + offset
	]);
	return { end, numbers: new Map(numbers.filter(([, index]) => index < width)) };
}

function formOf(
	sheet: Sheet,
	at: {
		readonly top: number;
		readonly end: number;
		readonly numbers: ReadonlyMap<number, number>;
	}
): Form06a {
	const headings = sheet.rows.slice(at.top, at.end);
	const printed = headings.length > 0 ? headings : sheet.rows.slice(at.top, at.end + 1);
	const columns = [...at.numbers]
		.filter(([number]) => number >= FIRST && number <= LAST)
		.map(([number, index]) => ({ number, index, heading: lowestText(printed, index) }));
	const nameColumn = at.numbers.get(2) ?? columnOf(printed, /^(?:linh vuc|don vi|ten don vi)/) ?? 1;
	return {
		titles: sheet.rows.slice(0, at.top),
		body: sheet.rows.slice(at.end + 1),
		headingRow: sheet.rows[at.end]?.number ?? 1,
		columns,
		numberColumn: nameColumn > 0 ? nameColumn - 1 : undefined,
		nameColumn,
		nameHeading: lowestText(printed, nameColumn),
		misplaced: columns.flatMap((column) => misplaced(column, sheet.rows[at.end]))
	};
}

/** The heading nearest to the figures; a merged one stands only above its first column. */
function lowestText(rows: readonly SheetRow[], index: number): string {
	const texts = rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((text) => text !== '');
	return texts.findLast((text) => !/^\(?\d/.test(text)) ?? columnLetter(index);
}

function columnOf(rows: readonly SheetRow[], words: RegExp): number | undefined {
	for (const { cells } of rows) {
		const index = cells.findIndex((cell) => words.test(headingKey(cell)));
		if (index >= 0) return index;
	}
	return undefined;
}

function misplaced({ number, index, heading }: Column06a, row: SheetRow | undefined): Issue[] {
	const expected = WORDS[number];
	const key = headingKey(heading);
	const other = Object.values(WORDS).some((word) => key.includes(word.key));
	if (expected === undefined || !other || key.includes(expected.key)) return [];
	const column = columnLetter(index);
	const place = { row: row?.number ?? 1, column, quote: heading };
	return [
		{ code: 'unknown_column', severity: 'error', place, heading, nearest: [expected.printed] }
	];
}
