// The window of each report as a whole, counting all its figures only where one query row does not settle it.
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import { isSameWindow, reportWindowOf } from '../../../domain/figures/report-window';
import type { UnitId } from '../../../domain/unit/unit';
import { windowCounts, type ReceivedReport } from '../../db/figures/received';
import type { ReportContext } from './context';

export type WindowOf = (report: ReceivedReport) => Window | null;

/**
 * A report whose figures all share the window of its submissions needs no counting; one with several windows does.
 * `figures` are those read of a unit and period, maybe not all.
 */
export function reportWindows(
	ctx: ReportContext,
	reports: readonly ReceivedReport[],
	figures: (unitId: UnitId, period: PeriodId) => readonly Observation[]
): WindowOf {
	const unsettled = reports.filter(
		(report) =>
			!report.sameWindow ||
			figures(report.unitId, report.period).some(
				({ window }) => window !== null && !isSameWindow(window, report.window)
			)
	);
	if (unsettled.length === 0) return ({ window }) => window;
	const counted = countedWindows(ctx, unsettled);
	return ({ unitId, period, window }) => {
		const known = counted.get(`${unitId}|${period}`);
		return known === undefined ? window : reportWindowOf(known);
	};
}

type Windowed = Pick<Observation, 'window' | 'period'>;

function countedWindows(
	ctx: ReportContext,
	reports: readonly ReceivedReport[]
): Map<string, Windowed[]> {
	const windows = new Map<string, Windowed[]>(
		reports.map(({ unitId, period }) => [`${unitId}|${period}`, []])
	);
	const counts = windowCounts(ctx.db, {
		unitIds: [...new Set(reports.map(({ unitId }) => unitId))],
		periods: [...new Set(reports.map(({ period }) => period))]
	});
	for (const { unitId, period, window, figures } of counts) {
		const list = windows.get(`${unitId}|${period}`);
		for (let i = 0; i < figures; i += 1) list?.push({ window, period });
	}
	return windows;
}
