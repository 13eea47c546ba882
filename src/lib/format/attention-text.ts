// Why a commune needs attention, in one sentence for each reason.
import type { AttentionReason } from '../domain/attention';
import type { Kpi, KpiId } from '../domain/catalogue';
import { formatCount, formatNumber, formatPercent } from './number';

type KpiWords = Pick<Kpi, 'shortName' | 'unit' | 'direction' | 'decimals'>;

/** "Thanh toán trực tuyến 61,32 %, dưới chỉ tiêu 80 %: cần thêm 144 hồ sơ." */
export function attentionText(reason: AttentionReason, kpiOf: (id: KpiId) => KpiWords): string {
	switch (reason.kind) {
		case 'not_submitted':
			return notSubmittedText(reason.daysLate);
		case 'contradictions':
			return `${formatCount(reason.open)} mâu thuẫn số liệu chưa xử lý.`;
		case 'fell':
			return fellText(reason, kpiOf(reason.kpi));
		case 'below_target':
		case 'two_periods_below':
			return shortText(reason, kpiOf(reason.kpi));
	}
}

function notSubmittedText(daysLate: number | null): string {
	if (daysLate === null) return 'Chưa nộp báo cáo.';
	if (daysLate > 0) return `Chưa nộp báo cáo, quá hạn ${formatCount(daysLate)} ngày.`;
	if (daysLate === 0) return 'Chưa nộp báo cáo, hạn cuối là hôm nay.';
	return `Chưa nộp báo cáo, còn ${formatCount(-daysLate)} ngày đến hạn.`;
}

function fellText(reason: Extract<AttentionReason, { kind: 'fell' }>, kpi: KpiWords): string {
	const points = `${formatNumber(Math.abs(reason.change), kpi.decimals)}\u00a0điểm`;
	const moved = reason.change < 0 ? 'giảm' : 'tăng';
	const since = reason.against === 'previous' ? 'kỳ trước' : 'cùng kỳ năm trước';
	const [before, now] = [reason.valueBefore, reason.value].map((value) =>
		formatPercent(value, kpi.decimals)
	);
	const turn = reason.change < 0 ? 'còn' : 'lên';
	return `${kpi.shortName} ${moved} ${points} so với ${since}: từ ${before} ${turn} ${now}.`;
}

function shortText(
	reason: Extract<AttentionReason, { kind: 'below_target' | 'two_periods_below' }>,
	kpi: KpiWords
): string {
	const side = kpi.direction === 'higher' ? 'dưới chỉ tiêu' : 'vượt mức tối đa';
	const value = formatPercent(reason.value, kpi.decimals);
	const target = `${formatNumber(reason.target)}\u00a0%`;
	const twice =
		reason.kind === 'two_periods_below'
			? ` hai kỳ liền (kỳ trước ${formatPercent(reason.valueBefore, kpi.decimals)})`
			: '';
	const change = kpi.direction === 'higher' ? 'cần thêm' : 'cần giảm';
	const needed = `${change} ${formatCount(reason.needed)} ${kpi.unit}`;
	return `${kpi.shortName} ${value}, ${side} ${target}${twice}: ${needed}.`;
}
