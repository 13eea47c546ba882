import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './fault.mjs';

const CHECK_EVERY_MS = 300;

/**
 * Two commands started together on a fresh copy must not install or build at the same time.
 * @param {string} root
 * @param {() => Promise<void>} work
 */
export async function withSetupLock(root, work) {
	const folder = join(root, '.local');
	const file = join(folder, 'setup.lock');
	mkdirSync(folder, { recursive: true });
	await take(file);
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	try {
		await work();
	} finally {
		process.off('exit', release);
		release();
	}
}

/** @param {string} file */
async function take(file) {
	let told = false;
	for (;;) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			return;
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		}
		if (!isHeld(file)) {
			rmSync(file, { force: true });
			continue;
		}
		if (!told) say('Đang chờ một lệnh khác cài đặt hoặc dựng xong…');
		told = true;
		await pause(CHECK_EVERY_MS);
	}
}

/** A lock left by a process that is gone holds nothing. @param {string} file */
function isHeld(file) {
	try {
		const holder = Number(readFileSync(file, 'utf8'));
		// Written a moment ago by a process that has not filled in its number yet.
		if (holder === 0) return true;
		process.kill(holder, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
