// Sentences for figures that are readable and contradict each other, with the arithmetic written out.
import type { Figure, FigureIssueCode } from '../../domain/checks/issue';
import {
	allOf,
	CONFIRM,
	distance,
	figureSentence,
	figureName,
	figureValue,
	partsList,
	quoted,
	roundedSum,
	sumWritten,
	type IssueTexts,
	type Names
} from './issue-words';
import {
	computedPercent,
	fraction,
	percentOf,
	rateArithmetic,
	roundedPercent,
	statedPercent
} from './issue-rate';
import { formatNumber } from '../number';
import { formatPeriod, formatPeriodShort, formatWindow } from '../period';

const sumText = (parts: readonly Figure[], sum: number): string =>
	parts.length === 1 ? formatNumber(sum) : `${sumWritten(parts)} = ${formatNumber(sum)}`;

const SUM_TEXTS: IssueTexts<'sum_mismatch' | 'part_exceeds_total' | 'unnamed_rest' | 'not_equal'> =
	{
		sum_mismatch: ({ total, parts, sum }, names) => {
			const list = partsList(parts, names);
			const gap = formatNumber(distance(sum, total.value));
			return {
				title: 'Tổng không khớp',
				message: `${figureName(total, names)} ghi ${figureValue(total)}, nhưng cộng các phần được ${formatNumber(sum)}.`,
				found: figureSentence(total, names),
				expected: `${formatNumber(sum)}${list === '' ? '' : `, gồm ${list}`}`,
				fix: CONFIRM,
				arithmetic: `${sumText(parts, sum)} ≠ ${figureValue(total)} (${sum < total.value ? 'thiếu' : 'thừa'} ${gap})`
			};
		},
		part_exceeds_total: ({ parts, total }, names) => {
			const sum = roundedSum(parts);
			const partNames = parts.map((part) => figureName(part, names)).join(' + ');
			return {
				title: 'Phần lớn hơn tổng',
				message: `${partNames} là ${formatNumber(sum)}, lớn hơn ${figureName(total, names)} (${figureValue(total)}).`,
				found: parts.map((part) => figureSentence(part, names)).join('; '),
				expected: `Không quá ${figureValue(total)} (${figureName(total, names)}, ${total.source})`,
				fix: CONFIRM,
				arithmetic: `${sumText(parts, sum)} > ${figureValue(total)} (hơn ${formatNumber(distance(sum, total.value))})`
			};
		},
		unnamed_rest: ({ total, parts, rest, what }, names) => ({
			title: 'Còn phần không nêu',
			message: `Trong ${figureName(total, names)} (${figureValue(total)}) còn ${formatNumber(rest)} ${what}.`,
			found: parts.map((part) => figureSentence(part, names)).join('; '),
			expected: `Cộng các phần bằng ${figureValue(total)}`,
			fix: 'Nêu thêm phần còn lại nếu có số liệu; không có thì không cần làm gì.',
			arithmetic: `${figureValue(total)} − (${sumWritten(parts)}) = ${formatNumber(rest)}`
		}),
		not_equal: ({ left, right, factor }, names) => {
			const converted = Number((left.value * factor).toPrecision(12));
			const conversion =
				factor < 1 ? `: ${formatNumber(Math.round(1 / factor))}` : `× ${formatNumber(factor)}`;
			const leftText =
				factor === 1
					? figureValue(left)
					: `${figureValue(left)} ${conversion} = ${formatNumber(converted)}`;
			return {
				title: 'Hai số phải bằng nhau mà khác nhau',
				message: `${figureName(left, names)} và ${figureName(right, names)} phải bằng nhau.`,
				found: `${figureSentence(left, names)}; ${figureSentence(right, names)}`,
				expected: `${figureName(right, names)} bằng ${formatNumber(converted)}`,
				fix: CONFIRM,
				arithmetic: `${leftText} ≠ ${figureValue(right)} (chênh ${formatNumber(distance(converted, right.value))})`
			};
		}
	};

/** Contradictions found before say no more than that counts are lacking. */
const lackingText = (lacking: readonly string[] | undefined, names: Names): string =>
	lacking === undefined || lacking.length === 0
		? 'tử số và mẫu số'
		: allOf(lacking.map((id) => quoted(names.indicator(id))));

const RATE_TEXTS: IssueTexts<
	| 'rate_mismatch'
	| 'rate_truncated'
	| 'rate_above_hundred'
	| 'rate_without_counts'
	| 'cumulative_rate_impossible'
