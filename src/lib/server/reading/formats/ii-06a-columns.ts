// Finds the columns of Biểu II.06a under its merged headings, by the numbered formula row or by their words.
import { columnLetter } from '../../../domain/figures/column-letter';
import type { Issue } from '../../../domain/checks/issue';
import {
	headingPlace,
	HEADING_WITHIN,
	tableOf,
	type Column,
	type Heading,
	type Table
} from '../table/columns/columns';
import {
	headingBlockWith,
	headingBlockAt,
	type HeadingBlock
} from '../table/headings/heading-block';
import { indicatorBelow } from '../table/headings/heading-lookup';
import type { Sheet, SheetRow } from '../table/sheet';
import { headingKey, type Vocabulary } from '../table/vocabulary';

export const FORM = 'ii_06a';

export interface Column06a extends Column {
	/** 3 to 13, as the form numbers them. */
	readonly number: number;
}
export interface Form06a {
	readonly table: Table;
	readonly columns: readonly Column06a[];
	/** Column "STT"; absent when the form has none. */
	readonly numberColumn: number | undefined;
	readonly name: Column;
	/** Columns that the form does not have. */
	readonly others: readonly Heading[];
	/** Columns whose printed words contradict their number. */
	readonly misplaced: readonly Issue[];
}

const NO_NUMBERS: ReadonlyMap<number, number> = new Map();
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
/** Fewer numbers in a row are no formula row. */
const LEAST_NUMBERS = 8;

export interface HeadingSearch {
	readonly vocabulary: Vocabulary;
	readonly headingRow?: number | undefined;
}

export function findForm06a(sheet: Sheet, looking: HeadingSearch): Form06a | undefined {
	const isNamed = sheet.rows
		.slice(0, HEADING_WITHIN)
		.some(({ cells }) => cells.some((cell) => /\bii 0?6a\b/.test(headingKey(cell))));
	for (const { block, numbers, isInHeadings } of blocksOf(sheet, looking)) {
		const table = tableOf(sheet, block);
		if (table === undefined || isOtherLayout(table)) continue;
		const isNumbered = numbers.size >= LEAST_NUMBERS;
		if (!isNumbered && !isFirstHeading(table)) continue;
		const form = formOf(table, { numbers: isNumbered ? numbers : NO_NUMBERS, ...looking });
		if (
			isNamed ||
			isInHeadings ||
			isFormByItself(form, { numbers, vocabulary: looking.vocabulary })
		)
			return form;
	}
	return undefined;
}

/** Without its name: by the printed words, or by the sums of its formula row, and no heading that says something else. */
function isFormByItself(form: Form06a, { numbers, vocabulary }: Numbers): boolean {
	const { table, columns } = form;
	const rows = vocabulary.rowsOf(FORM);
	const meant = columns.flatMap(({ number, index }) => {
		const heading = table.headings.find((candidate) => candidate.index === index);
		const found = heading === undefined ? undefined : indicatorBelow(heading, vocabulary);
		if (found?.kind !== 'one') return [];
		return rows.some((row) => row.code === String(number) && row.indicator === found.value);
	});
	if (meant.includes(false)) return false;
	if (numbers.size < LEAST_NUMBERS) return hasPrintedWords(table);
	return hasSums(table.numbers ?? table.row) || meant.length >= LEAST_MEANT;
}

interface Numbers {
	readonly numbers: ReadonlyMap<number, number>;
	readonly vocabulary: Vocabulary;
}
/** So many headings that mean the form's figures cannot be chance. */
const LEAST_MEANT = 6;

/** "(3)=(4)+(5)+(6)" and "(7)=(8)+(9)+(10)". */
function hasSums({ cells }: SheetRow): boolean {
	const sums = cells.map((cell) => cell.replace(/[()\s]/g, ''));
	return sums.includes('3=4+5+6') && sums.includes('7=8+9+10');
}

interface Numbered {
	readonly block: HeadingBlock;
	readonly numbers: ReadonlyMap<number, number>;
	/** All numbers of the form stand in the headings: they say more than the words. */
	readonly isInHeadings: boolean;
}

function blocksOf(sheet: Sheet, { headingRow }: HeadingSearch): Numbered[] {
	const numbered = (block: HeadingBlock): Numbered => {
		const below = numbersIn(sheet.rows[block.last + 1]);
		const inHeadings = below.size > 0 ? NO_NUMBERS : numbersOf(block);
		const isInHeadings = inHeadings.has(FIRST) && inHeadings.has(LAST);
		return { block, numbers: isInHeadings ? inHeadings : below, isInHeadings };
	};
	if (headingRow !== undefined) {
		const at = sheet.rows.findIndex(({ number }) => number === headingRow);
		return at < 0 ? [] : [numbered(headingBlockWith(sheet, at))];
	}
	return sheet.rows.slice(0, HEADING_WITHIN).flatMap((row, position) => {
		const numbers = numbersIn(row);
		// A formula row whose headings are cut off or stand apart.
		if (numbers.size >= LEAST_NUMBERS)
			return [
				{ block: { first: position, last: position, columns: [] }, numbers, isInHeadings: false }
			];
		const block = numbers.size === 0 ? headingBlockAt(sheet, position) : undefined;
		return block === undefined ? [] : [numbered(block)];
	});
}

/** "(3)=(4)+(5)+(6)" → 3 by column; only rising numbers make a formula row. */
function numbersIn(row: SheetRow | undefined): Map<number, number> {
	const numbers = new Map<number, number>();
	let before = 0;
	for (const [index, cell] of (row?.cells ?? []).entries()) {
		if (cell.trim() === '') continue;
		// "(3)" typed into a spreadsheet becomes -3.
		const written = /^[-(]?(\d{1,2})\)?(?:\s*=.*)?$/.exec(cell.trim())?.[1];
		if (written === undefined || Number(written) <= before) return new Map<number, number>();
		before = Number(written);
		numbers.set(before, index);
	}
	return numbers;
}

