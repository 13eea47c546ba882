// Whether a word can be Vietnamese: onset, rhyme and tone, so that a wrong conversion is seen without a word list.

/** Huyền, sắc, ngã, hỏi, nặng as combining characters. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Syllables that end in a stop carry sắc or nặng. */
const STOP = /(?:c|ch|p|t)$/u;
const STOP_TONES = /^[\u0301\u0323]$/u;

/** Two-letter onsets of names in the Central Highlands (Krông, Đrăng, Plei) are known too. */
const ONSET = /^(?:ngh|ng|nh|gh|kh|ch|ph|th|tr|qu|đr|kr|br|bl|pl|[bcdđghklmnprstvx])?/u;
const RHYMES = new Set(
	`a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âk âm ân âng âp ât âu ây
	e ec ek em en eng eo ep et ê êc êch êk êm ên êng ênh êp êt êu
	i ia ich ik im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
	o oc oi ok om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay
	oăc oăm oăn oăng oăt oe oem oen oeo oet
	ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
	u ua uc ui uk um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uêu
	uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
	ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu`.split(/\s+/)
);

/** `isSyllable('Cách')`; a word of letters in NFC. Camel case ("tRấn") is none. */
export function isSyllable(word: string): boolean {
	const lower = word.toLowerCase();
	if (!isEvenlyCased(word, lower)) return false;
	const parts = lower.replaceAll('ð', 'đ').normalize('NFD');
	const tones = parts.match(TONES) ?? [];
	if (tones.length > 1) return false;
	const bare = parts.replace(TONES, '').normalize('NFC');
	const [tone] = tones;
	const letters = parts.slice(0, Math.max(0, parts.search(TONES))).normalize('NFC').length;
	return rhymesOf(bare).some((rhyme) => {
		if (STOP.test(rhyme) && !STOP_TONES.test(tone ?? '')) return false;
		return (
			tone === undefined || tonePlaces(rhyme).includes(letters - 1 - bare.length + rhyme.length)
		);
	});
}

/** On which letters of the rhyme the tone may stand: hòa as well as hoà, but only toán, xão. */
function tonePlaces(rhyme: string): readonly number[] {
	const marked = [...rhyme].findLastIndex((letter) => 'ăâêôơư'.includes(letter));
	if (marked >= 0) return [marked];
	const vowels = /^[aeiouy]+/.exec(rhyme)?.[0] ?? '';
	if (vowels.length === 1) return [0];
	if (vowels.length === 3 || vowels.length < rhyme.length) return [1];
	return ['oa', 'oe', 'uy'].includes(vowels) ? [0, 1] : [0];
}

function isEvenlyCased(word: string, lower: string): boolean {
	const [first = ''] = word;
	return (
		word === lower ||
		word === word.toUpperCase() ||
		word === first.toUpperCase() + lower.slice(first.length)
	);
}

/** What may be the rhyme: "gì" is g + ì, "giá" is gi + á, "quý" is qu + ý, "quýt" is q + uýt. */
function rhymesOf(bare: string): string[] {
	const onset = ONSET.exec(bare)?.[0] ?? '';
	const rest = bare.slice(onset.length);
	const ways = [
		rest,
		...(onset === 'g' && rest.startsWith('i') ? [rest.slice(1)] : []),
		...(onset === 'qu' ? [`u${rest}`] : [])
	];
	return ways.filter((way) => RHYMES.has(way));
}
