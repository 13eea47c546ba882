// Sentences for cells: units, periods, indicators, numbers and days that cannot be read with certainty.
import type { Issue } from '../../domain/checks/issue';
import { movedFrom } from '../../domain/figures/own-window';
import { parseWindow, periodFromId, periodId } from '../../domain/figures/period';
import { formatDay, formatPeriod, formatWindow } from '../period';
import { formatPlace } from '../place';
import {
	anyOf,
	plainNumber,
	quoted,
	validityWords,
	type IssueText,
	type IssueTexts,
	type Names
} from './issue-words';
import { UNIT_LIST_TEXTS } from './issue-unit-list-text';

type CellCode =
	| 'unknown_unit'
	| 'ambiguous_unit'
	| 'unit_not_named'
	| 'unit_not_valid'
	| 'unknown_period'
	| 'period_not_named'
	| 'unknown_indicator'
	| 'ambiguous_indicator'
	| 'unknown_field'
	| 'not_a_number'
	| 'not_a_whole_number'
	| 'negative_number'
	| 'ambiguous_number'
	| 'unknown_code'
	| 'bad_date'
	| 'window_reversed'
	| 'duplicate_figure'
	| 'other_unit_named'
	| 'not_your_unit'
	| 'other_period_named'
	| 'empty_cell'
	| 'unknown_kind'
	| 'code_taken'
	| 'renamed_or_new'
	| 'unit_change_refused'
	| 'number_reading';

const PERIOD_FORMS =
	'“Quý III/…”, “6 tháng đầu năm …”, “9 tháng đầu năm …”, “Năm …”, “Tháng 7/…”, “Tuần 31/…” hoặc “từ 01/7 đến 15/8/…”, năm ghi đủ bốn chữ số';

/** "Quý III/2023" of an id, any other text as it is. */
const periodText = (text: string): string =>
	periodFromId(text) ? formatPeriod(text) : quoted(text);

/** "từ 15/6 đến 14/9" is how many report the third quarter, or it is what it says: the office knows. */
function movedPeriodText(found: string): string | undefined {
	const window = parseWindow(found);
	const period = window && movedFrom(window);
	if (window === undefined || period === undefined) return undefined;
	const name = formatPeriod(periodId(period));
	return `Nếu đó là ${name} theo lịch báo cáo, ghi “${name} (${formatWindow(window)})” hoặc chọn kỳ khi nộp; nếu là một khoảng riêng, ghi “${window.from}..${window.to}”.`;
}

const suggestions = (names: readonly string[], otherwise: string): string =>
	names.length === 0 ? otherwise : `Có phải ${anyOf(names)}?`;

interface NumberIssue {
	readonly found: string;
	readonly indicator: string;
}
const numberText = (
	{ found, indicator }: NumberIssue,
	names: Names,
	text: Pick<IssueText, 'title' | 'expected' | 'fix'> & { readonly says: string }
): IssueText => {
	const { says, ...rest } = text;
	return {
		...rest,
		message: `${names.indicator(indicator)}: ${quoted(found)} ${says}.`,
		found: quoted(found)
	};
};

const UNIT_TEXTS: IssueTexts<
	| 'unknown_unit'
	| 'ambiguous_unit'
	| 'unit_not_named'
	| 'unit_not_valid'
	| 'other_unit_named'
	| 'not_your_unit'
