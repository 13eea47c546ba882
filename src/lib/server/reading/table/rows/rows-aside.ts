// Rows of a table that are nobody's figures, by their names: averages, rates, targets, other periods, page totals carried on.
import { parsePeriod } from '../../../../domain/figures/period';
import { tidy } from '../../../../domain/text';
import { headingKey } from '../headings/heading-key';

/** Left out and told as what it is. */
export type AsideKind = 'average' | 'rate' | 'target' | 'other_period' | 'rank' | 'carried';

const BY_NAME: readonly (readonly [AsideKind, RegExp])[] = [
	[
		'carried',
		/^(?:(?:so )?(?:mang|chuyen) (?:sang|qua|trang|tiep)|(?:tu |cong )?trang truoc|cong (?:mang|chuyen|don)|luy ke (?:den )?trang)\b/
	],
	[
		'average',
		/^(?:binh quan|trung binh|tb|bq)(?: (?:chung|cong|cac|toan|huyen|xa|moi|mot|cum|khoi|tinh|don vi)\b.*)?$/
	],
	['rate', /^(?:(?:ty|ti) (?:le|trong)\b|co cau\b|%$)/],
	[
		'target',
		/^(?:(?:chi tieu|ke hoach|muc tieu|dinh muc)\b|(?:(?:duoc|tinh|huyen|cap tren) )?giao\b)/
	],
	[
		'other_period',
		/^(?:cung ky|(?:ky|quy|thang|nam|tuan) (?:truoc|lien|ngoai)\b|so (?:(?:lieu )?(?:cung ky|ky truoc|nam truoc|quy truoc)|voi|sanh)\b|luy ke\b|chenh lech\b|(?:tang|giam)\b(?: giam)?(?: (?:so|giam|voi)\b.*)?$)/
	],
	['rank', /^(?:xep (?:hang|loai|thu)|thu hang|vi thu)\b/]
];
/** The first letters of them in any spelling, so that few names need folding. */
const MAYBE =
	/^[^\p{L}%]*(?:%|b[ìi]nh\s+q|trung\s+b|tb|bq|t[yỷỉịií]\s|c[ơo]\s+c|ch[iỉ]\s|k[eếyỳ]\s|m[uụ]c|[đd]\S{2,4}\s|t[iỉ]nh\s+g|hu[yỵ][eệ]n\s+g|c[aấ]p|giao|c[uù]ng|qu[yýi]|th[aá]ng|n[aă]m|tu[aầ]n|so\s|s[ốo]\s|l[uũ]y|t[aă]ng|gi[aả]m|ch[eê]nh|x[eế]p|th[uứ]|v[iị]|mang|chuy|t[uừ]|trang|c[oộ]ng)/iu;

/** "Bình quân", "Tỷ lệ (%)", "Chỉ tiêu huyện giao", "Cùng kỳ năm trước", "Quý II/2023", "Mang sang"; a person's name is never cut short to one. */
export function asideKind(written: string): AsideKind | undefined {
	if (!MAYBE.test(written)) return undefined;
	const key = headingKey(written);
	const named = BY_NAME.find(([, pattern]) => pattern.test(key));
	if (named !== undefined) return named[0];
	return parsePeriod(written) === undefined ? undefined : 'other_period';
}

const OFFICE =
	/^(?:(?:ubnd|[uủ][yỷ] ban nhân dân) )?(?:huyện|quận|tỉnh|thị xã|thành phố|tp\.?) ?\p{L}/iu;
const PLAIN_OFFICE = /^(?:ubnd |uy ban nhan dan )?(?:huyen|quan|tinh|thi xa|thanh pho) [a-z]/i;
const ASCII = /^[\x20-\x7E]+$/;

/** "Huyện …", "UBND huyện …": an office above communes, never a commune. "Quan Lạn" and "Huyền Sơn" are not. */
export function isOfficeName(written: string): boolean {
	const first = written.trimStart().charAt(0);
	if (!/[huqt]/i.test(first) && !/[ủ]/iu.test(first)) return false;
	const text = tidy(written);
	return OFFICE.test(text) || (ASCII.test(text) && PLAIN_OFFICE.test(text));
}
