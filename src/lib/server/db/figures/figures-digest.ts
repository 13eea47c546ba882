// What an upload stored, as one hash: kept in the audit log, and worked out again from the rows to see that nobody
// altered a figure behind the program's back. An upload that was undone keeps its rows as JSON and is looked at there.
import { createHash } from 'node:crypto';
import { statement, type Reader } from '../database';
import { keptUpload, type KeptRows } from '../submissions/undone-uploads';

export type Cell = string | number | null;

/** In the order of an INSERT of figures; the number of the row is not part of it, the order is. */
export const FIGURE_CELLS = [
	...['submission_id', 'indicator_code', 'field_code', 'source_name', 'kind_code', 'value'],
	...['value_high', 'decimals', 'text', 'window_from_on', 'window_to_on', 'place', 'note'],
	'supersedes_id'
] as const;
/** Whose figures they are, of when, and over which days. */
const REPORT_CELLS = ['id', 'unit_id', 'period_code', 'window_from_on', 'window_to_on'] as const;

/** Rows hashed together, and written together: one hash of many rows costs as much as of one. */
export const ROWS_AT_ONCE = 40;

interface Digest {
	/** Answers the cells as they can be stored. */
	add(cells: readonly Cell[]): readonly Cell[];
	end(): string;
}

/** Over runs of cells as they are added: the same runs give the same hash. */
export function digest(): Digest {
	const hash = createHash('sha256');
	return {
		add: (cells) => {
			const text = JSON.stringify(cells);
			// Half a surrogate pair is no text: SQLite would give back something else than it was given.
			if (text.includes('\\ud')) {
				const whole = cells.map(wellFormed);
				hash.update(JSON.stringify(whole));
				return whole;
			}
			hash.update(text);
			return cells;
		},
		end: () => hash.digest('hex')
	};
}

const wellFormed = (cell: Cell): Cell =>
	typeof cell === 'string' ? Buffer.from(cell).toString() : cell;

/** Of the figures, and of the reports that they stand in. */
export function uploadDigest(figures: string, reports: readonly (readonly Cell[])[]): string {
	const whole = digest();
	whole.add([figures]);
	for (const report of reports) whole.add(report);
	return whole.end();
}

/** From the rows as they are now; undefined when the upload is gone altogether. */
export function digestOfUpload(db: Reader, uploadId: number): string | undefined {
	const reports = statement(
		db,
		`SELECT ${REPORT_CELLS.join(', ')} FROM submission WHERE upload_id = ? ORDER BY id`
	)
		.raw()
		.all(uploadId) as Cell[][];
	if (reports.length === 0) return digestOfUndone(db, uploadId);
	const rows = statement(
		db,
		`SELECT ${FIGURE_CELLS.join(', ')} FROM observation
		WHERE submission_id IN (SELECT id FROM submission WHERE upload_id = ?) ORDER BY id`
	)
		.raw()
		.iterate(uploadId) as Iterable<Cell[]>;
	return uploadDigest(digestOfRows(rows), reports);
}

function digestOfUndone(db: Reader, uploadId: number): string | undefined {
	const kept = keptUpload(db, uploadId);
	if (kept === undefined) return undefined;
	const figures = digestOfRows(cellsOf(kept.observation, FIGURE_CELLS));
	return uploadDigest(figures, [...cellsOf(kept.submission, REPORT_CELLS)]);
}

function* cellsOf({ columns, rows }: KeptRows, names: readonly string[]): Iterable<Cell[]> {
	const at = names.map((name) => columns.indexOf(name));
	for (const row of rows) yield at.map((index) => row[index] ?? null);
}

function digestOfRows(rows: Iterable<readonly Cell[]>): string {
	const figures = digest();
	let run: Cell[] = [];
	for (const row of rows) {
		run.push(...row);
		if (run.length < ROWS_AT_ONCE * FIGURE_CELLS.length) continue;
		figures.add(run);
		run = [];
	}
	if (run.length > 0) figures.add(run);
	return figures.end();
}
