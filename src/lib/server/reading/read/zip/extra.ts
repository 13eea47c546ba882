/** One of the extra fields of a ZIP entry, by its number. */
export function extraField(extra: Buffer, id: number): Buffer | undefined {
	for (let at = 0; at + 4 <= extra.length;) {
		const end = at + 4 + extra.readUInt16LE(at + 2);
		if (end > extra.length) return undefined;
		if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, end);
		at = end;
	}
	return undefined;
}
