import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { UsageError } from './arguments';

/** npm runs scripts in the project's folder; a file is meant from where the person stands. */
export function pathGiven(written: string): string {
	return resolve(process.env['INIT_CWD'] ?? process.cwd(), written);
}

export function fileGiven(written: string): {
	readonly name: string;
	readonly bytes: Uint8Array;
} {
	const path = pathGiven(written);
	try {
		return { name: basename(path).normalize('NFC'), bytes: readFileSync(path) };
	} catch (fault) {
		const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
		const why =
			{ ENOENT: 'không có tệp này', EISDIR: 'đây là thư mục', EACCES: 'không có quyền đọc' }[
				code
			] ?? `không đọc được (${code})`;
		throw new UsageError(`${written}: ${why}.`);
	}
}
