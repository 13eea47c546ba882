// UTF-16 known by its mark, or by the zero bytes that every Latin letter, digit and line end leaves.

export type Utf16 = 'utf-16le' | 'utf-16be';

const SAMPLE = 4096;
/** Of all characters in a table, even a Vietnamese one, most are below U+0100. */
const SHARE_OF_ZEROS = 0.4;
/** A tone typed apart (U+0300) leaves a zero in the other place. */
const FEWER = 8;

/** Which UTF-16 it is; undefined for anything else, UTF-32 included. */
export function utf16Of(bytes: Uint8Array): Utf16 | undefined {
	if (looksUtf32(bytes)) return undefined;
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const even = zerosAt(bytes, 0);
	const odd = zerosAt(bytes, 1);
	const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
	if (pairs === 0) return undefined;
	if (odd / pairs >= SHARE_OF_ZEROS && even * FEWER <= odd) return 'utf-16le';
	return even / pairs >= SHARE_OF_ZEROS && odd * FEWER <= even ? 'utf-16be' : undefined;
}

export const looksUtf16 = (bytes: Uint8Array): boolean => utf16Of(bytes) !== undefined;

/** Four bytes for each character: no office program writes it, it is refused by its name. */
export function looksUtf32(bytes: Uint8Array): boolean {
	const [a, b, c, d] = bytes;
	if (a === 0xff && b === 0xfe && c === 0 && d === 0) return true;
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return true;
	const sample = Math.min(bytes.length, SAMPLE) & ~3;
	if (sample < 8) return false;
	return (
		isQuadRow(bytes.subarray(0, sample), [2, 3]) || isQuadRow(bytes.subarray(0, sample), [0, 1])
	);
}

/** The two places of every four that are zero for all letters of the world's alphabets; nothing but zeros is no text. */
function isQuadRow(bytes: Uint8Array, zeros: readonly [number, number]): boolean {
	let said = 0;
	for (let at = 0; at < bytes.length; at += 4) {
		if (bytes[at + zeros[0]] !== 0 || bytes[at + zeros[1]] !== 0) return false;
		const other = (zeros[0] + 2) % 4;
		if (bytes[at + other] !== 0 || bytes[at + other + 1] !== 0) said += 1;
	}
	return said * 8 > bytes.length / 2;
}

function zerosAt(bytes: Uint8Array, from: number): number {
	let zeros = 0;
	const end = Math.min(bytes.length, SAMPLE) & ~1;
	for (let at = from; at < end; at += 2) if (bytes[at] === 0) zeros += 1;
	return zeros;
}
