// Sentences of the overview: who is behind and on what, what moved, how many reports have come in.
import type { OfficeComparison } from '../../domain/kpi/office-comparison';
import type { IsoDate, Window } from '../../domain/figures/period';
import { lowerFirst } from './attention-text';
import { commonUnitsText, marksText } from './comparison-text';
import { formatCount, formatGap, formatNumber, formatPercent, formatPoints } from '../number';
import { formatDay, formatInstant, formatPeriodShort, formatWindow } from '../period';

interface NamedKpi {
	readonly shortName: string;
	readonly decimals: number;
}
export interface HeadlineFacts {
	readonly moved: {
		readonly kpi: NamedKpi;
		readonly change: number;
		readonly value: number;
		readonly comparison: Pick<OfficeComparison, 'now' | 'joined' | 'left' | 'period' | 'marks'>;
	} | null;
	readonly furthestBehind: {
		readonly unit: { readonly name: string };
		readonly kpi: NamedKpi;
		readonly value: number;
		readonly shortBy: number;
	} | null;
	readonly hasTargets: boolean;
	readonly unitsBehind: number;
	readonly unitsCompared: number;
}

/** "Xã Hoa Đào chậm nhất: thanh toán trực tuyến 51,00 %, kém mục tiêu 9,00 điểm; 7/17 đơn vị còn chỉ số chưa đạt" */
export function headlineText(facts: HeadlineFacts, officeName: string): string {
	const { furthestBehind: worst, unitsBehind, unitsCompared } = facts;
	if (unitsCompared === 0) return `${officeName}: chưa có số liệu để so sánh các đơn vị`;
	if (!facts.hasTargets)
		return `${officeName}: chưa đặt mục tiêu nên chưa nói được đơn vị nào chậm`;
	if (worst === null)
		return unitsCompared === 1
			? `${officeName}: mới có số liệu của một đơn vị, chưa so sánh được`
			: `${officeName}: không đơn vị nào dưới mục tiêu`;
	const value = formatPercent(worst.value, worst.kpi.decimals);
	const gap = `${formatGap(worst.shortBy, worst.kpi.decimals)} điểm`;
	const first = `${worst.unit.name} chậm nhất: ${lowerFirst(worst.kpi.shortName)} ${value}, kém mục tiêu ${gap}`;
	if (unitsCompared === 1) return first;
	return `${first}; ${formatCount(unitsBehind)}/${formatCount(unitsCompared)} đơn vị còn chỉ số chưa đạt`;
}

/** "Thanh toán trực tuyến: +2,10 điểm, tới 72,40 %", the largest move of an office's total; '' without one. */
export function movedText({ moved }: HeadlineFacts): string {
	if (moved === null) return '';
	const { kpi, change, value, comparison } = moved;
	const basis = [
		commonUnitsText(comparison),
		marksText(comparison.marks, formatPeriodShort(comparison.period))
	]
		.filter((part) => part !== '')
		.join('; ');
	const text = `Đổi nhiều nhất so với kỳ trước: ${lowerFirst(kpi.shortName)} ${formatPoints(change, kpi.decimals)}, tới ${formatPercent(value, kpi.decimals)}`;
	return basis === '' ? text : `${text} (${basis})`;
}

/** "17/18 đơn vị đã nộp; thứ hạng còn thay đổi" */
export function receivedText(received: number, expected: number): string {
	const counts = `${formatCount(received)}/${formatCount(expected)} đơn vị đã nộp`;
	return received < expected ? `${counts}; thứ hạng còn thay đổi` : counts;
}

/** Under a card: "Mục tiêu 60 %", "Tối đa 5 %". */
export function targetText(target: number | null, direction: 'higher' | 'lower'): string {
	if (target === null) return 'Chưa đặt mục tiêu';
	return `${direction === 'higher' ? 'Mục tiêu' : 'Tối đa'} ${formatNumber(target)}\u00a0%`;
}

/** Units short of the target: "4 chưa đạt". */
export const shortfallText = (units: number): string =>
	units === 0 ? 'đều đạt' : `${formatCount(units)} chưa đạt`;

/** What the overview rests on, in one line. */
export function basisText(basis: {
	readonly window: Window | null;
	readonly dueOn: IsoDate | null;
	readonly updatedAt: string | null;
	readonly late: number;
}): string {
	return [
		basis.late > 0 ? `${formatCount(basis.late)} nộp muộn` : '',
		basis.window === null ? '' : `số liệu ${formatWindow(basis.window)}`,
		basis.dueOn === null ? '' : `hạn nộp ${formatDay(basis.dueOn)}`,
		basis.updatedAt === null ? '' : `cập nhật lúc ${formatInstant(basis.updatedAt)}`
	]
		.filter((part) => part !== '')
		.join(' · ');
}
