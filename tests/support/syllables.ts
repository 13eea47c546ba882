// Vietnamese words made from onsets, rhymes and tones, for properties over any text.
import fc from 'fast-check';

const ONSETS = 'b c ch d đ g h k kh l m n ng nh p ph qu r s t th tr v x'.split(' ');
/** Rhymes that every onset above may stand before without breaking the rules of spelling. */
const OPEN = 'a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây'.split(' ');
const STOPPED = 'ac ach ap at ăc ăp ăt âc âp ât'.split(' ');
const WITHOUT_QU =
	'o oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn u ui un ung ưa ưng ươi ươm ươn ương'.split(' ');
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

const syllable = fc
	.record({
		onset: fc.constantFrom(...ONSETS),
		rhyme: fc.constantFrom(...OPEN, ...WITHOUT_QU),
		stopped: fc.constantFrom(...STOPPED),
		isStopped: fc.boolean(),
		tone: fc.constantFrom(...TONES)
	})
	.map(({ onset, rhyme, stopped, isStopped, tone }) => {
		const stop = isStopped ? stopped : rhyme;
		const fitting = onset === 'qu' && WITHOUT_QU.includes(stop) ? 'ân' : stop;
		const mark = isStopped && tone !== '\u0301' ? '\u0323' : tone;
		return withTone(onset, fitting, mark);
	});

/** The tone on the last vowel that carries a mark, else on the first vowel. */
function withTone(onset: string, rhyme: string, tone: string): string {
	const letters = [...rhyme];
	const marked = letters.findLastIndex((letter) => 'ăâêôơư'.includes(letter));
	const at = marked < 0 ? 0 : marked;
	letters[at] = `${letters[at] ?? ''}${tone}`;
	return (onset + letters.join('')).normalize('NFC');
}

export const lowerText = fc
	.array(syllable, { minLength: 12, maxLength: 40 })
	.map((words) => words.join(' '));

/** Names in a column, some in capitals. */
export const casedText = fc
	.array(fc.tuple(syllable, fc.constantFrom('lower', 'title', 'upper')), {
		minLength: 12,
		maxLength: 40
	})
	.map((words) => words.map(([word, size]) => sized(word, size)).join(' '));

function sized(word: string, size: string): string {
	if (size === 'upper') return word.toUpperCase();
	return size === 'title' ? (word[0] ?? '').toUpperCase() + word.slice(1) : word;
}
