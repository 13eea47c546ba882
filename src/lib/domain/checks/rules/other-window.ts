import { exactValue } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import { isSameWindow } from '../../figures/report-window';
import { noteAt, toFigure, type CheckedFigures } from './checked-figures';
import { figuresByWindow } from './window';

/** Figures that cover another window than their report, as online payment 01/07-14/12 inside a yearly one. */
export function otherWindow(checked: CheckedFigures, told: readonly FigureIssue[]): FigureIssue[] {
	const exact = checked.observations.filter((figure) => exactValue(figure) !== undefined);
	const isTold = told.flatMap((issue) =>
		issue.code === 'implausible_window' ? [issue.window] : []
	);
	return figuresByWindow(exact)
		.filter(({ window }) => !isSameWindow(window, checked.reportWindow))
		.filter(({ window }) => !isTold.some((other) => isSameWindow(window, other)))
		.flatMap(({ window, figures }) => {
			const [first] = figures;
			if (!first) return [];
			return [
				{
					...noteAt(checked, first),
					code: 'other_window' as const,
					figures: figures.map(toFigure),
					window,
					reportWindow: checked.reportWindow
				}
			];
		});
}
