// The central directory of a ZIP: what is inside and how large it says it is, before anything is unpacked.
// yauzl reads it by callbacks only, and the way in is one synchronous transaction; hence these few bytes by hand.
import { passed, type Checked } from '../../../../domain/checks/issue';
import { damaged } from '../refusals';
import { extraField } from './extra';
import { zipName, type RawName } from './names';

export interface ZipEntry {
	/** Folders with "/", NFC; not checked for safety. */
	readonly name: string;
	readonly isFolder: boolean;
	readonly isEncrypted: boolean;
	/** 0 stored, 8 deflated; any other is not read. */
	readonly method: number;
	readonly packed: number;
	/** As declared; the unpacker holds the entry to it. */
	readonly size: number;
	readonly crc: number;
	/** Where its packed bytes begin. */
	readonly start: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** A field that is full means: see the 64-bit one. */
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

interface Directory {
	readonly count: number;
	readonly offset: number;
	/** Where it must have ended. */
	readonly limit: number;
}

export function readZipDirectory(bytes: Uint8Array): Checked<readonly ZipEntry[]> {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const directory = findDirectory(view);
	if (directory === undefined) return damaged('ZIP');
	const entries: ZipEntry[] = [];
	let at = directory.offset;
	for (let index = 0; index < directory.count; index += 1) {
		const read = readEntry(view, at, directory);
		if (read === undefined) return damaged('ZIP');
		entries.push(read.entry);
		at = read.next;
	}
	return overlap(entries) ? damaged('ZIP') : passed(entries);
}

/** The last end record whose directory really stands where it says. */
function findDirectory(view: Buffer): Directory | undefined {
	const first = Math.max(0, view.length - END_LENGTH - LONGEST_COMMENT);
	for (let at = view.length - END_LENGTH; at >= first; at -= 1) {
		if (view.readUInt32LE(at) !== END) continue;
		const directory = directoryAt(view, at);
		if (directory !== undefined) return directory;
	}
	return undefined;
}

function directoryAt(view: Buffer, end: number): Directory | undefined {
	const short = {
		count: view.readUInt16LE(end + 10),
		offset: view.readUInt32LE(end + 16),
		limit: end
	};
	const isLong = short.count === FULL_16 || short.offset === FULL_32;
	const directory = isLong ? (longDirectory(view, end) ?? short) : short;
	const { count, offset } = directory;
	if (offset > end) return undefined;
	if (count === 0) return directory;
	return offset + 46 <= end && view.readUInt32LE(offset) === CENTRAL ? directory : undefined;
}

function longDirectory(view: Buffer, end: number): Directory | undefined {
	const locator = end - 20;
	if (locator < 0 || view.readUInt32LE(locator) !== END_64_LOCATOR) return undefined;
	const at = asNumber(view.readBigUInt64LE(locator + 8));
	if (at + 56 > locator || view.readUInt32LE(at) !== END_64) return undefined;
	const count = asNumber(view.readBigUInt64LE(at + 32));
	return { count, offset: asNumber(view.readBigUInt64LE(at + 48)), limit: at };
}

/** Beyond what a number counts exactly is beyond any file: it fails the next comparison. */
const asNumber = (value: bigint): number => Number(value);

function readEntry(
	view: Buffer,
	at: number,
	{ limit }: Directory
): { readonly entry: ZipEntry; readonly next: number } | undefined {
	if (at + 46 > limit || view.readUInt32LE(at) !== CENTRAL) return undefined;
	const flags = view.readUInt16LE(at + 8);
	const nameEnd = at + 46 + view.readUInt16LE(at + 28);
	const extraEnd = nameEnd + view.readUInt16LE(at + 30);
	const next = extraEnd + view.readUInt16LE(at + 32);
	if (next > limit) return undefined;
	const extra = view.subarray(nameEnd, extraEnd);
	const sizes = sizesOf(view, at, extra);
	if (sizes === undefined) return undefined;
	const raw: RawName = { bytes: view.subarray(at + 46, nameEnd), isUtf8: isSet(flags, 11), extra };
	const name = zipName(raw);
	const start = dataStart(view, sizes.offset, sizes.packed);
	if (start === undefined) return undefined;
	const entry: ZipEntry = {
		name,
		isFolder: name.endsWith('/'),
		isEncrypted: isSet(flags, 0) || isSet(flags, 6) || isSet(flags, 13),
		method: view.readUInt16LE(at + 10),
		packed: sizes.packed,
		size: sizes.size,
		crc: view.readUInt32LE(at + 16),
		start
	};
	return { entry, next };
}

const isSet = (flags: number, bit: number): boolean => (flags & (1 << bit)) !== 0;

interface Sizes {
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

/** The 64-bit fields stand in the order size, packed, offset, each only where the short one is full. */
function sizesOf(view: Buffer, at: number, extra: Buffer): Sizes | undefined {
	const short: Sizes = {
		packed: view.readUInt32LE(at + 20),
		size: view.readUInt32LE(at + 24),
		offset: view.readUInt32LE(at + 42)
	};
	const fullOnes = (['size', 'packed', 'offset'] as const).filter((key) => short[key] === FULL_32);
	if (fullOnes.length === 0) return short;
	const long = extraField(extra, 1);
	if (long === undefined || long.length < fullOnes.length * 8) return undefined;
	const found = fullOnes.map((key, index) => [key, asNumber(long.readBigUInt64LE(index * 8))]);
	return { ...short, ...(Object.fromEntries(found) as Partial<Sizes>) };
}

/** The local header repeats the name with its own lengths; the data follows it. */
function dataStart(view: Buffer, offset: number, packed: number): number | undefined {
	if (offset + 30 > view.length || view.readUInt32LE(offset) !== LOCAL) return undefined;
	const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
	return start + packed <= view.length ? start : undefined;
}

/** Entries over the same bytes: made by nobody but a maker of bombs. */
function overlap(entries: readonly ZipEntry[]): boolean {
	const spans = entries
		.filter(({ packed }) => packed > 0)
		.sort((left, right) => left.start - right.start);
	return spans.some((span, index) => {
		const before = spans[index - 1];
		return before !== undefined && before.start + before.packed > span.start;
	});
}
