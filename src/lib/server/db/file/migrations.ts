// The generated migrations, forward only: which are there, which a file has had, and applying the others.
import type Sqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Migration {
	/** "0003_add_accounts_and_audit" */
	readonly tag: string;
	/** When it was made; the order in which they are applied. */
	readonly when: number;
}

/** Found upwards from this module (source or build) and from the working directory. */
export function migrationsFolder(): string {
	const starts = [dirname(fileURLToPath(import.meta.url)), process.cwd()];
	for (const start of starts) {
		for (let folder = start; ; folder = dirname(folder)) {
			const candidate = join(folder, 'drizzle');
			if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
			if (folder === dirname(folder)) break;
		}
	}
	throw new Error('The folder drizzle with the migrations is missing');
}

function knownMigrations(folder: string): readonly Migration[] {
	const journal = readFileSync(join(folder, 'meta', '_journal.json'), 'utf8');
	return (JSON.parse(journal) as { readonly entries: readonly Migration[] }).entries;
}

/** Those that the file has not had yet, in order. */
export function pendingMigrations(client: Sqlite.Database, folder: string): readonly Migration[] {
	const applied = lastApplied(client);
	return knownMigrations(folder).filter(({ when }) => when > applied);
}

/** True when the file carries a migration that this program does not have. */
export function isNewerThanProgram(client: Sqlite.Database, folder = migrationsFolder()): boolean {
	return lastApplied(client) > Math.max(...knownMigrations(folder).map(({ when }) => when));
}

/** Number of the last migration the file has had ("0002"), for the name of its copy. */
export function versionOf(client: Sqlite.Database, folder: string): string {
	const applied = lastApplied(client);
	const last = knownMigrations(folder).findLast(({ when }) => when <= applied);
	return last?.tag.slice(0, 4) ?? '0';
}

/** Inside a transaction of the caller, who looks after foreign keys. */
export function applyMigrations(
	client: Sqlite.Database,
	migrations: readonly Migration[],
	folder: string
): void {
	client.exec(TABLE);
	const applied = client.prepare(
		'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)'
	);
	for (const { tag, when } of migrations) {
		const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8');
		for (const statement of sql.split('--> statement-breakpoint')) client.exec(statement);
		applied.run(createHash('sha256').update(sql).digest('hex'), when);
	}
}

/** As the generator's own tool makes it, so that it can read our files. */
const TABLE = `CREATE TABLE IF NOT EXISTS __drizzle_migrations (
	id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`;

/** -1: none. */
function lastApplied(client: Sqlite.Database): number {
	const known = client
		.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'`)
		.get();
	if (known === undefined) return -1;
	const last = client.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get();
	return last === null || last === undefined ? -1 : Number(last);
}
