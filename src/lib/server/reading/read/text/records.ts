// A list of records with headings as keys, as programs write a table into JSON → Sheet: one row a record.
import type { Node } from 'jsonc-parser';
import { failed, passed, type Checked, type Issue } from '../../../../domain/checks/issue';
import type { CellNumber, Merge, Sheet, SheetRow } from '../../table/sheet';
import { DEFAULT_LIMITS, type ReadLimits } from '../limits';
import type { JsonDocument } from './json';

/** Groups of keys over keys; deeper ones are no table. */
const MOST_HEADING_ROWS = 3;
/** Of our own documents, whose figures go by indicator and carry places of their own. */
const OWN_KEYS = ['figures', 'submissions'];

type Bounds = Pick<ReadLimits, 'rows' | 'columns'>;

/** undefined where the document is no list of records. */
export function readRecords(
	document: JsonDocument,
	limits: Bounds = DEFAULT_LIMITS
): Checked<Sheet> | undefined {
	const records = recordsIn(document.root);
	if (records === undefined) return undefined;
	const paths = new Map<string, readonly string[]>();
	const leaves = records.map((record) => leavesOf(record));
	for (const found of leaves) {
		if (found === undefined) return undefined;
		for (const { path } of found) paths.set(keyOf(path), path);
	}
	const columns = [...paths.values()];
	const fault = tooLarge({ rows: records.length, columns: columns.length }, limits);
	if (fault !== undefined) return failed([fault]);
	const headings = headingRows(columns);
	const at = new Map(columns.map((path, column) => [keyOf(path), column]));
	const rows = records.map((record, index) =>
		rowOf(document, {
			...{ record, at, leaves: leaves[index] ?? [], width: columns.length },
			number: headings.length + index + 1
		})
	);
	const told = { found: records.length, firstRow: headings.length + 1 };
	return passed(
		{ fileName: document.fileName, rows: [...headings, ...rows], merges: mergesOf(columns) },
		[{ code: 'records_as_table', severity: 'info', place: {}, ...told }]
	);
}

/** The list itself, or the only list of a document that says other things beside it. */
function recordsIn(root: Node): readonly Node[] | undefined {
	if (isOwn(root)) return undefined;
	const lists =
		root.type === 'array'
			? [root]
			: (root.children ?? []).flatMap(({ children }) =>
					children?.[1]?.type === 'array' ? [children[1]] : []
				);
	const [only, second] = lists;
	const records = only?.children ?? [];
	if (second !== undefined || records.length === 0) return undefined;
	const areRecords = records.every((record) => record.type === 'object' && !isOwn(record));
	return areRecords ? records : undefined;
}

const isOwn = ({ children = [] }: Node): boolean =>
	children.some(({ children: [key] = [] }) => OWN_KEYS.includes(String(key?.value)));

interface Leaf {
	readonly path: readonly string[];
	readonly value: Node;
}

/** undefined where a value is a list, or stands below too many keys. */
function leavesOf(record: Node, above: readonly string[] = []): Leaf[] | undefined {
	const leaves: Leaf[] = [];
	for (const { children = [] } of record.children ?? []) {
		const [key, value] = children;
		if (key === undefined || value === undefined) continue;
		const path = [...above, String(key.value)];
		const inside =
			value.type === 'object' && path.length < MOST_HEADING_ROWS
				? leavesOf(value, path)
				: [{ path, value }];
		if (inside === undefined || value.type === 'array') return undefined;
		if (inside.some((leaf) => leaf.value.type === 'object')) return undefined;
		leaves.push(...inside);
	}
	return leaves;
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

function tooLarge(found: { rows: number; columns: number }, limits: Bounds): Issue | undefined {
	const facts = { severity: 'error', place: {} } as const;
	if (found.rows > limits.rows)
		return { code: 'too_many_rows', ...facts, found: found.rows, limit: limits.rows };
	if (found.columns > limits.columns)
		return { code: 'too_many_columns', ...facts, found: found.columns, limit: limits.columns };
	return undefined;
}

/** A key over others is a heading over them; each is written at the first column it stands over. */
function headingRows(columns: readonly (readonly string[])[]): SheetRow[] {
	const depth = Math.max(1, ...columns.map(({ length }) => length));
	return Array.from({ length: depth }, (_, level) => ({
		number: level + 1,
		cells: columns.map((path, column) => {
			const before = column === 0 ? undefined : columns[column - 1];
			return isSameGroup({ path, before, level }) ? '' : (path[level] ?? '');
		})
	}));
}

interface Beside {
	readonly path: readonly string[];
	readonly before: readonly string[] | undefined;
	readonly level: number;
}
const isSameGroup = ({ path, before, level }: Beside): boolean =>
	before !== undefined &&
	level < path.length - 1 &&
	level < before.length - 1 &&
	path.slice(0, level + 1).every((key, index) => before[index] === key);

function mergesOf(columns: readonly (readonly string[])[]): Merge[] {
	const depth = Math.max(1, ...columns.map(({ length }) => length));
	return columns.flatMap((path, column) => {
		const down = { fromRow: path.length, toRow: depth, fromColumn: column, toColumn: column };
		const across = path.slice(0, -1).flatMap((_, level): Merge[] => {
			const before = column === 0 ? undefined : columns[column - 1];
			if (isSameGroup({ path, before, level })) return [];
			let last = column;
			for (let next = columns[last + 1]; next !== undefined; next = columns[last + 1]) {
				if (!isSameGroup({ path: next, before: columns[last], level })) break;
				last += 1;
			}
			const rows = { fromRow: level + 1, toRow: level + 1 };
			return last === column ? [] : [{ ...rows, fromColumn: column, toColumn: last }];
		});
		return path.length < depth ? [down, ...across] : across;
	});
}

interface RecordRow {
	readonly record: Node;
	readonly leaves: readonly Leaf[];
	readonly at: ReadonlyMap<string, number>;
	readonly width: number;
	readonly number: number;
}

function rowOf(document: JsonDocument, { record, leaves, at, width, number }: RecordRow): SheetRow {
	const cells = Array.from({ length: width }, () => '');
	const numbers: (CellNumber | undefined)[] = [];
	for (const { path, value } of leaves) {
		const column = at.get(keyOf(path)) ?? 0;
		cells[column] = textOf(document, value);
		if (value.type === 'number') numbers[column] = numberOf(cells[column] ?? '', value);
	}
	return { number, line: document.lineAt(record.offset), cells, numbers };
}

const textOf = ({ text }: JsonDocument, { type, value, offset, length }: Node): string => {
	if (type === 'null') return '';
	return type === 'string' ? String(value) : text.slice(offset, offset + length);
};

const numberOf = (written: string, { value }: Node): CellNumber => ({
	value: Number(value),
	decimals: /^-?\d+\.(\d+)$/.exec(written)?.[1]?.length ?? 0,
	kind: 'number'
});
