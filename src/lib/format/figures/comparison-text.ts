// Words for what a change rests on: which units it is of, and what either side must be read with.
import type { ChangeMarks } from '../../domain/kpi/change-marks';
import type { NamedUnit, OfficeComparison, UnitsApart } from '../../domain/kpi/office-comparison';
import { flagText } from './kpi-text';
import { formatCount, formatPercent } from '../number';
import { formatPeriodShort } from '../period';

/** More names than these are counted in a sentence. */
const MOST_NAMES = 3;

const THIS_PERIOD = 'kỳ này';

/** "kỳ này chưa xác minh; Q2/2023 khác thời gian số liệu"; '' where both sides stand for themselves. */
export function marksText(
	{ now, before }: ChangeMarks,
	periodBefore: string,
	periodNow = THIS_PERIOD
): string {
	return [
		now.length === 0 ? '' : `${periodNow} ${now.map(flagText).join(', ')}`,
		before.length === 0 ? '' : `${periodBefore} ${before.map(flagText).join(', ')}`
	]
		.filter((part) => part !== '')
		.join('; ');
}

type Sets = Pick<OfficeComparison, 'now' | 'joined' | 'left' | 'period'>;

export const hasOtherUnits = ({ joined, left }: Pick<Sets, 'joined' | 'left'>): boolean =>
	joined.units + left.units > 0;

/** For a narrow place: "17 đơn vị chung, thêm 1, bớt 2"; '' where the units are the same. */
export function commonUnitsShort(sets: Sets): string {
	if (!hasOtherUnits(sets)) return '';
	const { joined, left } = sets;
	return [
		`${formatCount(sets.now.units)} đơn vị chung`,
		joined.units === 0 ? '' : `thêm ${formatCount(joined.units)}`,
		left.units === 0 ? '' : `bớt ${formatCount(left.units)}`
	]
		.filter((part) => part !== '')
		.join(', ');
}

/** "17 đơn vị có số liệu ở cả hai kỳ; chỉ có ở kỳ này: Xã A; chỉ có ở Q2/2023: Xã B và 3 đơn vị khác" */
export function commonUnitsText(
	sets: Sets,
	{
		periodNow = THIS_PERIOD,
		totals = ''
	}: { readonly periodNow?: string; readonly totals?: string } = {}
): string {
	if (!hasOtherUnits(sets)) return '';
	const both = sets.now.units;
	return [
		both === 0
			? 'không đơn vị nào có số liệu ở cả hai kỳ'
			: `${formatCount(both)} đơn vị có số liệu ở cả hai kỳ${totals === '' ? '' : ` (${totals})`}`,
		apartText(`chỉ có ở ${periodNow}`, sets.joined),
		apartText(`chỉ có ở ${formatPeriodShort(sets.period)}`, sets.left)
	]
		.filter((part) => part !== '')
		.join('; ');
}

const apartText = (words: string, units: UnitsApart): string =>
	units.units === 0 ? '' : `${words}: ${namesText(units)}`;

/** "Xã A, Xã B và 4 đơn vị khác" */
export function namesText({ units, named }: UnitsApart): string {
	const shown = units > named.length || units > MOST_NAMES ? named.slice(0, MOST_NAMES) : named;
	const names = shown.map(({ name }: NamedUnit) => name).join(', ');
	const more = units - shown.length;
	if (more === 0) return names;
	return shown.length === 0
		? `${formatCount(more)} đơn vị`
		: `${names} và ${formatCount(more)} đơn vị khác`;
}

/** The two totals the change is the difference of: "84,50 % so với 97,00 %". */
export function comparedTotalsText({ now, before }: OfficeComparison, decimals: number): string {
	if (now.value === null || before.value === null) return '';
	return `${formatPercent(now.value, decimals)} so với ${formatPercent(before.value, decimals)}`;
}
