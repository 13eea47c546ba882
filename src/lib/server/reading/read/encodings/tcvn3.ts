// TCVN3 (ABC): fonts named .VnTime; one byte for each letter, capitals with tones only in the capital fonts (.VnTimeH).
import { windows1252 } from './code-pages';

/** From 0xA1; '\0' where the fonts have no letter. */
const LETTERS =
	'ĂÂÊÔƠƯĐăâêôơưđ\0' +
	'\0\0\0\0\0àảãáạ\0ằẳẵắ\0' +
	'\0\0\0\0\0\0ặầẩẫấậè\0ẻẽ' +
	'éẹềểễếệìỉ\0\0\0ĩíịò' +
	'\0ỏõóọồổỗốộờởỡớợù' +
	'\0ủũúụừửữứựỳỷỹýỵ\0';
const FIRST = 0xa1;
const HIGH = /[\x80-\xff]/g;
/** What a cell or a quoted string can be: capitals are judged within it. */
const SEGMENT = /[^\t\n\r,;|"]+/g;
const LETTER_RUN = /\p{L}+/gu;

export function decodeTcvn3(binary: string): string {
	return binary.replace(HIGH, letterOf).replace(SEGMENT, withCapitals);
}

function letterOf(byte: string): string {
	const letter = LETTERS[byte.charCodeAt(0) - FIRST];
	return letter === undefined || letter === '\0' ? windows1252.decode(byte) : letter;
}

/** Only plain letters tell whether capitals were meant: "TH\xde TR\xcaN" shows THỊ TRẤN in the font's capitals. */
function withCapitals(segment: string): string {
	if (!/\p{L}[A-Z]/u.test(segment)) return segment;
	if (!/[a-z]/.test(segment)) return segment.toUpperCase();
	return segment.replace(LETTER_RUN, (word) =>
		!/[a-z]/.test(word) && /\p{L}[A-Z]/u.test(word) ? word.toUpperCase() : word
	);
}
