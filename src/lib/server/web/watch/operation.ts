// What watching over the running server needs: its log, its counters, and whether it can take requests.
import { access, statfs } from 'node:fs/promises';
import { constants } from 'node:fs';
import { dirname } from 'node:path';
import type { Db } from '../../db/database';
import { storageTrouble } from '../../db/file/operation';
import type { Log } from './log';
import type { Load, Metrics } from './metrics';

export interface Operation {
	readonly log: Log;
	readonly metrics: Metrics;
	/** Long work that waits or runs. */
	load(): Load;
	/** Asked to end: requests under way are finished, no new ones should come. */
	isStopping: boolean;
}

/** A code for each reason why requests should go elsewhere, or nowhere, for now. */
type NotReady = 'stopping' | 'disk_low' | NonNullable<ReturnType<typeof storageTrouble>>;

/** One upload, its copy in the database and the log of the database fit into it. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

export async function reasonsNotReady(
	{ isStopping }: Pick<Operation, 'isStopping'>,
	db: Db,
	leastFreeBytes = LEAST_FREE_BYTES
): Promise<readonly NotReady[]> {
	const folder = dirname(db.$client.name);
	const trouble = storageTrouble(db) ?? (await troubleOfFolder(folder));
	const free = await freeBytes(folder);
	return [
		...(isStopping ? (['stopping'] as const) : []),
		...(trouble === undefined ? [] : [trouble]),
		...(free < leastFreeBytes ? (['disk_low'] as const) : [])
	];
}

/** SQLite writes its log beside the file. */
async function troubleOfFolder(folder: string): Promise<'read_only' | undefined> {
	try {
		await access(folder, constants.W_OK);
		return undefined;
	} catch {
		return 'read_only';
	}
}

async function freeBytes(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}
