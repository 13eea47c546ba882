import { formulaIndicators } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import { noteAt, type CheckedFigures } from './checked-figures';

/** "trên 196", "khoảng 350", "2500-3000" where a KPI needs an exact count: shown as written, never computed with. */
export function inexact(checked: CheckedFigures): FigureIssue[] {
	const bounds = checked.observations.filter(
		({ quantity }) => quantity.kind !== 'exact' && quantity.kind !== 'missing'
	);
	if (bounds.length === 0) return [];
	const needed = new Set(
		[...checked.catalogue.kpis.values()].flatMap(({ formulas }) =>
			formulas.flatMap(formulaIndicators)
		)
	);
	return bounds
		.filter(({ indicator, field }) => field === '' && needed.has(indicator))
		.map((figure) => ({
			...noteAt(checked, figure),
			code: 'inexact_figure' as const,
			indicator: figure.indicator,
			found: figure.text
		}));
}
