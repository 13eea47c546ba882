// Queries built with Drizzle out of the schema, prepared once per open database.
import type Sqlite from 'better-sqlite3';
import { getTableColumns, sql, type GetColumnData, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Reader, Writer } from './connection';

interface Answers {
	all(values: Record<string, unknown>): unknown;
	get(values: Record<string, unknown>): unknown;
	run(values: Record<string, unknown>): unknown;
}
interface Query<Prepared extends Answers> {
	prepare(): Prepared;
}
/** A prepared query with what its placeholders stand for. */
interface Bound<Prepared extends Answers> {
	all(): ReturnType<Prepared['all']>;
	get(): ReturnType<Prepared['get']>;
	run(): ReturnType<Prepared['run']>;
}

type Given<Values> = [keyof Values] extends [never] ? [] : [Values];

/**
 * `build` is given a placeholder for every value, typed as the value it stands for, so that the compiler holds both
 * against the columns. A value that is left out has none there (`and(…)` passes over it): each choice of values is a
 * statement of its own.
 */
export function prepared<Values extends object, Prepared extends Answers>(
	build: (db: Reader, the: Values) => Query<Prepared>
): (db: Reader, ...values: Given<Values>) => Bound<Prepared> {
	const bound = boundTo(build);
	return (db, values: object = {}) => bound(db, values);
}

function boundTo<Values extends object, Prepared extends Answers>(
	build: (db: Reader, the: Values) => Query<Prepared>
): (db: Reader, values: object) => Bound<Prepared> {
	const known = new WeakMap<Sqlite.Database, Map<string, Prepared>>();
	return (db, values) => {
		const given = givenIn(values);
		const ofDatabase = known.get(db.$client) ?? new Map<string, Prepared>();
		known.set(db.$client, ofDatabase);
		const names = Object.keys(given).join();
		const query = ofDatabase.get(names) ?? build(db, placeholdersOf<Values>(given)).prepare();
		ofDatabase.set(names, query);
		return {
			all: () => query.all(given) as ReturnType<Prepared['all']>,
			get: () => query.get(given) as ReturnType<Prepared['get']>,
			run: () => query.run(given) as ReturnType<Prepared['run']>
		};
	};
}

function givenIn(values: object): Record<string, unknown> {
	const entries = Object.entries(values) as [string, unknown][];
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Drizzle takes a placeholder wherever it takes a value, though not everywhere by its types. */
const placeholdersOf = <Values extends object>(given: object): Values =>
	Object.fromEntries(Object.keys(given).map((name) => [name, sql.placeholder(name)])) as Values;

/** Numbers that SQLite gives out itself. */
type GivenOut<Table extends SQLiteTable> = {
	[Name in keyof Table['_']['columns']]: Table['_']['columns'][Name]['_'] extends {
		isPrimaryKey: true;
		hasDefault: true;
	}
		? Name
		: never;
}[keyof Table['_']['columns']] &
	keyof Table['$inferSelect'];

/** A row with all its columns, those that may be empty too: one that is added is missed wherever a row is made. */
export type NewRow<Table extends SQLiteTable> = Omit<Table['$inferSelect'], GivenOut<Table>> &
	Partial<Pick<Table['$inferSelect'], GivenOut<Table>>>;

/** Adds a whole row; answers its number. */
export function insertion<Table extends SQLiteTable>(
	table: Table
): (db: Writer, row: NewRow<Table>) => number {
	const names = Object.keys(getTableColumns(table));
	const insert = boundTo((db, the: object) => {
		const row = Object.entries(the).filter(([name]) => names.includes(name));
		return db.insert(table).values(Object.fromEntries(row) as Table['$inferInsert']);
	});
	return (db, row) => Number(insert(db, row).run().lastInsertRowid);
}

/** A column of a source that names the index to take: Drizzle knows such a source as text, not as its table. */
export const cell = <Column extends SQLiteColumn>(column: Column): SQL<GetColumnData<Column>> =>
	sql<GetColumnData<Column>>`${column}`;