> = {
	unknown_unit: ({ found, nearest }) => ({
		title: 'Đơn vị không rõ',
		message: `Không có đơn vị nào tên ${quoted(found)} trong phạm vi và thời gian đang xét.`,
		found: quoted(found),
		expected: suggestions(nearest, 'Tên hoặc mã của một đơn vị trong danh sách'),
		fix: 'Viết tên đầy đủ như “Thị trấn …”, “Xã …”, hoặc ghi mã đơn vị; đơn vị mới thì thêm vào danh sách đơn vị trước.'
	}),
	ambiguous_unit: ({ found, candidates }) => ({
		title: 'Tên nhiều đơn vị cùng có',
		message: `Tên ${quoted(found)} có thể là ${anyOf(candidates)}.`,
		found: quoted(found),
		expected: anyOf(candidates),
		fix: 'Viết đủ loại đơn vị và đủ dấu, thêm tên đơn vị cấp trên, hoặc ghi mã đơn vị.'
	}),
	unit_not_named: () => ({
		title: 'Chưa rõ đơn vị',
		message: 'Tệp không nêu tên đơn vị báo cáo.',
		found: 'Không có tên đơn vị',
		expected: 'Tên đơn vị trong tiêu đề biểu hoặc trong cột “Đơn vị”',
		fix: 'Chọn đơn vị khi nộp, hoặc ghi tên đơn vị vào tệp.'
	}),
	unit_not_valid: ({ found, validFrom, validTo, successors }) => ({
		title: 'Đơn vị không còn hoặc chưa có',
		message: `${quoted(found)} ${validityWords(validFrom, validTo)}, không có vào kỳ báo cáo này.`,
		found: quoted(found),
		expected:
			successors.length === 0
				? 'Một đơn vị có vào kỳ báo cáo'
				: `Đơn vị kế thừa: ${successors.join(', ')}`,
		fix: 'Ghi tên đơn vị đúng vào kỳ báo cáo, hoặc sửa kỳ báo cáo.'
	}),
	other_unit_named: ({ found, expected }) => ({
		title: 'Tệp nêu đơn vị khác',
		message: `Tệp ghi ${quoted(found)}, còn đơn vị được chọn hoặc theo mã là ${expected}.`,
		found: quoted(found),
		expected,
		fix: 'Chọn lại đơn vị khi nộp, hoặc sửa tên, mã đơn vị trong tệp cho khớp nhau.'
	}),
	not_your_unit: ({ found, expected, reach }) => ({
		title: 'Đơn vị không thuộc tài khoản này',
		message: `Tệp nêu ${quoted(found)}; tài khoản này chỉ nộp cho ${ownUnits(expected, reach)}.`,
		found: quoted(found),
		expected: ownUnits(expected, reach),
		fix: 'Bỏ các dòng của đơn vị khác, hoặc sửa tên, mã đơn vị ghi nhầm; báo cáo của đơn vị khác thì nhờ cán bộ nội vụ hoặc chính đơn vị đó nộp.'
	})
};

function ownUnits(name: string, reach: 'unit' | 'office' | 'none'): string {
	if (reach === 'none' || name === '') return 'đơn vị được gán cho tài khoản';
	return reach === 'unit' ? name : `${name} và các đơn vị trực thuộc`;
}

const PERIOD_TEXTS: IssueTexts<
	'unknown_period' | 'period_not_named' | 'other_period_named' | 'bad_date' | 'window_reversed'
> = {
	unknown_period: ({ found }) => ({
		title: 'Kỳ báo cáo không rõ',
		message: `${quoted(found)} không cho biết kỳ báo cáo nào.`,
		found: quoted(found),
		expected: PERIOD_FORMS,
		fix: movedPeriodText(found) ?? 'Ghi đủ kỳ và năm bốn chữ số.'
	}),
	period_not_named: () => ({
		title: 'Chưa rõ kỳ báo cáo',
		message: 'Tệp không nêu kỳ báo cáo.',
		found: 'Không có kỳ báo cáo',
		expected: PERIOD_FORMS,
		fix: 'Chọn kỳ báo cáo khi nộp, hoặc ghi kỳ vào tệp.'
	}),
	other_period_named: ({ found, expected }) => ({
		title: 'Tệp nêu kỳ khác',
		message: `Tệp ghi kỳ ${periodText(found)}, còn kỳ được chọn là ${periodText(expected)}.`,
		found: periodText(found),
		expected: periodText(expected),
		fix: 'Chọn lại kỳ khi nộp, hoặc sửa kỳ trong tệp.'
	}),
	bad_date: ({ found }) => ({
		title: 'Ngày không có trong lịch',
		message: `${quoted(found)} không phải là một ngày.`,
		found: quoted(found),
		expected: 'Một ngày có trong lịch, viết ngày/tháng/năm, năm ghi đủ bốn chữ số',
		fix: 'Ghi lại ngày cho đủ và đúng.'
	}),
	window_reversed: ({ window }) => ({
		title: 'Ngày đầu sau ngày cuối',
		message: `Thời gian số liệu ${formatWindow(window)} có ngày đầu sau ngày cuối.`,
		found: formatWindow(window),
		expected: 'Ngày đầu trước hoặc bằng ngày cuối',
		fix: 'Sửa một trong hai ngày.',
		arithmetic: `${formatDay(window.from)} > ${formatDay(window.to)}`
	})
};

const INDICATOR_TEXTS: IssueTexts<
	'unknown_indicator' | 'ambiguous_indicator' | 'unknown_field' | 'duplicate_figure'
