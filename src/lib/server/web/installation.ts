// The machine and the program as they are: versions, memory, disk, files of reference, and whose work is in it.
import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { migrationsFolder } from '../db/file/migrations';

interface Disk {
	readonly freeBytes: number;
	readonly allBytes: number;
}

/** Of the disk on which the path lies, or will lie; undefined: it cannot be told. */
export function diskOf(path: string): Disk | undefined {
	const folder = existsSync(path) ? path : dirname(path);
	try {
		const { bavail, blocks, bsize } = statfsSync(folder);
		return { freeBytes: bavail * bsize, allBytes: blocks * bsize };
	} catch {
		return undefined;
	}
}

interface PackageFacts {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
}

const Manifest = z.object({
	name: z.string(),
	version: z.string(),
	license: z.string().default('không ghi'),
	dependencies: z.record(z.string(), z.string()).default({})
});

/** The program itself, and the packages it runs on as they are installed. */
export function packagesOf(): {
	readonly own: PackageFacts;
	readonly used: readonly PackageFacts[];
} {
	const root = dirname(migrationsFolder());
	const own = manifestIn(root);
	if (own === undefined) return { own: UNKNOWN, used: [] };
	const used = Object.keys(own.dependencies).flatMap(
		(name) => manifestIn(join(root, 'node_modules', ...name.split('/'))) ?? []
	);
	return { own: factsOf(own), used: used.map(factsOf) };
}
const UNKNOWN: PackageFacts = { name: '', version: 'không rõ', licence: '' };

const factsOf = ({ name, version, license }: z.infer<typeof Manifest>): PackageFacts => ({
	...{ name, version },
	licence: license
});

function manifestIn(folder: string): z.infer<typeof Manifest> | undefined {
	const path = join(folder, 'package.json');
	if (!existsSync(path)) return undefined;
	return Manifest.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
}

interface DataFile {
	/** Within the folder of reviewed data: "catalogue/kpis.json". */
	readonly name: string;
	readonly bytes: number;
	/** ISO instant. */
	readonly changedAt: string;
}

/** What indicators, targets and units are read from at the start; samples are no such thing. */
export function referenceFiles(folder: string): DataFile[] {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return names
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => /\.(?:json|csv)$/.test(name) && !name.startsWith('samples/'))
		.sort()
		.map((name) => {
			const { size, mtime } = statSync(join(folder, name));
			return { name, bytes: size, changedAt: mtime.toISOString() };
		});
}
