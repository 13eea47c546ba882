import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from './fault.mjs';

/** The folder that holds package.json. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Writes and removes a file: permission bits say nothing to root or on a read-only mount.
 * @param {string} folder
 * @param {string} purpose what would be written there, in Vietnamese
 * @param {string} [otherwise] another cure than moving or unlocking the folder
 */
export function requireWritable(folder, purpose, otherwise = '') {
	const probe = join(folder, `.write-test-${process.pid}`);
	try {
		makeFolder(folder);
		writeFileSync(probe, '');
		rmSync(probe);
	} catch (error) {
		const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? 'lỗi ghi';
		throw new Fault({
			what: `không ghi được vào thư mục ${folder} (${code}), nơi cần ghi ${purpose}.`,
			cure: `cấp quyền ghi cho tài khoản đang chạy, hoặc chép ứng dụng sang thư mục ghi được${otherwise}; nếu ổ đĩa đầy thì giải phóng chỗ trống.`,
			english: `The folder ${folder} is not writable (${code}): grant write permission or move the application${otherwise ? ', or set DATABASE_PATH' : ''}.`
		});
	}
}

/** Level by level: Node's own `recursive` never ends on file systems that refuse new folders as missing.
 * @param {string} folder */
function makeFolder(folder) {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	mkdirSync(folder);
}