> = {
	rate_mismatch: (issue, names) => ({
		title: 'Tỷ lệ không khớp',
		message: `${figureName(issue.stated, names)} nêu ${statedPercent(issue)}, nhưng tính từ số lượng được ${computedPercent(issue)}.`,
		found: `${figureName(issue.stated, names)}, ${issue.stated.source}: ${statedPercent(issue)}`,
		expected: `${computedPercent(issue)}, từ ${[...issue.numerator, ...issue.denominator].map((figure) => figureSentence(figure, names)).join('; ')}`,
		fix: CONFIRM,
		arithmetic: rateArithmetic(issue, 'mismatch')
	}),
	rate_truncated: (issue, names) => ({
		title: 'Tỷ lệ cắt bớt, không làm tròn',
		message: `${figureName(issue.stated, names)} nêu ${statedPercent(issue)}: đúng khi cắt bớt chữ số, làm tròn thì là ${roundedPercent(issue)}. Được chấp nhận.`,
		found: statedPercent(issue),
		expected: roundedPercent(issue),
		arithmetic: rateArithmetic(issue, 'truncated')
	}),
	rate_above_hundred: ({ stated }, names) => ({
		title: 'Tỷ lệ trên 100 %',
		message: `${figureName(stated, names)} nêu ${percentOf(stated)}, một phần của tổng không thể vượt 100 %.`,
		found: `${figureName(stated, names)}, ${stated.source}: ${percentOf(stated)}`,
		expected: 'Từ 0 đến 100 %',
		fix: CONFIRM,
		arithmetic: `${percentOf(stated)} > 100 %`
	}),
	rate_without_counts: ({ stated, lacking }, names) => ({
		title: 'Có tỷ lệ, thiếu số lượng',
		message: `${figureName(stated, names)} nêu ${percentOf(stated)} mà không nêu ${lackingText(lacking, names)}, nên không tính lại và không xếp hạng được.`,
		found: `${figureName(stated, names)}, ${stated.source}: ${percentOf(stated)}`,
		expected: `Có ${lackingText(lacking, names)}`,
		fix: 'Bổ sung số lượng còn thiếu vào báo cáo nếu có.'
	}),
	cumulative_rate_impossible: ({ stated, numerator, denominator, partPeriod }, names) => ({
		title: 'Tỷ lệ lũy kế không thể có',
		message: `${figureName(stated, names)} nêu ${percentOf(stated)} cho cả kỳ, trong khi ${formatPeriod(partPeriod)} nằm trong kỳ đó chỉ đạt ${figureValue(numerator)}/${figureValue(denominator)}.`,
		found: `${figureName(stated, names)}, ${stated.source}: ${percentOf(stated)}`,
		expected: `Dưới ${percentOf(stated)}`,
		fix: CONFIRM,
		arithmetic: `${formatPeriodShort(partPeriod)}: ${fraction(numerator, denominator)}, còn ${formatNumber(distance(denominator.value, numerator.value))} ngoài tỷ lệ → cả kỳ không thể là ${percentOf(stated)}`
	})
};

const HISTORY_TEXTS: IssueTexts<
	| 'carried_over_mismatch'
	| 'sudden_jump'
	| 'cumulative_below_part'
	| 'cumulative_sum_mismatch'
	| 'derived_exceeds'
> = {
	carried_over_mismatch: ({ carriedOver, pendingBefore, periodBefore }, names) => ({
		title: 'Số chuyển kỳ không khớp',
		message: `${figureName(carriedOver, names)} là ${figureValue(carriedOver)}, nhưng ${figureName(pendingBefore, names)} của ${formatPeriod(periodBefore)} là ${figureValue(pendingBefore)}.`,
		found: figureSentence(carriedOver, names),
		expected: `${figureValue(pendingBefore)} (${figureName(pendingBefore, names)}, ${formatPeriod(periodBefore)})`,
		fix: CONFIRM,
		arithmetic: `${figureValue(carriedOver)} ≠ ${figureValue(pendingBefore)} (chênh ${formatNumber(distance(carriedOver.value, pendingBefore.value))})`
	}),
	sudden_jump: ({ figure, usual, history }, names) => ({
		title: 'Khác hẳn các kỳ trước',
		message: `${figureName(figure, names)} là ${figureValue(figure)}, các kỳ trước thường khoảng ${formatNumber(usual, usual < 10 ? 1 : 0)}.`,
		found: figureSentence(figure, names),
		expected: `Gần ${formatNumber(usual, usual < 10 ? 1 : 0)} như các kỳ trước`,
		fix: CONFIRM,
		arithmetic: `${history.map(({ period, value }) => `${formatPeriodShort(period)}: ${formatNumber(value)}`).join(' · ')} → ${figureValue(figure)}${usual === 0 ? '' : ` (${formatNumber(figure.value / usual, 1)} lần mức thường)`}`
	}),
	cumulative_below_part: ({ cumulative, part, partPeriod }, names) => ({
		title: 'Số lũy kế nhỏ hơn một kỳ bên trong',
		message: `${figureName(cumulative, names)} lũy kế là ${figureValue(cumulative)}, nhỏ hơn ${figureValue(part)} của riêng ${formatPeriod(partPeriod)}.`,
		found: figureSentence(cumulative, names),
		expected: `Từ ${figureValue(part)} trở lên`,
		fix: CONFIRM,
		arithmetic: `${figureValue(cumulative)} < ${figureValue(part)} (thiếu ${formatNumber(distance(part.value, cumulative.value))})`
	}),
	cumulative_sum_mismatch: ({ cumulative, parts, sum }, names) => ({
		title: 'Các kỳ bên trong cộng lại không khớp',
		message: `${figureName(cumulative, names)} của cả kỳ là ${figureValue(cumulative)}, còn ${parts.map(({ period, figure }) => `${formatPeriod(period)} là ${figureValue(figure)}`).join(', ')}: cộng lại ${formatNumber(sum)}.`,
		found: figureSentence(cumulative, names),
		expected: `${formatNumber(sum)} (${parts.map(({ period }) => formatPeriodShort(period)).join(' + ')})`,
		fix: CONFIRM,
		arithmetic: `${parts.map(({ figure }) => figureValue(figure)).join(' + ')} = ${formatNumber(sum)} ≠ ${figureValue(cumulative)} (chênh ${formatNumber(distance(sum, cumulative.value))})`
	}),
	derived_exceeds: ({ derivedPeriod, part, whole, minusPeriod }, names) => ({
		title: 'Phần còn lại của quý không thể có',
		message: `Lấy kỳ lũy kế trừ ${formatPeriod(minusPeriod)} thì ${formatPeriod(derivedPeriod)} còn ${figureName(part, names)} ${formatNumber(part.value)}, lớn hơn ${figureName(whole, names)} ${formatNumber(whole.value)}.`,
		found: `${figureName(part, names)}: ${formatNumber(part.value)}`,
		expected: `Không quá ${formatNumber(whole.value)}`,
		fix: CONFIRM,
		arithmetic: `${part.text} = ${formatNumber(part.value)} > ${whole.text} = ${formatNumber(whole.value)}`
	})
};