> = {
	unknown_indicator: ({ found, nearest }) => ({
		title: 'Chỉ tiêu không rõ',
		message: `Không có chỉ tiêu nào tên hoặc mã ${quoted(found)}.`,
		found: quoted(found),
		expected: suggestions(nearest.map(quoted), 'Tên hoặc mã một chỉ tiêu trong danh mục'),
		fix: 'Ghi tên hoặc mã chỉ tiêu đúng như danh mục ở trang Chỉ số.'
	}),
	ambiguous_indicator: ({ found, candidates }, names) => {
		const meant = anyOf(candidates.map((candidate) => quoted(names.indicator(candidate))));
		return {
			title: 'Tên nhiều chỉ tiêu cùng có',
			message: `${quoted(found)} có thể là ${meant}.`,
			found: quoted(found),
			expected: meant,
			fix: 'Ghi tên đầy đủ hoặc mã của chỉ tiêu muốn nêu.'
		};
	},
	unknown_field: ({ found, known }) => ({
		title: 'Lĩnh vực không rõ',
		message: `Không có lĩnh vực nào tên ${quoted(found)}.`,
		found: quoted(found),
		expected: anyOf(known),
		fix: 'Ghi tên lĩnh vực đúng như danh mục, hoặc để trống nếu là số của mọi lĩnh vực.'
	}),
	duplicate_figure: ({ indicator, first, firstText, secondText }, names) => {
		const place = formatPlace(first);
		return {
			title: 'Số liệu nêu hai lần',
			message: `${names.indicator(indicator)} có hai lần cho cùng đơn vị, kỳ và nguồn: ${quoted(firstText)}${place === '' ? '' : ` ở ${place}`} và ${quoted(secondText)}.`,
			found: `${quoted(firstText)} và ${quoted(secondText)}`,
			expected: 'Mỗi số liệu một lần',
			fix: 'Giữ dòng đúng, xóa dòng kia; hai nguồn khác nhau thì ghi tên nguồn vào cột “Nguồn”.'
		};
	}
};

const NUMBER_TEXTS: IssueTexts<
	| 'not_a_number'
	| 'not_a_whole_number'
	| 'negative_number'
	| 'ambiguous_number'
	| 'unknown_code'
	| 'number_reading'
> = {
	not_a_number: (issue, names) =>
		numberText(issue, names, {
			title: 'Không phải là số',
			says: 'không đọc được thành một con số',
			expected: 'Một con số, như 1.144 hoặc 97,67; không phát sinh thì ghi 0',
			fix: 'Ghi con số; tử số và mẫu số ghi thành hai chỉ tiêu; chưa có số liệu thì để trống.'
		}),
	not_a_whole_number: (issue, names) =>
		numberText(issue, names, {
			title: 'Không phải là số nguyên',
			says: 'không phải là số nguyên, chỉ tiêu này đếm từng việc',
			expected: 'Số nguyên, như 1.144',
			fix: 'Ghi số đếm; nếu đây là tỷ lệ thì chuyển sang cột tỷ lệ.'
		}),
	negative_number: (issue, names) =>
		numberText(issue, names, {
			title: 'Số âm',
			says: 'là số âm, chỉ tiêu này không thể nhỏ hơn 0',
			expected: 'Số từ 0 trở lên',
			fix: 'Kiểm tra lại con số; không phát sinh thì ghi 0.'
		}),
	ambiguous_number: (issue, names) => numberText(issue, names, readingsText(issue)),
	unknown_code: (issue, names) =>
		numberText(issue, names, {
			title: 'Mã trả lời không rõ',
			says: 'không phải là mã trả lời nào của chỉ tiêu này',
			expected: Object.entries(issue.codes)
				.map(([code, meaning]) => `${code} = ${meaning}`)
				.join('; '),
			fix: 'Ghi một trong các mã trên.'
		}),
	number_reading: ({ column, example, reading, convention }) => ({
		title: 'Cách đọc số',
		message: `Cột ${quoted(column)}: ${quoted(example)} đọc là ${plainNumber(reading)}.`,
		found: quoted(example),
		expected:
			convention === 'comma'
				? 'Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân'
				: 'Dấu phẩy ngăn hàng nghìn, dấu chấm ngăn phần thập phân'
	})
};

type AmbiguousNumber = Extract<Issue, { readonly code: 'ambiguous_number' }>;
const plainPercent = (value: number): string => `${plainNumber(value)}\u00a0%`;

function readingsText({ readings, isRate }: AmbiguousNumber) {
	const both = anyOf(readings.map(isRate === true ? plainPercent : plainNumber));
	const title = 'Số đọc được hai cách';
	return {
		title,
		says: `có thể là ${both}`,
		expected: both,
		fix:
			isRate === true
				? `Ghi tỷ lệ kèm dấu %: ${both}; hoặc nêu thêm tử số và mẫu số của tỷ lệ.`
				: 'Viết cả cột theo một cách: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân; hoặc bỏ dấu ngăn hàng nghìn.'
	};
}

export const CELL_TEXTS: IssueTexts<CellCode> = {
	...UNIT_TEXTS,
	...PERIOD_TEXTS,
	...INDICATOR_TEXTS,
	...NUMBER_TEXTS,
	...UNIT_LIST_TEXTS
};
