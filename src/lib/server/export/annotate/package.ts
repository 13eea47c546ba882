// The parts of an Office file: what is not written again is copied with its packed bytes, whatever it is.
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Larger parts are not unpacked; the reader has its own limits before. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_PARTS = 20_000;

interface Entry {
	readonly name: Buffer;
	readonly flags: number;
	readonly method: number;
	readonly time: number;
	readonly crc: number;
	readonly size: number;
	readonly attributes: number;
	/** As packed. */
	readonly data: Buffer;
}

export class OfficePackage {
	readonly #entries = new Map<string, Entry>();

	private constructor(entries: readonly Entry[]) {
		for (const entry of entries) this.#entries.set(keyOf(entry.name.toString('utf8')), entry);
	}

	/** null: no archive, or one that Office programs do not write. */
	static open(bytes: Uint8Array): OfficePackage | null {
		const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		try {
			const entries = entriesOf(file);
			return entries === null ? null : new OfficePackage(entries);
		} catch (error) {
			if (error instanceof RangeError) return null;
			throw error;
		}
	}

	static empty(): OfficePackage {
		return new OfficePackage([]);
	}

	has(part: string): boolean {
		return this.#entries.has(keyOf(part));
	}

	get parts(): readonly string[] {
		return [...this.#entries.values()].map(({ name }) => name.toString('utf8'));
	}

	/** Unpacked; undefined where there is no such part or it cannot be unpacked within the limit. */
	read(part: string): Buffer | undefined {
		const entry = this.#entries.get(keyOf(part));
		if (entry === undefined || entry.size > MOST_BYTES) return undefined;
		if (entry.method === STORED) return entry.data;
		try {
			return inflateRawSync(entry.data, { maxOutputLength: Math.max(1, entry.size) });
		} catch {
			return undefined;
		}
	}

	/** In the place of the part of this name, or as the last one. */
	write(part: string, content: Buffer | string): void {
		const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
		const known = this.#entries.get(keyOf(part));
		this.#entries.set(keyOf(part), {
			name: known?.name ?? Buffer.from(part, 'utf8'),
			flags: known === undefined ? UTF8_NAME : known.flags & UTF8_NAME,
			method: DEFLATED,
			time: known?.time ?? FIRST_DAY,
			crc: crc32(bytes),
			size: bytes.length,
			attributes: known?.attributes ?? 0,
			data: deflateRawSync(bytes, { level: constants.Z_DEFAULT_COMPRESSION })
		});
	}

	remove(part: string): void {
		this.#entries.delete(keyOf(part));
	}

	bytes(): Uint8Array {
		const pieces: Buffer[] = [];
		const directory: Buffer[] = [];
		let offset = 0;
		for (const entry of this.#entries.values()) {
			const local = localHeader(entry);
			pieces.push(local, entry.name, entry.data);
			directory.push(centralHeader(entry, offset), entry.name);
			offset += local.length + entry.name.length + entry.data.length;
		}
		const central = Buffer.concat(directory);
		return Buffer.concat([
			...pieces,
			central,
			endRecord(this.#entries.size, { size: central.length, offset })
		]);
	}
}

/** Names of parts are compared without case; some programs write backslashes. */
const keyOf = (part: string): string =>
	part.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase();

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
/** 1980-01-01, the first day such a file can name. */
const FIRST_DAY = 0x00210000;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const IN_ZIP64 = 0xffffffff;

function entriesOf(file: Buffer): Entry[] | null {
	const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
	if (end < 0) return null;
	const count = file.readUInt16LE(end + 10);
	let at = file.readUInt32LE(end + 16);
	if (count > MOST_PARTS || at === IN_ZIP64) return null;
	const entries: Entry[] = [];
	for (let index = 0; index < count; index += 1) {
		if (file.readUInt32LE(at) !== CENTRAL) return null;
		const entry = entryAt(file, at);
		if (entry === null) return null;
		// A folder is no part.
		if (!entry.name.toString('utf8').endsWith('/')) entries.push(entry);
		at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
	}
	return entries;
}

function entryAt(file: Buffer, at: number): Entry | null {
	const flags = file.readUInt16LE(at + 8);
	const method = file.readUInt16LE(at + 10);
	const { size, packed, offset } = sizesAt(file, at);
	if ((flags & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED)) return null;
	if (file.readUInt32LE(offset) !== LOCAL) return null;
	const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
	if (start + packed > file.length) return null;
	return {
		name: file.subarray(at + 46, at + 46 + file.readUInt16LE(at + 28)),
		flags,
		method,
		time: file.readUInt32LE(at + 12),
		crc: file.readUInt32LE(at + 16),
		size,
		attributes: file.readUInt32LE(at + 38),
		data: file.subarray(start, start + packed)
	};
}

/** Programs that write as a stream put the sizes into an extra field, small as they are. */
function sizesAt(file: Buffer, at: number) {
	const written = {
		size: file.readUInt32LE(at + 24),
		packed: file.readUInt32LE(at + 20),
		offset: file.readUInt32LE(at + 42)
	};
	let wide = zip64At(file, at);
	const taken = (value: number): number => {
		if (value !== IN_ZIP64 || wide < 0) return value;
		const long = Number(file.readBigUInt64LE(wide));
		wide += 8;
		return long;
	};
	return {
		size: taken(written.size),
		packed: taken(written.packed),
		offset: taken(written.offset)
	};
}

/** Where the numbers of the extra field 0x0001 begin; -1 without it. */
function zip64At(file: Buffer, at: number): number {
	const from = at + 46 + file.readUInt16LE(at + 28);
	const to = from + file.readUInt16LE(at + 30);
	for (let field = from; field + 4 <= to; field += 4 + file.readUInt16LE(field + 2))
		if (file.readUInt16LE(field) === 1) return field + 4;
	return -1;
}

/** What both headers say of an entry: the sizes are known, so no descriptor follows the data. */
function common({ flags, method, time, crc, size, name, data }: Entry): Buffer {
	const bytes = Buffer.alloc(26);
	bytes.writeUInt16LE(20, 0);
	bytes.writeUInt16LE(flags & UTF8_NAME, 2);
	bytes.writeUInt16LE(method, 4);
	bytes.writeUInt32LE(time, 6);
	bytes.writeUInt32LE(crc, 10);
	bytes.writeUInt32LE(data.length, 14);
	bytes.writeUInt32LE(size, 18);
	bytes.writeUInt16LE(name.length, 22);
	return bytes;
}

function localHeader(entry: Entry): Buffer {
	const start = Buffer.alloc(4);
	start.writeUInt32LE(LOCAL, 0);
	return Buffer.concat([start, common(entry)]);
}

function centralHeader(entry: Entry, offset: number): Buffer {
	const start = Buffer.alloc(6);
	start.writeUInt32LE(CENTRAL, 0);
	start.writeUInt16LE(20, 4);
	const rest = Buffer.alloc(14);
	rest.writeUInt32LE(entry.attributes, 6);
	rest.writeUInt32LE(offset, 10);
	return Buffer.concat([start, common(entry), rest]);
}

function endRecord(
	count: number,
	directory: { readonly size: number; readonly offset: number }
): Buffer {
	const bytes = Buffer.alloc(22);
	bytes.writeUInt32LE(END, 0);
	bytes.writeUInt16LE(count, 8);
	bytes.writeUInt16LE(count, 10);
	bytes.writeUInt32LE(directory.size, 12);
	bytes.writeUInt32LE(directory.offset, 16);
	return bytes;
}
