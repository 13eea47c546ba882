// A part of a binary workbook (MS-XLSB): numbered records, one after another.

export interface BinaryRecord {
	readonly type: number;
	readonly content: Buffer;
}

/** Ends where the part ends; a record cut short is left out. */
export function* recordsOf(part: Buffer): Generator<BinaryRecord> {
	let at = 0;
	/** Seven bits a byte, the lowest first. */
	const take = (most: number): number => {
		let value = 0;
		for (let index = 0; index < most && at < part.length; index += 1) {
			const byte = part.readUInt8(at);
			at += 1;
			value |= (byte & 0x7f) << (7 * index);
			if (byte < 0x80) break;
		}
		return value;
	};
	while (at < part.length) {
		const type = take(2);
		const size = take(4);
		if (at + size > part.length) return;
		yield { type, content: part.subarray(at, at + size) };
		at += size;
	}
}
