// Changes of units in words: what was refused and why, what changes, who moves from which day.
import type { IsoDate } from '../../domain/calendar';
import { unitName, KIND_WORDS, type Successor, type UnitVersion } from '../../domain/unit/unit';
import type { UnitFault } from '../../domain/unit/unit-change';
import type { Dates, UnitState } from '../../domain/unit/unit-dates';
import type { MembershipChange } from '../../domain/unit/unit-preview';
import { formatCount } from '../number';
import { formatDay, formatPeriod } from '../period';

/** "Xã Liên Mạc (mã 10843)" tells two units of one name apart. */
export const unitWithCode = (unit: UnitVersion): string => `${unitName(unit)} (mã ${unit.code})`;

/** Nobody knows whether the last of it was stored; the page of the register shows it. */
export const UNIT_LIST_UNFINISHED =
	'Máy chủ chưa đọc xong danh sách đơn vị và đã dừng. Xem danh mục đơn vị để biết đã có gì được lưu chưa, rồi thử lại; nạp lại cùng tệp không lưu hai lần.';

/** "từ 01/07/2025", "đến 30/06/2025", "không ghi ngày". */
export function validityText({ validFrom, validTo }: Dates): string {
	const parts = [
		...(validFrom === null ? [] : [`từ ${formatDay(validFrom)}`]),
		...(validTo === null ? [] : [`đến ${formatDay(validTo)}`])
	];
	return parts.length === 0 ? 'không giới hạn' : parts.join(' ');
}

/** Faults that tell the same things share one member of the union. */
type Telling<Code, Fault> = Fault extends { readonly code: infer Own }
	? Code extends Own
		? Fault
		: never
	: never;
type FaultOf<Code extends UnitFault['code']> = Telling<Code, UnitFault>;
type FaultTexts = {
	readonly [Code in UnitFault['code']]: (fault: FaultOf<Code>) => string;
};

const MISSING: Readonly<Record<UnitFault['field'], string>> = {
	code: 'Chưa ghi mã đơn vị.',
	name: 'Chưa ghi tên đơn vị.',
	kind: 'Chưa chọn loại đơn vị.',
	parent: 'Chưa chọn cơ quan cấp trên.',
	from: 'Chưa ghi ngày bắt đầu. Ghi như “01/07/2025”.',
	to: 'Chưa ghi ngày cuối. Ghi như “30/06/2025”.',
	alias: 'Chưa ghi cách viết khác của tên.',
	into: 'Chưa ghi đơn vị tiếp nối.'
};

