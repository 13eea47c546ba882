// Tables side by side on a sheet: the columns of each, found where the headings begin anew.
import {
	columnsOf as headedColumns,
	headingBlockAt,
	type ColumnWords
} from '../headings/heading-block';
import { headingKey } from '../headings/heading-key';
import { ROLE_KEYS, type ColumnRole } from '../headings/heading-roles';
import { similarity } from '../nearest';
import type { Sheet, SheetRow } from '../sheet';
import type { Vocabulary } from '../vocabulary';

/** Columns from 0, both ends included. */
export interface ColumnBand {
	readonly from: number;
	readonly to: number;
}

interface Headed {
	readonly index: number;
	/** Own words. */
	readonly text: string;
	readonly role: ColumnRole | undefined;
	readonly isIndicator: boolean;
}

/** What a row is about: said again, it begins another table. */
export const KEY_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
	'unit',
	'unitCode',
	'indicator',
	'field'
]);

/** The bands of the table whose first heading stands at the position; one where it stands alone. */
export function bandsAt(sheet: Sheet, heading: number, vocabulary: Vocabulary): ColumnBand[] {
	const block = headingBlockAt(sheet, heading);
	const words = block?.columns ?? headedColumns(sheet, heading, heading);
	const headed = words.map((column) => headedColumn(column, vocabulary));
	if (headed.length < 4) return [];
	const apart = isolated(headed, { sheet, first: (block?.last ?? heading) + 1, vocabulary });
	const starts = [...new Set([...againFrom(headed), ...apart])].sort((a, b) => a - b);
	if (starts.length === 0) return [];
	const first = Math.min(...headed.map(({ index }) => index));
	const last = Math.max(...headed.map(({ index }) => index));
	const froms = [first, ...starts];
	return froms.map((from, order) => ({ from, to: (froms[order + 1] ?? last + 1) - 1 }));
}

function headedColumn({ index, path }: ColumnWords, vocabulary: Vocabulary): Headed {
	const role = ROLE_KEYS.get(headingKey(path.at(-1) ?? ''));
	const isIndicator = role === undefined && vocabulary.headingBelow(path).kind !== 'none';
	return { index, text: path.at(-1) ?? '', role, isIndicator };
}

/** Where a key of the first table is said again behind figures, with what stands before the key. */
function againFrom(headed: readonly Headed[]): number[] {
	const key = headed.findIndex(({ role }) => role !== undefined && KEY_ROLES.has(role));
	const own = headed[key]?.role;
	if (own === undefined) return [];
	const before = headed.slice(0, key).flatMap(({ role }) => role ?? []);
	const again = headed.flatMap(({ role }, at) => (at > key && role === own ? [at] : []));
	return again.flatMap((at, order) => {
		const since = headed.slice((again[order - 1] ?? key) + 1, at);
		if (since.every(({ role }) => role !== undefined)) return [];
		let start = at;
		while (before.includes(headed[start - 1]?.role ?? 'note')) start -= 1;
		return headed[start]?.index ?? [];
	});
}

interface Body {
	readonly sheet: Sheet;
	/** Position of its first row. */
	readonly first: number;
	readonly vocabulary: Vocabulary;
}

/** Groups of columns behind an empty one that are a table of their own, or none at all. */
function isolated(headed: readonly Headed[], of: Body): number[] {
	const groups = groupsOf(headed, of);
	const first = groups.findIndex(isAboutFigures);
	return groups.flatMap((group, order) => {
		const start = group[0]?.index;
		if (order === 0 || first < 0 || start === undefined) return [];
		const isApart = isAboutFigures(group) || isHelper(group, of.vocabulary);
		return isApart && order > first ? [start] : [];
	});
}

/** Nothing in it is, or nearly is, a heading that we know; "Giá trị" alone says nothing. */
const isHelper = (group: readonly Headed[], { headings }: Vocabulary): boolean =>
	group.length > 1 &&
	group.every(
		({ role, isIndicator, text }) =>
			role === 'value' || (role === undefined && !isIndicator && !isNearly(text, headings))
	);

/** Closer than what is good enough for a suggestion: "Tra cứu" shares half its letter pairs with "Trả lại". */
const NEARLY = 0.65;
const isNearly = (text: string, headings: Iterable<string>): boolean =>
	[...headings].some((heading) => similarity(text, heading) >= NEARLY);

const hasKey = (group: readonly Headed[]): boolean =>
	group.some(({ role }) => role !== undefined && KEY_ROLES.has(role));

const isAboutFigures = (group: readonly Headed[]): boolean =>
	hasKey(group) && group.some(({ isIndicator, role }) => isIndicator || role === 'value');

function groupsOf(headed: readonly Headed[], { sheet, first }: Body): Headed[][] {
	const groups: Headed[][] = [];
	let before: number | undefined;
	for (const column of headed) {
		const isApart =
			before !== undefined &&
			column.index > before + 1 &&
			areEmpty(sheet.rows, { first, from: before + 1, to: column.index - 1 });
		if (before === undefined || isApart) groups.push([]);
		groups.at(-1)?.push(column);
		before = column.index;
	}
	return groups;
}

function areEmpty(
	rows: readonly SheetRow[],
	{ first, from, to }: { readonly first: number } & ColumnBand
): boolean {
	for (let position = first; position < rows.length; position += 1)
		for (let index = from; index <= to; index += 1)
			if ((rows[position]?.cells[index] ?? '').trim() !== '') return false;
	return true;
}
