// The container of old office programs (OLE, "compound file"): its first level, and single streams.
// By hand and strict: in the library's own reader seven damaged kilobytes take gigabytes.

export interface Container {
	/** Streams and storages of the first level. */
	readonly names: readonly string[];
	/** Whole content of a stream; undefined when there is none or it cannot be read to its end. */
	read(name: string): Buffer | undefined;
}

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER = 512;
const END_OF_CHAIN = 0xfffffffe;
const LAST_SECTOR = 0xfffffff9;
const HEADER_FAT_SECTORS = 109;
const ENTRY = 128;
const MINI_SECTOR = 64;
const MINI_STREAM_BELOW = 4096;
const ROOT = 5;
const STREAM = 2;

interface Entry {
	readonly name: string;
	readonly type: number;
	readonly left: number;
	readonly right: number;
	readonly child: number;
	readonly start: number;
	readonly size: number;
}
interface Layout {
	readonly view: Buffer;
	readonly sectorSize: number;
	/** Sectors that hold the allocation table. */
	readonly fat: readonly number[];
	readonly miniFat: Buffer;
}

export function openContainer(bytes: Uint8Array): Container | undefined {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const layout = layoutOf(view);
	if (layout === undefined) return undefined;
	const directory = chain(layout, view.readUInt32LE(48));
	const entries = directory === undefined ? [] : entriesOf(directory);
	const root = entries[0];
	if (root?.type !== ROOT) return undefined;
	const children = childrenOf(entries, root.child);
	const miniStream = root.size === 0 ? undefined : chain(layout, root.start);
	return {
		names: children.map(({ name }) => name),
		read: (name) => {
			const entry = children.find((child) => child.name === name && child.type === STREAM);
			return entry === undefined ? undefined : contentOf(entry, layout, miniStream);
		}
	};
}

function layoutOf(view: Buffer): Layout | undefined {
	if (view.length < HEADER || !view.subarray(0, 8).equals(SIGNATURE)) return undefined;
	const sectorSize = { 9: 512, 12: 4096 }[view.readUInt16LE(30)];
	if (sectorSize === undefined || view.readUInt16LE(32) !== 6) return undefined;
	const fat = fatSectors(view, sectorSize);
	if (fat === undefined) return undefined;
	const bare: Layout = { view, sectorSize, fat, miniFat: Buffer.alloc(0) };
	const miniFat = view.readUInt32LE(64) === 0 ? bare.miniFat : chain(bare, view.readUInt32LE(60));
	return miniFat === undefined ? undefined : { ...bare, miniFat };
}

/** The header names the first of them; a chain of sectors names more. */
function fatSectors(view: Buffer, sectorSize: number): readonly number[] | undefined {
	const sectors: number[] = [];
	const take = (from: Buffer, count: number): void => {
		for (let index = 0; index < count; index += 1) {
			const sector = from.readUInt32LE(index * 4);
			if (sector <= LAST_SECTOR) sectors.push(sector);
		}
	};
	take(view.subarray(76, HEADER), HEADER_FAT_SECTORS);
	const most = view.length / sectorSize;
	let next = view.readUInt32LE(68);
	for (let count = 0; next <= LAST_SECTOR; count += 1) {
		const sector = sectorAt(view, next, sectorSize);
		if (sector?.length !== sectorSize || count > most) return undefined;
		take(sector, sectorSize / 4 - 1);
		next = sector.readUInt32LE(sectorSize - 4);
	}
	return sectors.length > most ? undefined : sectors;
}

/** The last sector of a file may be cut short. */
function sectorAt(view: Buffer, sector: number, size: number): Buffer | undefined {
	const start = (sector + 1) * size;
	return start < view.length ? view.subarray(start, start + size) : undefined;
}

function nextSector({ view, sectorSize, fat }: Layout, sector: number): number | undefined {
	const perSector = sectorSize / 4;
	const table = fat[Math.floor(sector / perSector)];
	const at = (sector % perSector) * 4;
	const entries = table === undefined ? undefined : sectorAt(view, table, sectorSize);
	return entries === undefined || at + 4 > entries.length ? undefined : entries.readUInt32LE(at);
}

/** undefined for a chain that leaves the file or bites its own tail. */
function chain(layout: Layout, start: number): Buffer | undefined {
	const { view, sectorSize } = layout;
	const most = Math.ceil(view.length / sectorSize);
	const parts: Buffer[] = [];
	for (let sector = start; sector !== END_OF_CHAIN;) {
		const part = sectorAt(view, sector, sectorSize);
		if (part === undefined || parts.length >= most) return undefined;
		parts.push(part);
		const next = nextSector(layout, sector);
		if (next === undefined) return undefined;
		sector = next;
	}
	return Buffer.concat(parts);
}

function entriesOf(directory: Buffer): Entry[] {
	const entries: Entry[] = [];
	for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
		const nameLength = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
		entries.push({
			name: directory.toString('utf16le', at, at + nameLength),
			type: directory.readUInt8(at + 66),
			left: directory.readUInt32LE(at + 68),
			right: directory.readUInt32LE(at + 72),
			child: directory.readUInt32LE(at + 76),
			start: directory.readUInt32LE(at + 116),
			size: directory.readUInt32LE(at + 120)
		});
	}
	return entries;
}

/** A tree of brothers; each is visited once, whatever the file says. */
function childrenOf(entries: readonly Entry[], first: number): Entry[] {
	const found: Entry[] = [];
	const seen = new Set<number>();
	const waiting = [first];
	for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
		const entry = entries[index];
		if (entry === undefined || seen.has(index)) continue;
		seen.add(index);
		if (entry.type !== 0) found.push(entry);
		waiting.push(entry.right, entry.left);
	}
	return found;
}

function contentOf(
	{ start, size }: Entry,
	layout: Layout,
	miniStream: Buffer | undefined
): Buffer | undefined {
	if (size === 0) return Buffer.alloc(0);
	const isMini = size < MINI_STREAM_BELOW;
	const content = isMini ? miniChain(layout, start, miniStream) : chain(layout, start);
	return content === undefined || content.length < size ? undefined : content.subarray(0, size);
}

function miniChain(
	{ miniFat }: Layout,
	start: number,
	miniStream: Buffer | undefined
): Buffer | undefined {
	if (miniStream === undefined) return undefined;
	const parts: Buffer[] = [];
	for (let sector = start; sector !== END_OF_CHAIN;) {
		const at = sector * MINI_SECTOR;
		const isInside = at < miniStream.length && sector * 4 + 4 <= miniFat.length;
		if (!isInside || parts.length * MINI_SECTOR > MINI_STREAM_BELOW) return undefined;
		parts.push(miniStream.subarray(at, at + MINI_SECTOR));
		sector = miniFat.readUInt32LE(sector * 4);
	}
	return Buffer.concat(parts);
}
