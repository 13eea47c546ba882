// Whose figures the rows of Biểu II.06a are: fields of one commune, communes, fields below each commune, communes below
// each field, or fields below the systems that counted them.
import { fold } from '../../../domain/text';
import type { Said } from '../draft';
import { headingKey } from '../table/headings/heading-key';
import type { SortedRow } from '../table/rows/row-kinds';

/** What a row of figures is about; `source` where a system counted it. */
export interface Owner {
	readonly unit: Said | null;
	readonly field: Said | null;
	readonly source: string | null;
}
/** A row that is checked against others; positions in the rows. */
export interface SumRow {
	readonly position: number;
	readonly parts: readonly number[];
}
export interface Owners {
	/** By position of the row. */
	readonly rows: ReadonlyMap<number, Owner>;
	readonly sums: readonly SumRow[];
}
export interface RowNames {
	readonly name: (row: SortedRow) => Said;
	readonly isField: (text: string) => boolean;
	readonly isUnit: (text: string) => boolean;
}

const COMMUNE = /^(?:ubnd |uy ban nhan dan )?(?:xa|phuong|thi tran|dac khu) /;
export const isCommuneName = (text: string): boolean => COMMUNE.test(fold(text));

const SYSTEM = /\b(?:he thong|phan mem|cong dich vu|cong dvc)\b/;

type Part = 'unit' | 'field' | 'system' | 'other';

/** undefined: no row stands above others; each says by itself whose it is. */
export function ownersOf(rows: readonly SortedRow[], names: RowNames): Owners | undefined {
	const parts = rows.map((row) => partOf(row, names));
	const [unit, field] = [parts.indexOf('unit'), parts.indexOf('field')];
	const outer = unit >= 0 && unit < field ? 'unit' : 'field';
	if (unit >= 0 && field >= 0) return nested(rows, { parts, names, outer });
	const systems = parts.filter((part) => part === 'system').length;
	return systems > 0 && field >= 0 ? bySystem(rows, { parts, names }) : undefined;
}

const MAY_OWN: ReadonlySet<SortedRow['kind']> = new Set(['data', 'group', 'remark', 'blank']);

function partOf(row: SortedRow, names: RowNames): Part {
	const { text } = names.name(row);
	if (!MAY_OWN.has(row.kind) || text === '') return 'other';
	if (names.isField(text)) return 'field';
	if (isCommuneName(text) || names.isUnit(text)) return 'unit';
	return SYSTEM.test(headingKey(text)) ? 'system' : 'other';
}

interface Nested {
	readonly parts: readonly Part[];
	readonly names: RowNames;
	readonly outer: 'unit' | 'field';
}

function nested(rows: readonly SortedRow[], { parts, names, outer }: Nested): Owners {
	const owners = new Map<number, Owner>();
	const groups: Group[] = [];
	for (const [position, row] of rows.entries()) {
		const said = names.name(row);
		if (parts[position] === outer) groups.push({ position, said, rows: [], totals: [] });
		else if (row.kind === 'total') groups.at(-1)?.totals.push(position);
		else if (row.kind === 'data') {
			const head = groups.at(-1);
			head?.rows.push(position);
			const above = head?.said ?? null;
			const own = outer === 'unit' ? { unit: above, field: said } : { unit: said, field: above };
			owners.set(position, { ...own, source: null });
		}
	}
	const filled = groups.filter((group) => group.rows.length > 0);
	return outer === 'unit' ? unitsOver(rows, filled, owners) : fieldsOver(rows, filled, owners);
}

interface Group {
	/** Of its name. */
	readonly position: number;
	readonly said: Said;
	readonly rows: number[];
	readonly totals: number[];
}

/** The row of a commune's name holds all its fields together, or the total below them does; the rest is summed over the communes. */
function unitsOver(
	rows: readonly SortedRow[],
	groups: readonly Group[],
	owners: Map<number, Owner>
): Owners {
	const isSummed = groups.every(({ totals }) => totals.length > 0);
	const wholes = groups.map(({ position, said, totals }) => {
		const whole = hasFigures(rows[position]) ? position : isSummed ? totals[0] : undefined;
		if (whole !== undefined) owners.set(whole, { unit: said, field: null, source: null });
		return whole;
	});
	const parts = groups.flatMap((group, order) => wholes[order] ?? group.rows);
	const grand = rows.flatMap(({ kind }, position) =>
		kind === 'total' && !owners.has(position) ? [position] : []
	);
	return { rows: owners, sums: grand.map((position) => ({ position, parts })) };
}

function fieldsOver(
	rows: readonly SortedRow[],
	groups: readonly Group[],
	owners: ReadonlyMap<number, Owner>
): Owners {
	const all = groups.flatMap((group) => group.rows);
	const grand = rows.flatMap(({ kind }, position) => (kind === 'total' ? [position] : []));
	return {
		rows: owners,
		sums: [
			...groups.map((group) => ({ position: group.position, parts: group.rows })),
			...grand.map((position) => ({ position, parts: all }))
		]
	};
}

const hasFigures = (row: SortedRow | undefined): boolean =>
	row !== undefined &&
	(row.kind === 'data' || row.row.cells.some((cell, index) => index > 1 && /\d/.test(cell)));

/** A field that two systems counted is a figure of each; only the file's own total is both together. */
function bySystem(
	rows: readonly SortedRow[],
	{ parts, names }: Omit<Nested, 'outer'>
): Owners | undefined {
	const sections: Group[] = [];
	const owners = new Map<number, Owner>();
	for (const [position, row] of rows.entries()) {
		if (parts[position] === 'system')
			sections.push({ position, said: names.name(row), rows: [], totals: [] });
		else if (row.kind === 'data') sections.at(-1)?.rows.push(position);
	}
	const fields = sections.flatMap((section) =>
		section.rows.flatMap((at) => {
			const row = rows[at];
			return row === undefined ? [] : [headingKey(names.name(row).text)];
		})
	);
	const isShared = new Set(fields).size < fields.length;
	for (const { said, rows: own } of sections)
		for (const at of own) {
			const row = rows[at];
			const source = isShared ? said.text : null;
			if (row !== undefined) owners.set(at, { unit: null, field: names.name(row), source });
		}
	const all = sections.flatMap((section) => section.rows);
	const total = rows.findLastIndex(({ kind }) => kind === 'total');
	if (total >= 0) owners.set(total, { unit: null, field: null, source: null });
	const sums = sections.map(({ position, rows: own }) => ({ position, parts: own }));
	return { rows: owners, sums: total < 0 ? sums : [...sums, { position: total, parts: all }] };
}
