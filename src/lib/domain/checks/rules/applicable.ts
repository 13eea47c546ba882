// Which checks can say anything of a report: those whose indicators it has. Nearly all reports of a file have the same
// indicators, so the question is answered once for each set of them.
import type { Catalogue, Check, IndicatorId } from '../../kpi/catalogue';
import type { CheckedFigures } from './checked-figures';

type OfKind<Kind extends Check['kind']> = Extract<Check, { readonly kind: Kind }>;
type ChecksByKind = {
	readonly [Kind in Check['kind']]: readonly OfKind<Kind>[];
} & {
	/** Of which a report may name some parts only. */
	readonly breakdown: readonly (OfKind<'sum'> | OfKind<'at_most'>)[];
};

/** More sets than this are not of one file. */
const MOST_SETS = 1000;
const bySet = new WeakMap<Catalogue, Map<string, ChecksByKind>>();

type Asked = Pick<CheckedFigures, 'catalogue' | 'observations'>;
/** Each kind of check asks about the same report, one after the other. */
let last: (Asked & { readonly checks: ChecksByKind }) | undefined;

/** Every other check finds nothing in these figures. */
export function applicableChecks({ catalogue, observations }: CheckedFigures): ChecksByKind {
	if (last?.observations === observations && last.catalogue === catalogue) return last.checks;
	const checks = checksFor({ catalogue, observations });
	last = { catalogue, observations, checks };
	return checks;
}

function checksFor({ catalogue, observations }: Asked): ChecksByKind {
	const indicators = new Set(observations.map(({ indicator }) => indicator));
	const sets = bySet.get(catalogue) ?? new Map<string, ChecksByKind>();
	bySet.set(catalogue, sets);
	const key = [...indicators].join(' ');
	const known = sets.get(key);
	if (known !== undefined) return known;
	const found = checksOver(catalogue.checks, indicators);
	if (sets.size >= MOST_SETS) sets.clear();
	sets.set(key, found);
	return found;
}

function checksOver(checks: readonly Check[], indicators: ReadonlySet<IndicatorId>): ChecksByKind {
	const own = checks.filter((check) => isOver(check, indicators));
	return {
		breakdown: checks.filter((check) => isBreakdown(check, indicators)),
		sum: own.filter((check) => check.kind === 'sum'),
		sum_of_fields: own.filter((check) => check.kind === 'sum_of_fields'),
		at_most: own.filter((check) => check.kind === 'at_most'),
		equal: own.filter((check) => check.kind === 'equal')
	};
}

/** Two parts at least and not all of a sum; all of what is no sum, where the rest is worth telling. */
function isBreakdown(
	check: Check,
	indicators: ReadonlySet<IndicatorId>
): check is OfKind<'sum'> | OfKind<'at_most'> {
	if (check.kind !== 'sum' && check.kind !== 'at_most') return false;
	const named = check.parts.filter((id) => indicators.has(id));
	if (named.length < 2) return false;
	if (check.kind === 'at_most') return check.rest !== undefined && indicators.has(check.whole);
	return indicators.has(check.total) && check.parts.length > 2;
}

function isOver(check: Check, indicators: ReadonlySet<IndicatorId>): boolean {
	const has = (id: IndicatorId): boolean => indicators.has(id);
	switch (check.kind) {
		case 'sum':
			return has(check.total) && check.parts.every(has);
		case 'sum_of_fields':
			return has(check.total);
		case 'at_most':
			return has(check.whole) && check.parts.some(has);
		case 'equal':
			return has(check.left) && has(check.right);
	}
}
