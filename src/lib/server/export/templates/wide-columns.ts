// Columns of the table with one line a unit: what the headline KPIs are computed from, and what checks it.
import type { Catalogue, Check, Indicator, IndicatorId } from '../../../domain/kpi/catalogue';
import { formulaIndicators, indicatorsOf } from '../../../domain/kpi/formula';

/** In the order of the catalogue, which is that of the printed forms. */
export function wideIndicators(catalogue: Catalogue): Indicator[] {
	const headline = [...catalogue.kpis.values()].filter((kpi) => kpi.headline);
	const columns = new Set(
		headline.flatMap(({ formulas: [first] }) =>
			first === undefined ? [] : [...formulaIndicators(first)]
		)
	);
	const lookedAt = new Set(headline.flatMap((kpi) => [...indicatorsOf(kpi)]));
	const sums = catalogue.checks.filter((check) => check.kind === 'sum' && !check.onlyWithout);
	for (const check of sums) addWhole(check, { columns, lookedAt });
	// A part that a whole lacks, so that a row can be checked by itself.
	for (const check of sums) addLastPart(check, columns);
	return [...catalogue.indicators.values()].filter(({ id }) => columns.has(id));
}

/** The first spelling of the catalogue, else its name: read again without asking. */
export const wideHeading = ({ headings: [heading], name }: Indicator): string => heading ?? name;

interface Columns {
	readonly columns: Set<IndicatorId>;
	readonly lookedAt: ReadonlySet<IndicatorId>;
}

/** A whole that the KPIs know of, of which a part is asked for: with its other parts. */
function addWhole(check: Check, { columns, lookedAt }: Columns): void {
	if (check.kind !== 'sum' || columns.has(check.total)) return;
	const { total, parts } = check;
	const own = parts.filter((part) => columns.has(part));
	const isKnown = [total, ...parts].every((id) => columns.has(id) || lookedAt.has(id));
	if (own.length === 0 || own.length === parts.length || !isKnown) return;
	for (const id of [total, ...parts]) columns.add(id);
}

function addLastPart(check: Check, columns: Set<IndicatorId>): void {
	if (check.kind !== 'sum' || !columns.has(check.total)) return;
	const lacking = check.parts.filter((part) => !columns.has(part));
	if (lacking.length === 1) for (const part of lacking) columns.add(part);
}