const WINDOW_FAULTS = {
	after_period: 'kết thúc quá xa sau kỳ báo cáo',
	too_long: 'dài hơn một năm',
	outside_period: 'không có ngày nào trong kỳ báo cáo',
	in_future: 'có ngày chưa đến'
} as const;

const SOURCE_TEXTS: IssueTexts<
	| 'two_sources'
	| 'implausible_window'
	| 'other_window'
	| 'inexact_figure'
	| 'blank_over_value'
	| 'corrected_before'
> = {
	two_sources: ({ figures }, names) => {
		const values = figures.map(({ value }) => value);
		const gap = distance(Math.max(...values), Math.min(...values));
		const listed = figures.map((figure) => `${figure.source}: ${figureValue(figure)}`).join(' · ');
		const [first] = figures;
		return {
			title: 'Hai nguồn khác nhau',
			message: `${first ? figureName(first, names) : 'Số liệu'} được nêu khác nhau: ${listed}.`,
			found: listed,
			expected: 'Các nguồn của một báo cáo nêu cùng một số',
			fix: CONFIRM,
			arithmetic: `${listed} · chênh ${formatNumber(gap)}`
		};
	},
	implausible_window: ({ window, why, period }) => ({
		title: 'Thời gian số liệu bất thường',
		message: `Thời gian số liệu ${formatWindow(window)} ${WINDOW_FAULTS[why]}.`,
		found: formatWindow(window),
		expected:
			period === undefined ? 'Thời gian của kỳ báo cáo' : `Thời gian của ${formatPeriod(period)}`,
		fix: CONFIRM
	}),
	other_window: ({ figures, window, reportWindow }, names) => ({
		title: 'Thời gian số liệu khác báo cáo',
		message: `${figures.map((figure) => figureName(figure, names)).join('; ')}: số liệu ${formatWindow(window)}, khác thời gian chung của báo cáo.`,
		found: formatWindow(window),
		expected: formatWindow(reportWindow)
	}),
	inexact_figure: ({ indicator, found }, names) => ({
		title: 'Số ước lượng',
		message: `${names.indicator(indicator)} ghi ${quoted(found)}: giữ nguyên chữ, không dùng để tính chỉ số.`,
		found: quoted(found),
		expected: 'Một con số chính xác'
	}),
	blank_over_value: ({ indicator, field, stored }, names) => ({
		title: 'Ô trống thay số đã có',
		message: `${names.indicator(indicator)}${field === '' ? '' : ` (${names.field(field)})`} để trống, trong khi đã lưu ${quoted(stored)}.`,
		found: 'Ô trống',
		expected: quoted(stored),
		fix: 'Điền lại con số rồi nộp lại tệp. Nếu số đã lưu phải bỏ đi, ghi lý do để lưu ô trống.'
	}),
	corrected_before: ({ indicator, field, found, stored }, names) => ({
		title: 'Số cũ đã được đính chính',
		message: `${names.indicator(indicator)}${field === '' ? '' : ` (${names.field(field)})`} ghi ${quoted(found)}, là số đã được thay bằng ${quoted(stored)} ở một lần nộp sau.`,
		found: quoted(found),
		expected: quoted(stored),
		fix: 'Kiểm tra xem có chọn nhầm tệp cũ không. Nếu số cũ mới đúng, ghi lý do để lưu lại.'
	})
};

export const FIGURE_TEXTS: IssueTexts<FigureIssueCode> = {
	...SUM_TEXTS,
	...RATE_TEXTS,
	...HISTORY_TEXTS,
	...SOURCE_TEXTS
};
