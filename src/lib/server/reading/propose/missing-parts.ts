// What a table needs to be read, against the meanings that its columns were given.
import type { ColumnTarget } from '../../../domain/reading-choices';
import type { Proposal } from './proposal';

/** A part that every table must have. */
export type MissingPart = 'unit' | 'period' | 'figures' | 'indicator' | 'value';

/** What the meanings leave out; a table without it cannot be read. */
export function missingParts(
	targets: readonly ColumnTarget[],
	{ said }: Pick<Proposal, 'said'>
): MissingPart[] {
	const has = (target: ColumnTarget): boolean => targets.includes(target);
	const hasIndicators = targets.some((target) => target.startsWith('indicator:'));
	const missing: MissingPart[] = [];
	if (!has('role:unit') && !has('role:unitCode') && !said.unit) missing.push('unit');
	const isDated = (['period', 'quarter', 'month', 'year'] as const).some((role) =>
		has(`role:${role}`)
	);
	if (!isDated && !said.period) missing.push('period');
	if (hasIndicators) return missing;
	if (has('role:indicator') && !has('role:value')) missing.push('value');
	else if (has('role:value') && !has('role:indicator')) missing.push('indicator');
	else if (!has('role:value')) missing.push('figures');
	return missing;
}
