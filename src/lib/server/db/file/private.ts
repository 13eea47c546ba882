// Copies hold what the database holds, hashes of passwords among it: for the account that runs the application alone.
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Made by root it belongs to whom `like` belongs, so that the application can still use what a command left. */
export function makePrivate(path: string, like: string): void {
	chmodSync(path, 0o600);
	giveTo(path, like);
}

export function makePrivateFolder(folder: string): void {
	if (existsSync(folder)) return;
	const parent = dirname(folder);
	if (!existsSync(parent)) makePrivateFolder(parent);
	mkdirSync(folder, { mode: 0o700 });
	giveTo(folder, parent);
}

function giveTo(path: string, like: string): void {
	if (process.getuid?.() !== 0) return;
	const { uid, gid } = statSync(like);
	chownSync(path, uid, gid);
}
