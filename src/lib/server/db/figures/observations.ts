// Figures as stored: the current ones, the history of each, and the one way to add to them.
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { oneOf, whereAll } from '../conditions';
import { statement, type Reader, type Writer } from '../database';
import {
	FIGURE_COLUMNS,
	observationOfCells,
	quantityColumns,
	type FigureCells
} from './figure-rows';
import { digest, FIGURE_CELLS, ROWS_AT_ONCE, type Cell } from './figures-digest';

/** An absent list means all. */
export interface FigureFilter {
	readonly periods?: readonly PeriodId[];
	readonly unitIds?: readonly UnitId[];
	readonly indicators?: readonly IndicatorId[];
}

export interface NewFigure {
	readonly submissionId: number;
	readonly observation: Observation;
	/** Window of its own; null when it shares the window of its report. */
	readonly ownWindow: Window | null;
	/** Row of which it takes the place. */
	readonly supersedesId: number | null;
}
/** A figure that counts, with the number of its row. */
export interface StoredFigure {
	readonly id: number;
	readonly observation: Observation;
}

/** The figures that count now. */
export function observationsFor(db: Reader, filter: FigureFilter): Observation[] {
	const { where, values } = whereAll([
		...oneOf('c.period_code', filter.periods),
		...oneOf('c.indicator_code', filter.indicators),
		...oneOf('c.unit_id', filter.unitIds)
	]);
	// Without statistics SQLite would read every unit of a period to find one.
	const byUnit = filter.unitIds !== undefined && filter.indicators === undefined;
	const sql = `SELECT ${FIGURE_COLUMNS}
		FROM current_figure c ${byUnit ? 'INDEXED BY current_figure_unit' : ''}
		CROSS JOIN observation o ON o.id = c.observation_id
		CROSS JOIN submission s ON s.id = o.submission_id
		${where}`;
	const rows = statement(db, sql)
		.raw()
		.all(...values) as FigureCells[];
	return rows.map(observationOfCells);
}

const OF_UNITS = `SELECT ${FIGURE_COLUMNS}
	FROM current_figure c INDEXED BY current_figure_unit
	CROSS JOIN observation o ON o.id = c.observation_id
	CROSS JOIN submission s ON s.id = o.submission_id
	WHERE c.unit_id IN (SELECT value FROM json_each(?)) AND c.period_code`;

/** What counts of these units and periods, in the order of the clustered table. */
export function storedFigures(
	db: Reader,
	of: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): StoredFigure[] {
	const query = statement(db, `${OF_UNITS} IN (SELECT value FROM json_each(?))`).raw();
	const rows = query.all(JSON.stringify(of.unitIds), JSON.stringify(of.periods)) as FigureCells[];
	return rows.map((cells) => ({ id: cells[0], observation: observationOfCells(cells) }));
}

/** What counts of these units in all periods but these. */
export function figuresOutside(
	db: Reader,
	of: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): Observation[] {
	const query = statement(db, `${OF_UNITS} NOT IN (SELECT value FROM json_each(?))`).raw();
	const rows = query.all(JSON.stringify(of.unitIds), JSON.stringify(of.periods)) as FigureCells[];
	return rows.map(observationOfCells);
}

/** Everything these units ever stated for these periods that is not set aside, oldest first. */
export function pastFigures(
	db: Reader,
	of: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): StoredFigure[] {
	const query = statement(
		db,
		`SELECT ${FIGURE_COLUMNS}
		FROM submission s INDEXED BY submission_unit_period
		CROSS JOIN observation o ON o.submission_id = s.id
		WHERE s.unit_id IN (SELECT value FROM json_each(?))
			AND s.period_code IN (SELECT value FROM json_each(?)) AND s.set_aside_code IS NULL
		ORDER BY o.id`
	).raw();
	const rows = query.all(JSON.stringify(of.unitIds), JSON.stringify(of.periods)) as FigureCells[];
	return rows.map((cells) => ({ id: cells[0], observation: observationOfCells(cells) }));
}

const INSERT = `INSERT INTO observation (${FIGURE_CELLS.join(', ')}) VALUES `;
const ROW = `(${FIGURE_CELLS.map(() => '?').join(', ')})`;
const insertOf = (rows: number): string => INSERT + Array<string>(rows).fill(ROW).join(', ');
// Each call into SQLite costs as much as writing two rows.
const INSERT_MANY = insertOf(ROWS_AT_ONCE);

export interface FigureWriter {
	add(figure: NewFigure): void;
	/** Writes what is still waiting; answers the hash of all that was written. */
	end(): string;
}

/** Adds figures of one upload; that they count from now on is another step. */
export function figureWriter(db: Writer): FigureWriter {
	const many = statement(db, INSERT_MANY);
	const written = digest();
	const cells: Cell[] = [];
	let rows = 0;
	const flush = (insert: ReturnType<typeof statement>): void => {
		insert.run(written.add(cells));
		cells.length = 0;
		rows = 0;
	};
	return {
		add: (figure) => {
			pushColumns(cells, figure);
			rows += 1;
			if (rows === ROWS_AT_ONCE) flush(many);
		},
		end: () => {
			if (rows > 0) flush(statement(db, insertOf(rows)));
			return written.end();
		}
	};
}

function pushColumns(cells: Cell[], figure: NewFigure): void {
	const { submissionId, observation: o, ownWindow, supersedesId } = figure;
	const [kind, value, high] = quantityColumns(o.quantity);
	cells.push(submissionId, o.indicator, o.field, o.source, kind, value, high, o.decimals, o.text);
	cells.push(ownWindow?.from ?? null, ownWindow?.to ?? null, JSON.stringify(o.place));
	cells.push(o.note ?? null, supersedesId);
}

/** Periods of these units (all when absent) for which something is reported. */
export function periodsWithFigures(db: Reader, unitIds?: readonly UnitId[]): PeriodId[] {
	const sql =
		unitIds === undefined
			? `SELECT DISTINCT period_code FROM submission WHERE set_aside_code IS NULL`
			: `SELECT DISTINCT period_code FROM submission
				WHERE set_aside_code IS NULL AND unit_id IN (SELECT value FROM json_each(?))`;
	const query = statement(db, sql).pluck();
	return (unitIds === undefined ? query.all() : query.all(JSON.stringify(unitIds))) as PeriodId[];
}