/** "Quá hạn (10)", "Quá hạn (13)": the form's number stands in the heading itself. */
function numbersOf({ columns }: HeadingBlock): Map<number, number> {
	const numbers = new Map<number, number>();
	let before = 0;
	for (const { index, path } of columns) {
		const written = /\((\d{1,2})\)(?:\s*=.*)?$/su.exec(path.at(-1)?.trim() ?? '')?.[1];
		if (written === undefined) continue;
		if (Number(written) <= before) return new Map<number, number>();
		before = Number(written);
		numbers.set(before, index);
	}
	return numbers.size >= LEAST_NUMBERS ? numbers : new Map<number, number>();
}

/** A table whose rows name their period or indicator is one of ours with headings like the form's. */
const isOtherLayout = ({ column }: Table): boolean =>
	(['period', 'indicator', 'value'] as const).some((role) => column(role) !== undefined);

function isFirstHeading({ first }: Table): boolean {
	const keys = first.cells.map(headingKey);
	const begins = (word: RegExp): boolean => keys.some((key) => word.test(key));
	return (
		begins(/^(?:so (?:luong )?)?(?:ho so )?tiep nhan/) &&
		begins(/^(?:so (?:luong )?)?(?:ho so )?da giai quyet/) &&
		begins(/^(?:so (?:luong )?)?(?:ho so )?dang giai quyet/) &&
		new Set(keys).size < 12
	);
}

function hasPrintedWords({ headings }: Table): boolean {
	const keys = headings.map(({ path }) => headingKey(path.join(' ')));
	return Object.values(WORDS).every((word) => keys.some((key) => key.includes(word.key)));
}

function formOf(
	table: Table,
	of: HeadingSearch & { readonly numbers: ReadonlyMap<number, number> }
): Form06a {
	const byWords = numbersByWords(table, of.vocabulary);
	const at = isNumberedAsPrinted(of.numbers, byWords) ? of.numbers : byWords;
	const numbers = at.size > 0 ? at : inOrder(table);
	const heading = (index: number): Heading | undefined =>
		table.headings.find((candidate) => candidate.index === index);
	const { name: sheet } = table.sheet;
	const columnAt = (index: number): Column => ({
		index,
		text: heading(index)?.text ?? columnLetter(index),
		...(sheet === undefined ? {} : { sheet })
	});
	const columns = [...numbers]
		.filter(([number]) => number >= FIRST && number <= LAST)
		.map(([number, index]) => ({ number, ...columnAt(index) }));
	const nameAt = numbers.get(2) ?? nameColumn(table) ?? 1;
	const used = new Set([nameAt, nameAt - 1, ...columns.map(({ index }) => index)]);
	return {
		table,
		columns,
		numberColumn: nameAt > 0 ? nameAt - 1 : undefined,
		name: columnAt(nameAt),
		others: table.headings.filter(({ index, role }) => !used.has(index) && role === undefined),
		misplaced: columns.flatMap((column) => misplaced(column, heading(column.index)))
	};
}

/** Numbers of the form by what the headings say; none unless each of them was found. */
function numbersByWords({ headings }: Table, vocabulary: Vocabulary): ReadonlyMap<number, number> {
	const rows = vocabulary.rowsOf(FORM);
	const numbers = new Map<number, number>();
	for (const heading of headings) {
		const found = indicatorBelow(heading, vocabulary);
		const row =
			found.kind === 'one' ? rows.find(({ indicator }) => indicator === found.value) : undefined;
		if (row === undefined) continue;
		if (numbers.has(Number(row.code))) return NO_NUMBERS;
		numbers.set(Number(row.code), heading.index);
	}
	return numbers.size === LAST - FIRST + 1 ? numbers : NO_NUMBERS;
}

/** Some offices number from the first figure, not from "STT". */
function isNumberedAsPrinted(
	numbers: ReadonlyMap<number, number>,
	byWords: ReadonlyMap<number, number>
): boolean {
	if (numbers.size === 0 || byWords.size === 0) return numbers.size > 0;
	return numbers.get(FIRST) === byWords.get(FIRST);
}

/** The columns stand in the order of the form. */
function inOrder(table: Table): Map<number, number> {
	const start =
		table.headings.find(({ path }) => /tiep nhan/.test(headingKey(path.join(' '))))?.index ??
		table.width - (LAST - FIRST + 1);
	const numbers = Array.from({ length: LAST - FIRST + 1 }, (_, offset): [number, number] => [
		FIRST + offset,
		start + offset
	]);
	return new Map(numbers.filter(([, index]) => index >= 0 && index < table.width));
}

const nameColumn = ({ headings }: Table): number | undefined =>
	headings.find(
		({ path, role }) =>
			role === 'unit' ||
			role === 'field' ||
			/^(?:linh vuc|don vi|ten )/.test(headingKey(path[0] ?? ''))
	)?.index;

function misplaced({ number }: Column06a, heading: Heading | undefined): Issue[] {
	const expected = WORDS[number];
	const own = heading?.path.at(-1) ?? '';
	const key = headingKey(own);
	const other = Object.values(WORDS).some((word) => key.includes(word.key));
	if (expected === undefined || heading === undefined || !other) return [];
	if (key.includes(expected.key)) return [];
	const place = { ...headingPlace(heading), quote: own };
	return [
		{
			code: 'unknown_column',
			severity: 'error',
			place,
			heading: heading.text,
			nearest: [expected.printed]
		}
	];
}
