// A small disk of its own that fills up while the server imports: refused in words, nothing stored in part, the server alive.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withServer } from '../bench/server';
import { asked } from '../bench/signed-in';
import { faultsAfter, storedFiles } from './check';
import { madeWork, putBack, type CrashWork } from './made';
import { importOverHttp } from './over-http';

const SIZE_MB = 24;
const KEEP_FREE = 96 * 1024;

/** What did not hold. Says so where nobody may mount a disk. */
export async function fullDiskFaults(tell: (line: string) => void): Promise<string[]> {
	const disk = mkdtempSync(join(tmpdir(), 'full-disk-'));
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', disk]);
	try {
		if (mounted.status !== 0) {
			tell(
				'full disk: not measured, a small disk cannot be mounted here (npm test fills one by other means)'
			);
			return [];
		}
		const faults = await onDisk(disk);
		tell(`full disk: ${faults.length} faults`);
		return faults;
	} finally {
		if (mounted.status === 0) spawnSync('umount', [disk]);
		rmSync(disk, { recursive: true, force: true });
	}
}

async function onDisk(disk: string): Promise<string[]> {
	const work = madeWork(disk, { communes: 60, files: 6 });
	putBack(work);
	return withServer(work.path, async ({ url }) => {
		const browser = { url, cookie: work.cookie };
		const filler = join(disk, 'filler');
		const { bavail, bsize } = statfsSync(disk);
		writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - KEEP_FREE)));
		const full = await tried(url, work);
		const page = await asked(browser, '/lich-su');
		const lives = page.ok
			? []
			: [`the history page answered ${page.status} while the disk was full`];
		await page.text();
		rmSync(filler);
		const after = await tried(url, work);
		return [
			...(full.error === '' ? ['a full disk took every file'] : []),
			...(/ 507| 200/.test(full.error) ? [] : [`refused without words: ${full.error}`]),
			...lives,
			...(after.error === '' ? [] : [`not taken once there was room: ${after.error}`]),
			...(storedFiles(work) === work.files.length ? [] : ['some files are not stored']),
			...faultsAfter(work, { confirmed: after.confirmed, inGroups: true })
		];
	});
}

async function tried(url: string, work: CrashWork) {
	const confirmed = new Set<string>();
	try {
		await importOverHttp(Promise.resolve(url), work, confirmed);
		return { confirmed, error: '' };
	} catch (cause) {
		return { confirmed, error: cause instanceof Error ? cause.message : String(cause) };
	}
}
