// What a trend of an office rests on: the units of its ends, and where they are others than before.
import type { Trend } from '../../domain/kpi/trend';
import type { UnitSetChange } from '../../domain/kpi/unit-set-changes';
import { commonUnitsText, comparedTotalsText, marksText, namesText } from './comparison-text';
import { formatCount } from '../number';
import { formatPeriodShort } from '../period';

/** Sentences below a trend, in the page and in its files; none where the same units stand behind every point. */
export function trendNotes(trend: Trend): string[] {
	const basis = basisText(trend);
	return [...(basis === '' ? [] : [basis]), ...trend.unitChanges.map(unitChangeText)];
}

function basisText({ course, total, decimals }: Trend): string {
	if (course === null) return '';
	const last = total.points.findLast(({ value }) => value !== null);
	if (last === undefined) return '';
	const periodNow = formatPeriodShort(last.period);
	const marks = marksText(course.marks, formatPeriodShort(course.period), periodNow);
	const totals = comparedTotalsText(course, decimals);
	const units = commonUnitsText(course, { periodNow, totals });
	if (units === '' && marks === '') return '';
	const parts = [units === '' ? '' : `chỉ so ${units}`, marks].filter((part) => part !== '');
	return `Từ ${formatPeriodShort(course.period)} đến ${periodNow}: ${parts.join('; ')}.`;
}

function unitChangeText({ period, since, both, joined, left, isBreak }: UnitSetChange): string {
	const parts = [
		joined.units === 0 ? '' : `thêm ${namesText(joined)}`,
		left.units === 0 ? '' : `không còn ${namesText(left)}`
	].filter((part) => part !== '');
	const broken = isBreak ? '; đường chung không nối qua kỳ này' : '';
	return `${formatPeriodShort(period)}: ${formatCount(both + joined.units)} đơn vị, ${parts.join(', ')} so với ${formatPeriodShort(since)}${broken}.`;
}
