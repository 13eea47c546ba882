// What the words of a heading say beside the indicator: a period, a comparison, a plan, the unit it is counted in.
import type { ColumnAside } from '../../../../domain/checks/issue';
import { measureWord } from '../../../../domain/figures/measure-unit';
import { fold, tidy } from '../../../../domain/text';

/** "Quý II/2023" · "Quý II" without its year · "2023", "Năm 2023" */
export interface WrittenPeriod {
	readonly kind: 'whole' | 'without_year' | 'year';
	readonly text: string;
}
export interface WordsSense {
	/** Folded words that are none of the others; '' where the heading says nothing else. */
	readonly rest: string;
	readonly period?: WrittenPeriod;
	readonly aside?: ColumnAside;
	/** Does it say that this is the value: "Thực hiện", "Kỳ này", "Số lượng"? */
	readonly isValue: boolean;
	/** As written: "triệu đồng", "%". */
	readonly measure?: string;
}

const QUARTER = '(?:qu[yi] ?|q)(?:iv|iii|ii|i|0?[1-4])';
const MONTHS = '(?:0?6|0?9|10|11|12|sau|chin) thang(?: dau(?: nam)?| nam)?';
const MONTH = 'thang ?(?:0?[1-9]|1[0-2])';
const SOME = `(?:${QUARTER}|${MONTHS}|${MONTH})`;
const YEAR = '[12]\\d{3}';
const PERIODS: readonly (readonly [WrittenPeriod['kind'], RegExp])[] = [
	['whole', new RegExp(`(?<![a-z0-9])${SOME}(?: ?[/,.-] ?| )(?:cua )?(?:nam )?${YEAR}(?!\\d)`)],
	['year', new RegExp(`(?<![a-z0-9/.,])(?:ca )?(?:nam )?${YEAR}(?![\\d/.,]\\d|\\d)`)],
	['without_year', new RegExp(`(?<![a-z0-9])${SOME}(?![a-z0-9/])`)]
];

/** Tried in this order; the first that is found is what the column is. */
const ASIDES: readonly (readonly [ColumnAside, RegExp])[] = [
	[
		'comparison',
		/\bso sanh\b|\bso (?:voi )?(?:cung|ky|quy|thang|nam|ke hoach|kh|chi tieu)\b|\bso voi\b|\btang\b(?:(?!\btang\b).)*\bgiam\b|^(?:ty le |muc |so )?(?:tang|giam)(?: them| truong)?\b|\bchenh lech\b|\b(?:ty le|muc do|%) ?(?:thuc hien|hoan thanh|dat)\b|\b(?:hoan thanh|dat) (?:ke hoach|kh|chi tieu|%)|% ?(?:ke hoach|kh|cung ky)\b/
	],
	[
		'plan',
		/\b(?:theo )?(?:chi tieu (?:duoc )?giao|chi tieu|ke hoach|kh|(?:duoc )?giao|du toan|muc tieu|phan dau)\b/
	],
	['cumulative', /\bluy ke\b|\bcong don\b|\btu dau nam\b/],
	[
		'earlier_period',
		/\b(?:ky|quy|thang|nam|dot|lan) (?:truoc|lien truoc|lien ke)\b|\bcung ky\b|\bnam ngoai\b/
	],
	['estimate', /\buoc\b|\bdu kien\b|\bdu bao\b/],
	['rank', /\bxep (?:hang|thu|loai)\b|\bthu hang\b/]
];

/** Words that only say: here stands the value. */
const VALUES =
	/\b(?:ky nay|ky bao cao|trong (?:ky|quy|thang|nam)|(?:quy|thang|nam) nay|(?:da )?thuc hien|ket qua(?: thong ke| dat duoc)?|so lieu(?: thong ke| bao cao)?|so luong(?: ?\/ ?ty le)?|gia tri|dat duoc|hien tai)\b/g;
/** What is left of a phrase once its telling words are taken out. */
const NOISE =
	/\b(?:voi|so|cua|cho|cac|den|tu|dau|cuoi|nam|ky|quy|thang|truoc|nay|lien ke|cung|trong|tinh|la|duoc|giao|ke hoach|kh|chi tieu|tang|giam|them|ty le|ti le|muc|bao cao|thuc hien|dat|va|hoac|so voi|phat sinh|do)\b|[^a-z0-9]+/g;

