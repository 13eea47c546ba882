// Unicode text as the programs of old office PCs store it; written apart from the readers, so that one checks the other.

export type OldEncoding =
	| 'utf-8'
	| 'utf-8-bom'
	| 'utf-16le'
	| 'utf-16be'
	| 'utf-16le-bom'
	| 'utf-16be-bom'
	| 'windows-1258'
	| 'tcvn3'
	| 'vni';

/** Bytes of a text in NFC. */
export function encode(text: string, encoding: OldEncoding): Uint8Array {
	switch (encoding) {
		case 'utf-8':
			return new TextEncoder().encode(text);
		case 'utf-8-bom':
			return new TextEncoder().encode(`\ufeff${text}`);
		case 'utf-16le':
			return utf16(text, true);
		case 'utf-16be':
			return utf16(text, false);
		case 'utf-16le-bom':
			return utf16(`\ufeff${text}`, true);
		case 'utf-16be-bom':
			return utf16(`\ufeff${text}`, false);
		case 'windows-1258':
			return byLetter(text, windows1258Of);
		case 'tcvn3':
			return byLetter(text, (letter) => TCVN3.get(letter) ?? TCVN3.get(letter.toLowerCase()));
		case 'vni':
			return byLetter(text, (letter) => VNI.get(letter));
	}
}

/** The text as a program shows it that reads its bytes as Western European or as Windows Vietnamese; NFC, as cells are. */
export function misread(
	text: string,
	encoding: OldEncoding,
	as: 'windows-1252' | 'windows-1258' = 'windows-1252'
): string {
	const bytes = encode(text, encoding);
	if (as === 'windows-1258') return new TextDecoder(as).decode(bytes).normalize('NFC');
	return [...bytes].map((byte) => SIGNS_1252[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}

/** 0x80 to 0x9f: some versions of the platform read Windows-1252 as Latin-1. */
const SIGNS_1252 = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

function utf16(text: string, littleEndian: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let at = 0; at < text.length; at += 1)
		view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
	return new Uint8Array(view.buffer);
}

function byLetter(text: string, bytesOf: (letter: string) => readonly number[] | undefined) {
	const bytes: number[] = [];
	for (const letter of text) {
		const code = letter.codePointAt(0) ?? 0;
		const known = code < 0x80 ? [code] : (bytesOf(letter) ?? PUNCTUATION.get(letter));
		if (known === undefined) throw new Error(`"${letter}" has no place in this encoding`);
		bytes.push(...known);
	}
	return Uint8Array.from(bytes);
}

/** Shared by the three old encodings with Windows-1252. */
const PUNCTUATION = new Map<string, readonly number[]>([
	['“', [0x93]],
	['”', [0x94]],
	['–', [0x96]],
	['…', [0x85]]
]);

/** "à B5": one pair for each letter of the fonts named .VnTime. */
const TCVN3 = new Map(
	`Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6 Đ A7 ă A8 â A9 ê AA ô AB ơ AC ư AD đ AE
	à B5 ả B6 ã B7 á B8 ạ B9 ằ BB ẳ BC ẵ BD ắ BE ặ C6 ầ C7 ẩ C8 ẫ C9 ấ CA ậ CB
	è CC ẻ CE ẽ CF é D0 ẹ D1 ề D2 ể D3 ễ D4 ế D5 ệ D6 ì D7 ỉ D8 ĩ DC í DD ị DE
	ò DF ỏ E1 õ E2 ó E3 ọ E4 ồ E5 ổ E6 ỗ E7 ố E8 ộ E9 ờ EA ở EB ỡ EC ớ ED ợ EE
	ù EF ủ F1 ũ F2 ú F3 ụ F4 ừ F5 ử F6 ữ F7 ứ F8 ự F9 ỳ FA ỷ FB ỹ FC ý FD ỵ FE`
		.trim()
		.split(/\s*\n\s*|(?<=[0-9A-F]{2}) /)
		.map((pair): [string, readonly number[]] => {
			const [letter = '', hex = ''] = pair.split(' ');
			return [letter, [Number.parseInt(hex, 16)]];
		})
);

/** By tone: none, huyền, sắc, hỏi, ngã, nặng; each as Windows-1252 shows the bytes. */
const VNI_TONES: readonly (readonly [letters: string, written: string])[] = [
	['aàáảãạ', 'a aø aù aû aõ aï'],
	['ăằắẳẵặ', 'aê aè aé aú aü aë'],
	['âầấẩẫậ', 'aâ aà aá aå aã aä'],
	['eèéẻẽẹ', 'e eø eù eû eõ eï'],
	['êềếểễệ', 'eâ eà eá eå eã eä'],
	['iìíỉĩị', 'i ì í æ ó ò'],
	['oòóỏõọ', 'o oø où oû oõ oï'],
	['ôồốổỗộ', 'oâ oà oá oå oã oä'],
	['ơờớởỡợ', 'ô ôø ôù ôû ôõ ôï'],
	['uùúủũụ', 'u uø uù uû uõ uï'],
	['ưừứửữự', 'ö öø öù öû öõ öï'],
	['yỳýỷỹỵ', 'y yø yù yû yõ î'],
	['đ', 'ñ']
];
const VNI = new Map(
	VNI_TONES.flatMap(([letters, written]) => {
		const signs = written.split(' ');
		return [...letters].flatMap((letter, at): [string, readonly number[]][] => {
			const sign = signs[at] ?? '';
			return [
				[letter, latin1(sign)],
				[letter.toUpperCase(), latin1(sign.toUpperCase())]
			];
		});
	})
);

const TONES_1258 = new Map([
	['\u0300', 0xcc],
	['\u0309', 0xd2],
	['\u0303', 0xde],
	['\u0301', 0xec],
	['\u0323', 0xf2]
]);
const VOWELS_1258 = new Map([
	...[...'ÂÊÔâêô'].map((letter): [string, number] => [letter, letter.charCodeAt(0)]),
	...Object.entries({ Ă: 0xc3, ă: 0xe3, Đ: 0xd0, đ: 0xf0, Ơ: 0xd5, ơ: 0xf5, Ư: 0xdd, ư: 0xfd })
]);

/** As the keyboard of Windows types it: the vowel, then its tone. */
function windows1258Of(letter: string): number[] {
	const parts = [...letter.normalize('NFD')];
	const tone = parts.find((part) => TONES_1258.has(part));
	const base = parts
		.filter((part) => part !== tone)
		.join('')
		.normalize('NFC');
	const code = base.charCodeAt(0) < 0x80 ? base.charCodeAt(0) : VOWELS_1258.get(base);
	const mark = tone === undefined ? undefined : TONES_1258.get(tone);
	return [...(code === undefined ? [] : [code]), ...(mark === undefined ? [] : [mark])];
}

function latin1(signs: string): readonly number[] {
	return [...signs].map((sign) => sign.charCodeAt(0));
}
