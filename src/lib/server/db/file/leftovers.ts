// What a program that was killed leaves beside the database and among its copies: never finished, of use to nobody.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Stands in the name of a copy that is being made, before the number of its process. */
export const UNFINISHED = '.dang-ghi';
/** … of one that is being put back. */
export const RESTORING = '.dang-phuc-hoi';
/** … of one on which migrations are tried. */
export const TRIAL = '.thu-nang-cap';

export const underWay = (path: string, what: string): string => `${path}${what}-${process.pid}`;

/** With what SQLite keeps beside an open file. */
export function removeWithLog(path: string): void {
	for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Before anything is made: removes what no living process is making; answers the names. */
export function removeLeftovers(databasePath: string, backupFolder: string): string[] {
	const beside = `${basename(databasePath)}.`;
	const found = [
		...filesIn(dirname(databasePath)).filter((path) => basename(path).startsWith(beside)),
		...filesIn(backupFolder)
	].filter(isLeftover);
	for (const path of found) rmSync(path, { force: true });
	return [...new Set(found.map((path) => basename(path)))];
}

function filesIn(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

const OF_PROCESS = new RegExp(
	`(?:${[UNFINISHED, RESTORING, TRIAL].join('|').replaceAll('.', '\\.')})-(\\d+)(?:-journal|-wal|-shm)?$`
);
/** Numbers of processes come again, in a container soon. */
const OLD_MS = 24 * 3_600_000;

function isLeftover(path: string): boolean {
	const id = OF_PROCESS.exec(path)?.[1];
	if (id === undefined) return false;
	if (Number(id) === process.pid || !isAlive(Number(id))) return true;
	const found = statSync(path, { throwIfNoEntry: false });
	return found !== undefined && Date.now() - found.mtimeMs > OLD_MS;
}

function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (cause) {
		// There, but somebody else's.
		return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
	}
}
