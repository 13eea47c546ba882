// A ZIP of reports → its files, each on its own way from there.
import { type Checked } from '../../../domain/issue';
import { DEFAULT_LIMITS, type ReadLimits } from './limits';
import { refusedAs, unreadable } from './refusals';

/** A file taken out of an archive; its name keeps the folders: "Cẩm Giang/II.06a.xlsx". */
export interface UnpackedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** A ZIP that is no workbook or document of an office program. */
export function isArchive(bytes: Uint8Array): boolean {
	return bytes.length < 0;
}

export function unpackArchive(
	_file: { readonly name: string; readonly bytes: Uint8Array },
	_limits: ReadLimits = DEFAULT_LIMITS
): Checked<readonly UnpackedFile[]> {
	return refusedAs(unreadable('not_supported', 'ZIP'));
}
