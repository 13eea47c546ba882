// Words for what stands beside a KPI value.
import type { Kpi, KpiFlag } from '../../domain/kpi/catalogue';
import { NO_MARKS, type ChangeMarks } from '../../domain/kpi/change-marks';
import type { KpiState } from '../../domain/kpi/kpi';
import type { MissingReason } from '../../domain/figures/measured';
import { formatPoints } from '../number';

const FLAGS: Readonly<Record<KpiFlag, { readonly text: string; readonly explanation: string }>> = {
	unverified: {
		text: 'chưa xác minh',
		explanation:
			'Một số liệu tạo nên giá trị này đang mâu thuẫn với số liệu khác và chưa được đối chiếu.'
	},
	few: {
		text: 'ít hồ sơ',
		explanation: 'Mẫu số nhỏ: thêm hoặc bớt một hồ sơ đã làm tỷ lệ đổi nhiều.'
	},
	derived: {
		text: 'suy ra',
		explanation:
			'Không có báo cáo riêng của kỳ này; số liệu là hiệu của hai báo cáo lũy kế, hoặc tổng của ba tháng.'
	},
	other_window: {
		text: 'khác thời gian số liệu',
		explanation:
			'Số liệu lấy trong khoảng thời gian khác với khoảng thời gian của báo cáo, hoặc báo cáo không phủ hết kỳ của nó (như một tháng ghi là một quý).'
	},
	fallback_denominator: {
		text: 'mẫu số thay thế',
		explanation: 'Báo cáo không có mẫu số chính thức; đã dùng mẫu số thay thế nêu trong cách tính.'
	},
	combined_figure: {
		text: 'số gộp',
		explanation: 'Báo cáo chỉ nêu một con số gộp, không tách thành phần.'
	},
	mixed_sources: {
		text: 'khác nguồn',
		explanation: 'Tử số và mẫu số lấy ở hai nguồn khác nhau vì không nguồn nào có đủ cả hai.'
	}
};

const REASONS: Readonly<Record<MissingReason, string>> = {
	blank: 'ô để trống',
	not_reported: 'không đủ dữ liệu',
	not_submitted: 'chưa nộp báo cáo',
	inexact: 'chỉ có số ước lượng',
	not_applicable: 'không áp dụng',
	zero_denominator: 'không phát sinh',
	contradiction: 'tử số lớn hơn mẫu số: phải sửa số liệu'
};

export const flagText = (flag: KpiFlag): string => FLAGS[flag].text;

export const flagExplanation = (flag: KpiFlag): string => FLAGS[flag].explanation;

/** Why there is no value; '' when there is one. */
export function reasonText(state: KpiState, reason: MissingReason | null): string {
	switch (state) {
		case 'value':
			return '';
		case 'missing':
			return REASONS[reason ?? 'not_reported'];
		case 'not_applicable':
			return REASONS.not_applicable;
		case 'zero_denominator':
			return REASONS.zero_denominator;
		case 'stated_only':
			return 'báo cáo chỉ nêu tỷ lệ, không nêu số lượng';
	}
}

/** "+1,25 điểm, tốt lên": the word follows the direction of good. */
export function changeText(
	change: number | null,
	{ direction, decimals }: Pick<Kpi, 'direction' | 'decimals'>,
	marks: Slight = NO_MARKS
): string {
	if (change === null) return 'không có kỳ để so sánh';
	return `${formatPoints(change, decimals)}, ${changeWord(change, direction, marks)}`;
}

type Slight = Pick<ChangeMarks, 'isSlight'>;

/** tốt lên · xấu đi · không đổi · không đáng kể */
export function changeWord(
	change: number,
	direction: 'higher' | 'lower',
	{ isSlight }: Slight = NO_MARKS
): string {
	if (change === 0) return 'không đổi';
	if (isSlight) return 'không đáng kể';
	return change > 0 === (direction === 'higher') ? 'tốt lên' : 'xấu đi';
}
