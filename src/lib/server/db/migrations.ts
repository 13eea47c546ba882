import type Sqlite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The generated migrations, found upwards from this module (source or build) and from the working directory. */
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

/** True when the file carries a migration that this program does not have. */
export function isNewerThanProgram(client: Sqlite.Database): boolean {
	const applied = client.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get();
	const known = readMigrationFiles({ migrationsFolder: migrationsFolder() });
	const newest = Math.max(...known.map((migration) => migration.folderMillis));
	return typeof applied === 'number' && applied > newest;
}
