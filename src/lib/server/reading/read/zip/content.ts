// Guards over a whole ZIP, and the bytes of one entry: never more than it declared, never more than the limit.
import { crc32, inflateRawSync } from 'node:zlib';
import { passed, type Checked, type Issue } from '../../../../domain/checks/issue';
import { HARMLESS_BYTES, type ReadLimits } from '../limits';
import { damaged, refusedAs, unreadable, unsafe } from '../refusals';
import type { ZipEntry } from './directory';
import { isUnsafeName } from './names';

const STORED = 0;
const DEFLATED = 8;
const CHUNK = 1 << 20;

export type ZipLimits = Pick<
	ReadLimits,
	'unpackedBytes' | 'unpackedBytesPerEntry' | 'packingRatio'
> & { readonly entries: number };

/** What is wrong with the archive as it describes itself; undefined when it may be unpacked. */
export function zipFault(entries: readonly ZipEntry[], limits: ZipLimits): Issue | undefined {
	if (entries.length > limits.entries) return unsafe('too_many_entries', `${entries.length}`);
	const astray = entries.find(({ name }) => isUnsafeName(name));
	if (astray !== undefined) return unsafe('path_in_archive', astray.name.replaceAll('\0', '␀'));
	const tooLarge = entries.find((entry) => isTooLarge(entry, limits));
	if (tooLarge !== undefined) return unsafe('unpacks_too_large', tooLarge.name);
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	if (total > limits.unpackedBytes) return unsafe('unpacks_too_large', '');
	const locked = entries.find(({ isEncrypted, isFolder }) => isEncrypted && !isFolder);
	return locked === undefined ? undefined : unsafe('password', locked.name);
}

function isTooLarge({ size, packed }: ZipEntry, limits: ZipLimits): boolean {
	if (size > limits.unpackedBytesPerEntry) return true;
	return size > HARMLESS_BYTES && size > packed * limits.packingRatio;
}

/** The entry's bytes; its declared size and checksum must be true. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Checked<Buffer> {
	const packed = bytes.subarray(entry.start, entry.start + entry.packed);
	if (entry.method !== STORED && entry.method !== DEFLATED) {
		return refusedAs(unreadable('not_supported', `ZIP (${entry.name})`));
	}
	const content = entry.method === STORED ? Buffer.from(packed) : inflate(packed, entry);
	if (content === 'too_large') return refusedAs(unsafe('unpacks_too_large', entry.name));
	const isWhole =
		content !== undefined && content.length === entry.size && crc32(content) === entry.crc;
	return isWhole ? passed(content) : damaged(entry.name);
}

function inflate(packed: Uint8Array, { size }: ZipEntry): Buffer | 'too_large' | undefined {
	try {
		const chunkSize = Math.min(Math.max(size, 64), CHUNK);
		return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize });
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		return code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : undefined;
	}
}
