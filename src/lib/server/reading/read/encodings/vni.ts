// VNI (VNI-Times, VNI-Win): a plain letter followed by a letter that is drawn as its mark; a few letters stand alone.
import { windows1252 } from './code-pages';

/** Marks as Windows-1252 shows them → the vowel they make of the letter before. */
const AFTER: Readonly<Record<string, readonly [marks: string, vowels: string]>> = {
	a: ['ùøûõïâáàåãäêéèúüë', 'áàảãạâấầẩẫậăắằẳẵặ'],
	e: ['ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ'],
	o: ['ùøûõïâáàåãä', 'óòỏõọôốồổỗộ'],
	u: ['ùøûõï', 'úùủũụ'],
	y: ['ùøûõ', 'ýỳỷỹ'],
	ô: ['ùøûõï', 'ớờởỡợ'],
	ö: ['ùøûõï', 'ứừửữự']
};
const ALONE: readonly [marks: string, letters: string] = ['íìæóòôöîñ', 'íìỉĩịơưỵđ'];
const LETTERS = tableOf();
const PAIRS = Object.entries(AFTER).map(([base, [marks]]) => `${base}[${marks}]`);
const SIGN = new RegExp(`${PAIRS.join('|')}|[\\x80-\\xff]`, 'gi');

export function decodeVni(binary: string): string {
	return binary.replace(SIGN, (sign) => LETTERS.get(sign) ?? windows1252.decode(sign));
}

/** A capital may carry a mark of either size; the letter itself decides. */
function tableOf(): ReadonlyMap<string, string> {
	const table = new Map<string, string>();
	const [signs, letters] = ALONE;
	[...signs].forEach((sign, at) => {
		const letter = letters[at] ?? sign;
		table.set(sign, letter).set(sign.toUpperCase(), letter.toUpperCase());
	});
	for (const [base, [marks, vowels]] of Object.entries(AFTER)) {
		[...marks].forEach((mark, at) => {
			const vowel = vowels[at] ?? '';
			for (const size of [mark, mark.toUpperCase()]) {
				table.set(base + size, vowel).set(base.toUpperCase() + size, vowel.toUpperCase());
			}
		});
	}
	return table;
}
