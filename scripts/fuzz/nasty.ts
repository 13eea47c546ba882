// Texts and bytes that programs stumble over.
import type { Chance } from './chance';

/** Shows in an answer only where a text was not escaped. */
export const MARK = '<x-fuzz';
/** Shows as a header only where a text broke out of one. */
export const HEADER_MARK = 'x-fuzz-header';

const TEXTS = [
	...['', ' ', '0', '-1', '1', '2', '7', '99999999999999999999', '1e309', '0x10', '1.5', 'NaN'],
	...['null', 'undefined', 'true', '[]', '{}', '[object Object]', '__proto__', 'constructor'],
	...['toString', 'hasOwnProperty', '../../../../etc/passwd', '..\\..\\windows', 'C:\\x', '/etc/x'],
	...[
		"' OR 1=1 --",
		'"; DROP TABLE unit; --',
		'%',
		'%s%n',
		'%00',
		'\0',
		'\u0001',
		'\uFFFE',
		'\uD800'
	],
	...[
		'\u202Etxt.exe',
		'\u0000\u0000',
		'e\u0301\u0323'.repeat(50),
		'😀',
		'Xã Liên Mạc',
		'Quý III/2025'
	],
	...['2025-q3', '2025-y', '2025-q9', '9999-y', '0000-q1', '-2025-q1', '2025-13-45', '2025-02-30'],
	...[
		'timely_rate',
		'online_share',
		'=1+1',
		'@SUM(A1)',
		'=cmd|"/c calc"!A1',
		'1,2,3',
		'1-2-3',
		'-'
	],
	...[
		`${MARK}>`,
		`"><script>${MARK}></script>`,
		`'${MARK} onload=1>`,
		`\`${MARK}>`,
		`--&gt;${MARK}>`
	],
	...[`x\r\n${HEADER_MARK}: 1`, `x\n${HEADER_MARK}: 1`, `%0d%0a${HEADER_MARK}:1`, 'javascript:1'],
	...[
		'//evil.example',
		'https://evil.example',
		'/\\evil.example',
		'/tong-quan',
		'/%2F%2Fevil.example'
	],
	...['a'.repeat(300), 'ă'.repeat(700), '9'.repeat(400), '('.repeat(1000), 'a,'.repeat(600)]
];

export function nastyText(chance: Chance): string {
	const text = chance.one(TEXTS);
	if (chance.percent(80)) return text;
	return chance.percent(50) ? text + chance.one(TEXTS) : changed(text, chance);
}

/** The text with one thing about it changed. */
export function changed(text: string, chance: Chance): string {
	const at = chance.below(text.length + 1);
	const letter = String.fromCharCode(chance.below(chance.percent(80) ? 128 : 65_536));
	const kind = chance.below(4);
	if (kind === 0) return text.slice(0, at) + letter + text.slice(at);
	if (kind === 1) return text.slice(0, at) + text.slice(at + 1);
	if (kind === 2) return text.slice(0, at) + letter + text.slice(at + 1);
	return text + text.slice(at);
}

/** As a browser or a clumsy program would write it into an address; now and then the bytes as they are. */
export function inAddress(text: string, chance: Chance): string {
	if (chance.percent(5)) return text.replace(/[^!-~]|[?#]/g, '%');
	return [...Buffer.from(text)]
		.map((byte) => {
			const letter = String.fromCharCode(byte);
			return /[\w.~-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`;
		})
		.join('');
}

/** A file with some bytes changed, lost, doubled, or cut off. */
export function damagedFile(file: Buffer, chance: Chance): Buffer {
	const bytes = Buffer.from(file);
	if (bytes.length === 0 || chance.percent(15)) return bytes;
	const kind = chance.below(4);
	if (kind === 0) return bytes.subarray(0, chance.below(bytes.length));
	if (kind === 1) {
		const [from, to] = [chance.below(bytes.length), chance.below(bytes.length)];
		return Buffer.concat([
			bytes.subarray(0, Math.max(from, to)),
			bytes.subarray(Math.min(from, to))
		]);
	}
	if (kind === 2) {
		const at = chance.below(bytes.length);
		return Buffer.concat([
			bytes.subarray(0, at),
			Buffer.from(nastyText(chance)),
			bytes.subarray(at)
		]);
	}
	for (let count = chance.below(20); count >= 0; count--)
		bytes[chance.below(bytes.length)] = chance.below(256);
	return bytes;
}
