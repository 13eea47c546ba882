// Words that stand in number cells: nothing, zero, not applicable, "trên 196", units behind a number.
import { fold, LONGEST_NAME, spell } from '../text';

const NOT_APPLICABLE = ['x', 'khong ap dung', 'kad', '[z]', 'n/a', 'na'];
const NO_FIGURE =
	/^(?:\[x\]|de trong|chua co|(?:chua|khong) (?:co so lieu|thong ke|bao cao)(?: .*)?)$/;
const COUNT_UNITS = [
	'hồ sơ',
	'bộ hồ sơ',
	'văn bản',
	'vb',
	'người',
	'công dân',
	'lượt người',
	'lượt',
	'thủ tục',
	'tthc',
	'thủ tục hành chính',
	'nhiệm vụ',
	'nội dung',
	'dịch vụ',
	'dvc',
	'dvctt',
	'dịch vụ công',
	'cuộc',
	'buổi',
	'lớp',
	'lần',
	'tin',
	'bài',
	'tin bài',
	'tin, bài',
	'kế hoạch',
	'báo cáo',
	'quyết định',
	'nghị quyết',
	'ý kiến',
	'phiếu',
	'bản',
	'kết quả',
	'trường hợp',
	'đơn',
	'đơn vị',
	'thôn',
	'khu',
	'tổ',
	'phản ánh',
	'kiến nghị',
	'pakn',
	'phản ánh, kiến nghị',
	'chứng thư',
	'chứng thư số',
	'giao dịch',
	'cán bộ',
	'công chức',
	'đồng chí',
	'sáng kiến',
	'tài khoản',
	'máy',
	'bộ',
	'lĩnh vực'
].map(spell);
const PERCENT_UNITS = ['%', 'phần trăm', 'phan tram'].map(spell);
/** Money by its size in đồng. */
const MONEY: Readonly<Record<string, number>> = {
	đồng: 1,
	đ: 1,
	vnđ: 1,
	vnd: 1,
	dong: 1,
	'nghìn đồng': 1e3,
	'ngàn đồng': 1e3,
	'nghin dong': 1e3,
	triệu: 1e6,
	'triệu đồng': 1e6,
	trđ: 1e6,
	'tr.đ': 1e6,
	'trieu dong': 1e6,
	tỷ: 1e9,
	tỉ: 1e9,
	'tỷ đồng': 1e9,
	'tỉ đồng': 1e9,
	'ty dong': 1e9
};
const AMOUNT_UNITS = ['ha', 'm2', 'm²', 'km2', 'km', 'giờ', 'ngày', 'điểm', 'gb', 'mb'];
const ZERO_NOUNS = COUNT_UNITS.map(fold);

export type WordMeaning = 'blank' | 'not_applicable' | 'zero';
export interface Unlabelled {
	readonly number: string;
	readonly unit: string;
}

/** What a cell without digits says; undefined when it says nothing known. */
export function wordMeaning(text: string): WordMeaning | undefined {
	const words = fold(text).replace(/(?<![.;])[.;]+$/, '');
	if (words === '') return 'blank';
	if (/^-{1,3}$/.test(words)) return 'zero';
	if (NOT_APPLICABLE.includes(words)) return 'not_applicable';
	if (NO_FIGURE.test(words)) return 'blank';
	return isZero(words) ? 'zero' : undefined;
}

/** "Không", "Không phát sinh", "không nhận được … nào", "không có hồ sơ": nothing happened, which is a count of 0. */
function isZero(words: string): boolean {
	if (/\d/.test(words)) return false;
	if (/^khong(?: co)?$/.test(words)) return true;
	if (/^(?:khong|chua)(?: co)?(?: ho so)? (?:phat sinh|nhan duoc|tiep nhan)(?: .*)?$/.test(words)) {
		return true;
	}
	const noun = /^khong(?: co)? (.+?)( nao)?$/.exec(words);
	return noun !== null && (noun[2] !== undefined || ZERO_NOUNS.includes(noun[1] ?? ''));
}

/** Parts "12 hồ sơ trở lên" into "12 trở lên" and "hồ sơ"; the unit is '' when there is none. */
export function splitUnit(text: string): Unlabelled {
	const found = /^(.*?\d)(| ?\D+?| k?m2)( (?:trở lên|tro len))?$/u.exec(text);
	if (!found) return { number: text, unit: '' };
	return { number: `${found[1] ?? ''}${found[3] ?? ''}`, unit: (found[2] ?? '').trim() };
}

export const isCountUnit = (unit: string): boolean => unit === '' || COUNT_UNITS.includes(unit);

export const isAmountUnit = (unit: string): boolean => AMOUNT_UNITS.includes(unit);

/** "hồ sơ", "triệu đồng", "%": what is counted, not who counts. */
export function isMeasureUnit(written: string): boolean {
	if (written.length > LONGEST_NAME) return false;
	const unit = spell(written);
	const known = [...COUNT_UNITS, ...PERCENT_UNITS, ...AMOUNT_UNITS];
	return known.includes(unit) || MONEY[unit] !== undefined;
}

export const isPercentUnit = (unit: string): boolean => unit === '' || PERCENT_UNITS.includes(unit);

/** By what to multiply an amount written in `written` to have it in `wanted`; undefined when they do not go together. */
export function amountFactor(written: string, wanted: string | undefined): number | undefined {
	if (written === '') return 1;
	const target = wanted === undefined ? undefined : spell(wanted);
	if (target === written) return 1;
	const size = MONEY[written];
	if (target === undefined)
		return size !== undefined || AMOUNT_UNITS.includes(written) ? 1 : undefined;
	const wantedSize = MONEY[target];
	return size === undefined || wantedSize === undefined ? undefined : size / wantedSize;
}