/** Nobody heads a column with a whole paragraph. */
const LONGEST = 200;

/** The senses of one heading cell; the catalogue's own headings are looked up before this is asked. */
export function senseOf(written: string): WordsSense {
	if (written.length > LONGEST) return { rest: fold(written), isValue: false };
	const { words, measure } = withoutMeasure(written);
	const { text, period } = withoutPeriod(fold(words));
	return {
		...sensesIn(text, measure),
		...(period === undefined ? {} : { period }),
		...(measure === undefined ? {} : { measure })
	};
}

function sensesIn(
	text: string,
	measure: string | undefined
): Pick<WordsSense, 'rest' | 'aside' | 'isValue'> {
	const found = ASIDES.find(([, pattern]) => pattern.test(text));
	const bare = found === undefined ? text : text.replace(new RegExp(found[1], 'g'), ' ');
	const left = bare.replace(VALUES, ' ').trim();
	const isNothing = /^[^a-z0-9]*$/.test(left);
	if (found === undefined && !isShare(text, measure)) {
		const isValue = left !== bare.trim() || bare.trim() === '';
		return { rest: isNothing ? '' : trimmed(left), isValue };
	}
	const isPhrase = isNothing || left.replace(NOISE, '') === '';
	return { rest: isPhrase ? '' : trimmed(left), aside: found?.[0] ?? 'share', isValue: false };
}

const trimmed = (text: string): string =>
	text
		.replace(/^[^a-z0-9%]+|(?<![^a-z0-9%)])[^a-z0-9%)]+$/g, '')
		.replace(/ {2,}/g, ' ')
		.trim();

/** "%", "Tỷ lệ", "Tỷ lệ (%)", "Cơ cấu": a share, of nothing in particular. */
const isShare = (text: string, measure: string | undefined): boolean =>
	/^(?:ty le|ti le|ty trong|co cau|phan tram)?[ ()%]*$/.test(text) &&
	(measure === undefined ? text.trim() !== '' : measureWord(measure)?.kind === 'share');

const IN_BRACKETS = /[([] ?(?:(?:ĐVT|Đơn vị tính|Đơn vị) ?:? ?)?([^()[\]:]{1,30}?) ?[)\]] ?$/iu;
const LABELLED = /(?:ĐVT|Đơn vị tính) ?:? ?([^()[\]:]{1,30})$/iu;
const BEFORE_LABEL = /(?<![,;:\s-])[,;:\s-]+$/u;

/** "Kế hoạch" and "Kết quả" are counted too, but as a heading they say something else. */
function isMeasureAlone(text: string): boolean {
	const word = measureWord(text);
	if (word === undefined || /^(?:tỷ|tỉ) lệ$/iu.test(text)) return false;
	return word.kind !== 'count' || COUNTED.test(fold(text));
}
const COUNTED = /^(?:bo ho so|ho so|van ban|nguoi|luot|phieu|thu tuc|tthc|nhiem vu)$/;

/** "(triệu đồng)", "ĐVT: đồng" at the end; or nothing but a unit. */
function withoutMeasure(written: string): {
	readonly words: string;
	readonly measure?: string;
} {
	const text = tidy(written);
	if (isMeasureAlone(text)) return { words: '', measure: text };
	const found = IN_BRACKETS.exec(text) ?? LABELLED.exec(text);
	const measure = found?.[1];
	if (found === null || measure === undefined || measureWord(measure) === undefined)
		return { words: text };
	return { words: text.slice(0, found.index).replace(BEFORE_LABEL, ''), measure };
}

function withoutPeriod(folded: string): {
	readonly text: string;
	readonly period?: WrittenPeriod;
} {
	for (const [kind, pattern] of PERIODS) {
		const found = pattern.exec(folded);
		if (found === null) continue;
		const [text] = found;
		const before = folded.slice(0, found.index);
		const after = folded.slice(found.index + text.length);
		return { text: `${before} ${after}`.trim(), period: { kind, text } };
	}
	return { text: folded };
}
