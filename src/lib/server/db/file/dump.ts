// The content of a database apart from how its pages lie: two files with the same hash hold the same rows.
import type Sqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';

interface Column {
	readonly name: string;
	/** Place within the primary key; 0: none. */
	readonly pk: number;
}

/** Every row of every table of ours, in the order of its key. */
export function contentHash(client: Sqlite.Database): string {
	const hash = createHash('sha256');
	const tables = client
		.prepare(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
		)
		.pluck()
		.all() as string[];
	for (const table of tables) {
		hash.update(`\n${table}\n`);
		const rows = client.prepare(`SELECT * FROM "${table}" ORDER BY ${orderOf(client, table)}`);
		for (const row of rows.raw().iterate() as Iterable<unknown[]>)
			for (const value of row) add(hash, value);
	}
	return hash.digest('hex');
}

function orderOf(client: Sqlite.Database, table: string): string {
	const columns = client.pragma(`table_info("${table}")`) as Column[];
	const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
	// A generated table keeps its key empty; then every column together orders its rows.
	const ordered = table.startsWith('__') ? columns : key.length > 0 ? key : columns;
	return ordered.map(({ name }) => `"${name}"`).join(', ');
}

/** With its kind and length, so that no two rows run into one another. */
function add(hash: ReturnType<typeof createHash>, value: unknown): void {
	if (Buffer.isBuffer(value)) {
		hash.update(`b${value.byteLength}:`);
		hash.update(value);
		return;
	}
	const text = value === null ? 'null' : JSON.stringify(value);
	hash.update(`${text.length}:${text};`);
}
