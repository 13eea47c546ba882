// "Cần chú ý": one thing to do as a heading, what it rests on, and where it leads.
import type { AttentionReason } from '../../domain/kpi/attention';
import type { KpiId } from '../../domain/kpi/catalogue';
import type { ChangeMarks } from '../../domain/kpi/change-marks';
import { marksText } from './comparison-text';
import { tellingDecimals } from '../../domain/figures/shown-rate';
import { capital } from '../capital';
import { formatCount, formatGap, formatNumber, formatPercent, formatPoints } from '../number';

/** The part of a KPI these sentences need. */
export interface NamedKpi {
	readonly id: KpiId;
	readonly shortName: string;
	readonly unit: string;
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
}
export interface ReasonText {
	/** Follows the unit's name: "thanh toán trực tuyến 51,00 %". */
	readonly heading: string;
	readonly detail: string;
}

export function reasonLine(reason: AttentionReason, kpi: NamedKpi | undefined): ReasonText {
	switch (reason.kind) {
		case 'not_submitted':
			return { heading: 'chưa nộp báo cáo', detail: lateText(reason.daysLate) };
		case 'contradictions':
			return {
				heading: `${formatCount(reason.open)} mâu thuẫn số liệu chưa được giải quyết`,
				detail: 'Giá trị dựa trên các số liệu này được ghi "chưa xác minh".'
			};
		default:
			return kpi === undefined ? { heading: reason.kpi, detail: '' } : kpiReason(reason, kpi);
	}
}

type KpiReason = Extract<AttentionReason, { readonly kpi: KpiId }>;
function kpiReason(reason: KpiReason, kpi: NamedKpi): ReasonText {
	const named = lowerFirst(kpi.shortName);
	if (reason.kind === 'fell') {
		const heading = `${named} ${formatPercent(reason.value, kpi.decimals)}`;
		const against = reason.against === 'previous' ? 'kỳ trước' : 'cùng kỳ năm trước';
		const before = formatPercent(reason.valueBefore, kpi.decimals);
		const change = formatPoints(reason.change, kpi.decimals);
		const fall = `${change}, xấu đi so với ${against} (${before}).`;
		return { heading, detail: fall + marksSentence(reason.marks, against) };
	}
	const short = (value: number): string =>
		formatPercent(value, tellingDecimals(value, reason.target, kpi.decimals));
	const gap = `Kém mục tiêu (${formatNumber(reason.target)}\u00a0%) ${formatGap(reason.gap, kpi.decimals)} điểm`;
	const again =
		reason.kind === 'two_periods_below'
			? `, kỳ trước cũng chưa đạt (${short(reason.valueBefore)})`
			: '';
	return {
		heading: `${named} ${short(reason.value)}`,
		detail: `${gap}${again}. ${neededText(reason.needed, kpi)}${reason.kind === 'two_periods_below' ? marksSentence(reason.marks, 'kỳ trước') : ''}`
	};
}

/** Also what the other side of a comparison must be read with. */
function marksSentence(marks: ChangeMarks, before: string): string {
	const text = marksText(marks, before);
	return text === '' ? '' : ` ${capital(text)}.`;
}

function neededText(needed: number, kpi: NamedKpi): string {
	const cases = `${formatCount(needed)} ${kpi.unit}`;
	return kpi.direction === 'higher' ? `Cần thêm ${cases} để đạt.` : `Cần bớt ${cases} để đạt.`;
}

/** `null`: no due date is known. */
export function lateText(daysLate: number | null): string {
	if (daysLate === null) return 'Chưa có hạn nộp của kỳ này.';
	return daysLate > 0 ? `Đã quá hạn ${formatCount(daysLate)} ngày.` : 'Chưa tới hạn nộp.';
}

/** A name inside a sentence: "Thanh toán trực tuyến" → "thanh toán trực tuyến"; abbreviations stay ("PAKN"). */
export function lowerFirst(text: string): string {
	const [first = '', second = ''] = text;
	return second === second.toLowerCase() ? first.toLowerCase() + text.slice(first.length) : text;
}
