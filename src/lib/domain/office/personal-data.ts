// Data of citizens in a file: recognised by what heads a column together with what stands in it, never by one alone,
// except numbers that can be nothing else. Nghị định 13/2023/NĐ-CP counts name, ID number, birth, phone and address among them.
import { fold } from '../text';

export type PersonalKind =
	'name' | 'id_number' | 'phone' | 'email' | 'address' | 'birth' | 'bank_account';

interface Sign {
	/** Begins a folded heading without punctuation. */
	readonly heading: RegExp;
	readonly cell: (text: string) => boolean;
}

const digitsOf = (text: string): string => text.replace(/[\s.\-']/gu, '');
const isName = (text: string): boolean =>
	/^\p{L}[\p{L}\p{M}'.\- ]+$/u.test(text) && text.trim().includes(' ') && text.length <= 60;
const LETTERS = /\p{L}/u;

// Three digits of the province, which begin with 0, then nine: Nghị định 137/2015/NĐ-CP, Điều 13.
const CITIZEN_NUMBER = /^0\d{11}$/;

const SIGNS: Readonly<Record<PersonalKind, Sign>> = {
	name: {
		heading:
			/^(?:ho (?:va )?(?:chu dem va )?ten|ten (?:cong dan|nguoi|chu ho so|ca nhan|to chuc ca nhan)|nguoi (?:nop|yeu cau|de nghi|duoc|dai dien|khai|nhan ket qua)|chu ho so|chu ho|cong dan|to chuc ca nhan|ca nhan to chuc|full ?name|applicant)\b/,
		cell: isName
	},
	id_number: {
		heading:
			/^(?:so |ma )?(?:cccd|cmnd|cmt|can cuoc|chung minh|giay to tuy than|ho chieu|passport|dinh danh|ma dinh danh|(?:ma )?so bhxh|ma so thue|mst|id ?number|citizen)\b/,
		cell: (text) => /^[A-Z]?\d{7,12}$/i.test(digitsOf(text))
	},
	phone: {
		heading: /^(?:so )?(?:dien thoai|di dong|dt|sdt|phone|tel|mobile)\b/,
		cell: (text) => /^(?:\+?84|0)\d{8,10}$/.test(digitsOf(text))
	},
	email: {
		heading: /^(?:e ?mail|thu dien tu|dia chi (?:e ?mail|thu dien tu))\b/,
		cell: (text) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text.trim())
	},
	address: {
		heading: /^(?:dia chi|noi (?:o|cu tru|thuong tru|tam tru|sinh)|thuong tru|ho khau|que quan)\b/,
		cell: (text) => LETTERS.test(text)
	},
	birth: {
		heading: /^(?:ngay (?:thang nam )?sinh|nam sinh|sinh ngay|birth)/,
		cell: (text) => /^(?:\d{1,2}[-/.]\d{1,2}[-/.])?(?:19|20)\d\d$/.test(text.trim())
	},
	bank_account: {
		heading: /^(?:so tai khoan|stk|tai khoan ngan hang)\b/,
		cell: (text) => /^\d{6,19}$/.test(digitsOf(text))
	}
};
const KINDS = Object.keys(SIGNS) as readonly PersonalKind[];

/** Half of the filled cells look like it: others are noted beside, or left half filled. */
const SHARE = 0.5;
/** Without a heading that says so, numbers of twelve digits are ID numbers only when they are many and nothing else. */
const FEWEST_NUMBERS = 3;
const NEARLY_ALL = 0.9;

const LONGEST_HEADING = 80;

/** What a heading promises; undefined for a heading of a report. */
export function promisedBy(heading: string): PersonalKind | undefined {
	// "Người nộp: Nguyễn Văn A" says it all by itself and heads nothing.
	if (heading.length > LONGEST_HEADING || /:\s*\S/.test(heading)) return undefined;
	const key = fold(heading)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
	return key === '' ? undefined : KINDS.find((kind) => SIGNS[kind].heading.test(key));
}

/** `cells` are those below the heading, blanks included. */
export function isPersonal(kind: PersonalKind, cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell.trim() !== '');
	const like = filled.filter((cell) => SIGNS[kind].cell(cell.normalize('NFC'))).length;
	return like > 0 && like >= filled.length * SHARE;
}

/** A column of citizens' numbers whatever heads it. */
export function holdsCitizenNumbers(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell.trim() !== '');
	const like = filled.filter((cell) => CITIZEN_NUMBER.test(digitsOf(cell))).length;
	return like >= FEWEST_NUMBERS && like >= filled.length * NEARLY_ALL;
}
