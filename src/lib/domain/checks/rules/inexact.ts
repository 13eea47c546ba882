import { formulaIndicators } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import { noteAt, type Picture } from './picture';

/** "trên 196", "khoảng 350", "2500-3000" where a KPI needs an exact count: shown as written, never computed with. */
export function inexact(picture: Picture): FigureIssue[] {
	const bounds = picture.observations.filter(
		({ quantity }) => quantity.kind !== 'exact' && quantity.kind !== 'missing'
	);
	if (bounds.length === 0) return [];
	const needed = new Set(
		[...picture.catalogue.kpis.values()].flatMap(({ formulas }) =>
			formulas.flatMap(formulaIndicators)
		)
	);
	return bounds
		.filter(({ indicator, field }) => field === '' && needed.has(indicator))
		.map((figure) => ({
			...noteAt(picture, figure),
			code: 'inexact_figure' as const,
			indicator: figure.indicator,
			found: figure.text
		}));
}
