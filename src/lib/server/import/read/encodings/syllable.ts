// Whether a word can be Vietnamese: onset, rhyme and tone, so that a wrong conversion is seen without a word list.

/** Huyền, sắc, ngã, hỏi, nặng as combining characters. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A tone stands on a vowel; marks of the vowel itself (ă, â, ơ) may come between. */
const TONE_ON_VOWEL = /[aeiouy][\u0302\u0306\u031b]?[\u0300\u0301\u0303\u0309\u0323]/u;
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
	ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
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
	if (tones.length > 1 || (tones.length === 1 && !TONE_ON_VOWEL.test(ordered(parts)))) return false;
	const bare = parts.replace(TONES, '').normalize('NFC');
	const rhyme = rhymeOf(bare);
	return rhyme !== undefined && (!STOP.test(rhyme) || STOP_TONES.test(tones[0] ?? ''));
}

/** The dot below sorts before the breve and the circumflex, the other tones after them. */
const ordered = (parts: string): string => parts.replace(/\u0323([\u0302\u0306])/gu, '$1\u0323');

function isEvenlyCased(word: string, lower: string): boolean {
	const [first = ''] = word;
	return (
		word === lower ||
		word === word.toUpperCase() ||
		word === first.toUpperCase() + lower.slice(first.length)
	);
}

function rhymeOf(bare: string): string | undefined {
	const onset = ONSET.exec(bare)?.[0] ?? '';
	const rest = bare.slice(onset.length);
	// "gì", "giếng" are g + rhyme; "giá", "giường" have gi as their onset.
	const ways = [
		rest,
		...(onset === 'g' && rest.startsWith('i') ? [rest.slice(1)] : []),
		...(onset === 'qu' ? [`u${rest}`] : [])
	];
	return ways.find((way) => RHYMES.has(way));
}
