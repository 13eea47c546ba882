// What a report counts in ("ĐVT: nghìn đồng", "%", "hồ sơ"), against what the catalogue counts an indicator in.
import type { Indicator } from '../kpi/catalogue';
import { isAmountUnit, isCountUnit } from './quantity-words';
import { fold, spell } from '../text';

export type MeasureWord =
	| { readonly kind: 'money'; readonly size: number }
	/** 100 for "%", 1000 for "‰". */
	| { readonly kind: 'share'; readonly whole: number }
	| { readonly kind: 'count'; readonly times: number }
	| { readonly kind: 'amount'; readonly unit: string };

/** How a written unit goes with an indicator; undefined where nobody knows the word. */
export type MeasureFit =
	| { readonly kind: 'same' }
	| { readonly kind: 'times'; readonly factor: number }
	| { readonly kind: 'contradicts' };

const SIZES: Readonly<Record<string, number>> = {
	nghin: 1e3,
	ngan: 1e3,
	'1000': 1e3,
	'1.000': 1e3,
	trieu: 1e6,
	tr: 1e6,
	ty: 1e9,
	ti: 1e9
};
const MONEY =
	/^(?:(nghin|ngan|1\.?000|trieu|tr|ty|ti)\.? ?)?(?:viet nam )?(?:dong|d|vnd)(?: viet nam| vn)?$/;
const BARE_MONEY = /^(trieu|ty|ti)$/;
const PERCENT = /^(?:(?:ty|ti) le ?)?(?:%|\(%\)|phan tram)$|^(?:ty|ti) le$/;
const PER_THOUSAND = /^(?:(?:ty|ti) le ?)?(?:‰|\(‰\)|phan nghin)$/;
const TIMES = /^(chuc|tram|nghin|ngan|trieu) (.+)$/;
const HOW_MANY: Readonly<Record<string, number>> = { chuc: 10, tram: 100, ...SIZES };
/** A unit is a word or two; a sentence is none. */
const LONGEST = 40;

/** "Triệu đồng", "1.000 đ", "%", "hồ sơ"; undefined for anything that is not surely a unit. */
export function measureWord(written: string): MeasureWord | undefined {
	if (written.length > LONGEST) return undefined;
	const word = fold(written).replace(/(?<![.;:,])[.;:,]+$/, '');
	return moneyIn(word) ?? shareIn(word) ?? countIn(word, written);
}

/** "đồng/người/tháng" is money too. */
function moneyIn(word: string): MeasureWord | undefined {
	const [own = ''] = word.split('/');
	const found = MONEY.exec(own.trim()) ?? BARE_MONEY.exec(own.trim());
	if (found === null) return undefined;
	return { kind: 'money', size: SIZES[found[1] ?? ''] ?? 1 };
}

function shareIn(word: string): MeasureWord | undefined {
	if (PERCENT.test(word)) return { kind: 'share', whole: 100 };
	return PER_THOUSAND.test(word) ? { kind: 'share', whole: 1000 } : undefined;
}

function countIn(word: string, written: string): MeasureWord | undefined {
	const unit = spell(written);
	if (isCountUnit(unit) && unit !== '') return { kind: 'count', times: 1 };
	if (isAmountUnit(unit)) return { kind: 'amount', unit };
	const [, times = '', counted = ''] = TIMES.exec(word) ?? [];
	const isCounted = COUNTED.test(counted);
	return isCounted ? { kind: 'count', times: HOW_MANY[times] ?? 1 } : undefined;
}
const COUNTED =
	/^(?:bo )?(?:ho so|van ban|nguoi|luot|thu tuc|tthc|phieu|nhiem vu|y kien|can bo|cong chuc)\b/;

/** What to do with a number stated in `written`, where the indicator is counted in the catalogue's unit. */
export function measureFit(
	written: string,
	{ measure, unit }: Pick<Indicator, 'measure' | 'unit'>
): MeasureFit | undefined {
	const word = measureWord(written);
	if (word === undefined || measure === 'flag') return undefined;
	switch (measure) {
		case 'count':
			return countFit(word);
		case 'percent':
			if (word.kind !== 'share') return { kind: 'contradicts' };
			return timesFit(100 / word.whole);
		case 'amount':
			return amountFit(word, unit);
	}
}

function countFit(word: MeasureWord): MeasureFit | undefined {
	if (word.kind === 'amount') return undefined;
	const isPlain = word.kind === 'count' && word.times === 1;
	return isPlain ? { kind: 'same' } : { kind: 'contradicts' };
}

function amountFit(word: MeasureWord, unit: string): MeasureFit {
	const wanted = measureWord(unit);
	if (word.kind === 'money' && wanted?.kind === 'money') return timesFit(word.size / wanted.size);
	const isSame = word.kind === 'amount' && wanted?.kind === 'amount' && word.unit === wanted.unit;
	return isSame ? { kind: 'same' } : { kind: 'contradicts' };
}

const timesFit = (factor: number): MeasureFit =>
	factor === 1 ? { kind: 'same' } : { kind: 'times', factor };
