// Text of XML parts, between what is written and what is meant.

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'"
};

/** Text as it was meant: entities and numbered characters resolved. */
export function unescaped(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(#x[\da-f]+|#\d+|\w+);/giu, (whole, name: string) => {
		if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
		const isHex = name.startsWith('#x') || name.startsWith('#X');
		const code = isHex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});
}

/** Text as it stands between tags or in double quotes; what XML cannot hold is left out. */
export function escaped(text: string): string {
	return text
		.replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '')
		.replace(/[&<>"\r\n\t]/gu, (letter) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\r': '&#13;',
	'\n': '&#10;',
	'\t': '&#9;'
};