const TEXTS: FaultTexts = {
	missing: ({ field }) => MISSING[field],
	bad_code: ({ found }) =>
		`Mã “${found}” có dấu hoặc khoảng trống lạ, hoặc dài quá 20 ký tự. Mã gồm chữ, số, dấu chấm, gạch nối, gạch dưới.`,
	code_taken: ({ unit }) =>
		`Mã ${unit.code} trong thời gian này là của ${unitName(unit)} (${validityText(unit)}). Dùng mã khác, hoặc kết thúc đơn vị kia trước ngày đó.`,
	name_taken: ({ unit }) =>
		`Cùng cơ quan cấp trên đã có ${unitWithCode(unit)}, ${validityText(unit)}: hai đơn vị cùng tên thì tệp báo cáo không nói được là đơn vị nào.`,
	other_role: ({ kind }) =>
		`Đơn vị này là ${KIND_WORDS[kind].full.toLowerCase()} từ trước: đơn vị nộp báo cáo không đổi thành cơ quan tổng hợp, hay ngược lại. Thêm một đơn vị mới.`,
	unknown_unit: () => 'Không còn bản ghi này trong danh mục. Mở lại trang để xem danh mục hiện có.',
	parent_is_commune: ({ unit }) =>
		`${unitName(unit)} nộp báo cáo nên không làm cơ quan cấp trên được. Chọn huyện, tỉnh, thành phố hoặc cụm.`,
	parent_cycle: ({ unit }) =>
		`${unitName(unit)} đang ở dưới chính đơn vị này trong thời gian đó, nên không đứng trên được.`,
	parent_not_valid: ({ unit, on }) =>
		`${unitName(unit)} không có hiệu lực ${on === null ? 'trong thời gian này' : `vào ngày ${formatDay(on)}`} (${validityText(unit)}). Chọn cơ quan khác hoặc ngày khác.`,
	reversed: ({ from, to }) =>
		`Ngày cuối ${formatDay(to)} trước ngày đầu ${formatDay(from)}. Đổi một trong hai.`,
	overlap: ({ other }) =>
		`Trùng ngày với phiên bản ${unitName(other)} (${validityText(other)}). Mỗi ngày đơn vị chỉ có một phiên bản.`,
	not_after_last: ({ last }) =>
		`Phiên bản sau cùng bắt đầu ngày ${formatDay(last.validFrom ?? '')}; phiên bản mới phải bắt đầu sau ngày đó. Nếu phiên bản kia ghi sai, sửa nó.`,
	after_end: ({ last }) =>
		`Đơn vị có hiệu lực đến ${formatDay(last.validTo ?? '')}; phiên bản mới phải bắt đầu chậm nhất ngày đó, hoặc sửa ngày cuối trước.`,
	only_version: () => 'Đơn vị chỉ có một phiên bản nên không bỏ được. Sửa phiên bản này.',
	nothing_changed: () => 'Chưa có gì khác với danh mục. Đổi ít nhất một ô.',
	reports_outside: ({ unit, period }) =>
		`${unitName(unit)} có báo cáo ${formatPeriod(period)}, nằm ngoài thời gian có hiệu lực mới. Đổi ngày để đơn vị còn hiệu lực trong kỳ đó, hoặc rút báo cáo nhập sai rồi làm lại.`,
	period_locked: ({ unit, office, period }) =>
		`${formatPeriod(period)} của ${unitName(office)} đã khóa; thay đổi này làm ${unitName(unit)} vào hoặc ra khỏi kỳ đó. Mở khóa ở Đợt báo cáo trước, hoặc chọn ngày khác.`,
	alias_known: () => 'Cách viết này đã được hiểu là đơn vị này, không cần ghi thêm.',
	alias_taken: ({ names }) =>
		`Trong cùng cơ quan, cách viết này đã là: ${names.join('; ')}. Một cách viết chỉ chỉ một đơn vị.`,
	same_unit: ({ unit }) => `${unitName(unit)} là chính đơn vị này. Ghi đơn vị tiếp nối khác.`,
	successor_cycle: ({ unit }) =>
		`${unitWithCode(unit)} lại đã sáp nhập vào đơn vị này, trực tiếp hoặc qua đơn vị khác. Bỏ ghi việc kia trước.`,
	successor_role: ({ unit }) =>
		`${unitWithCode(unit)} không cùng cấp với đơn vị này: xã nhập vào xã, cơ quan tổng hợp nhập vào cơ quan tổng hợp.`,
	succession_known: ({ unit }) =>
		`Đã ghi đơn vị này nhập vào ${unitWithCode(unit)}. Bỏ ghi việc đó trước rồi ghi lại.`,
	not_valid_on: ({ unit, on }) =>
		`${unitWithCode(unit)} không có hiệu lực vào ngày ${formatDay(on)} (${validityText(unit)}).`,
	begins_later: ({ unit, on }) =>
		`Phiên bản sau cùng của ${unitName(unit)} bắt đầu ngày ${formatDay(on)}, không trước ngày sáp nhập. Đổi ngày hoặc bỏ phiên bản đó.`,
	too_few_parts: () =>
		'Sáp nhập ghi đúng một đơn vị tiếp nối; chia tách ghi ít nhất hai, mỗi dòng một đơn vị.'
};

export function unitFaultText(fault: UnitFault): string {
	const write = TEXTS[fault.code] as (fault: UnitFault) => string;
	return write(fault);
}

/** Names at most so many; of more the number is told. */
const MOST_NAMED = 8;

function named(units: readonly UnitVersion[]): string {
	const shown = units.slice(0, MOST_NAMED).map(unitName).join(', ');
	const more = units.length - MOST_NAMED;
	return more > 0 ? `${shown} và ${formatCount(more)} đơn vị khác` : shown;
}

/** "Huyện Thanh Hà: từ 01/07/2025 bớt Xã Liên Mạc; 24 → 23 đơn vị." */
export function membershipText(change: MembershipChange): string {
	const { on, until, office, joined, left, before, after } = change;
	const when = spanText(on, until);
	const who = [
		...(joined.length > 0 ? [`thêm ${named(joined)}`] : []),
		...(left.length > 0 ? [`bớt ${named(left)}`] : [])
	].join(', ');
	return `${unitName(office)}: ${when} ${who}; ${formatCount(before)} → ${formatCount(after)} đơn vị.`;
}

function spanText(on: IsoDate | null, until: IsoDate | null): string {
	if (until === null) return on === null ? 'mọi thời gian' : `từ ${formatDay(on)}`;
	return on === null ? `đến ${formatDay(until)}` : `từ ${formatDay(on)} đến ${formatDay(until)}`;
}

export const SHARE_TEXT: Readonly<Record<Successor['share'], string>> = {
	whole: 'sáp nhập cả đơn vị',
	part: 'chia tách, một phần'
};

export function unitStateText(state: UnitState): string {
	return { valid: 'có hiệu lực', ended: 'đã kết thúc', not_yet: 'chưa có hiệu lực' }[state];
}
