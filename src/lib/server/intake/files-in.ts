// One file as it comes in: itself, or the files of the archive that it is.
import type { Issue } from '../../domain/checks/issue';
import { isArchive, nameInArchive, unpackArchive } from '../reading/read/archive';
import { DEFAULT_LIMITS } from '../reading/read/limits';
import type { ReceivedFile } from './receive';

interface OneFile {
	readonly file: ReceivedFile;
	/** What was told of the archive it comes from, told once. */
	readonly notes: readonly Issue[];
}

/** The files of an archive each on its own; an archive that cannot be unpacked is told as a file is. */
export function filesIn(file: ReceivedFile, largest: number): OneFile[] {
	const unpacked = isArchive(file.bytes)
		? unpackArchive(file, { ...DEFAULT_LIMITS, bytes: largest })
		: undefined;
	if (unpacked?.ok !== true) return [{ file, notes: [] }];
	return unpacked.value.map((inside, index) => ({
		file: { ...inside, name: nameInArchive(file.name, inside.name) },
		notes: index === 0 ? unpacked.issues : []
	}));
}
