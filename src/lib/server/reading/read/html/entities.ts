// Names of characters in HTML: those of Latin-1 in their order, and the few others that Vietnamese pages use.
import { windows1252 } from '../encodings';

/** U+00A0 to U+00FF. */
const LATIN =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg ' +
	'plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 ' +
	'iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
	'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
	'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil ' +
	'egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ' +
	'ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const OTHERS: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	Abreve: 'Ă',
	abreve: 'ă',
	Dstrok: 'Đ',
	dstrok: 'đ',
	Itilde: 'Ĩ',
	itilde: 'ĩ',
	Utilde: 'Ũ',
	utilde: 'ũ',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	hellip: '…',
	bull: '•',
	le: '≤',
	ge: '≥',
	ensp: ' ',
	emsp: ' ',
	thinsp: ' ',
	zwnj: '',
	zwj: ''
};
const NAMED: ReadonlyMap<string, string> = new Map([
	...LATIN.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
	...Object.entries(OTHERS)
]);
const REFERENCE = /&(?:#x([\da-f]{1,6});?|#(\d{1,7});?|([a-z]\w{1,9});|(nbsp|amp|lt|gt)(?!\w))/gi;

/** Each reference once: "&amp;lt;" is "&lt;". */
export function decodeReferences(text: string): string {
	if (!text.includes('&')) return text;
	return text.replaceAll(REFERENCE, (whole, ...groups: (string | undefined)[]) => {
		const [hex, decimal, name, open] = groups;
		if (hex !== undefined) return character(parseInt(hex, 16), whole);
		if (decimal !== undefined) return character(Number(decimal), whole);
		return NAMED.get(name ?? open?.toLowerCase() ?? '') ?? whole;
	});
}

function character(code: number, whole: string): string {
	// Pages say &#150; for a dash of Windows-1252.
	if (code >= 0x80 && code <= 0x9f) return windows1252.decode(String.fromCharCode(code));
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return code === 0 || code > 0x10ffff || isSurrogate ? whole : String.fromCodePoint(code);
}
