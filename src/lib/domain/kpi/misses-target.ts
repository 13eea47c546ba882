import type { Kpi } from './catalogue';
import { shownRate } from '../figures/shown-rate';

/** Whether a value is short of the target as both are read: 79,996 is shown as 80,00 and reaches 80. */
export function missesTarget(
	value: number,
	{
		target,
		direction,
		decimals
	}: Pick<Kpi, 'direction' | 'decimals'> & { readonly target: number | null }
): boolean {
	if (target === null) return false;
	const shown = shownRate(value, decimals);
	return direction === 'higher' ? shown < target : shown > target;
}
