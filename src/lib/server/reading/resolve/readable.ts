// What could be read of a file in which other things could not, and which figures nobody could read.
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import type { Place } from '../../../domain/figures/observation';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { ResolvedFile } from './resolved-file';

export interface Readable {
	readonly resolved: ResolvedFile;
	readonly unread: Unread;
}
/** Figures that stand in the file and could not be read; of a report that lacks one of them nothing follows from that. */
export interface Unread {
	/** Of reports whose unit and period are known, by `reportKey`. */
	readonly ofReport: ReadonlyMap<string, ReadonlySet<Unknown>>;
	/** Of reports that nobody could tell: any may lack them. */
	readonly ofAny: ReadonlySet<Unknown>;
}
export type Unknown = IndicatorId | typeof ANY_INDICATOR;
export const ANY_INDICATOR = '*';

/** Figures that were not read: whose, as far as that is known, and of what. */
export interface UnreadFigure {
	readonly unitId: UnitId | undefined;
	readonly period: PeriodId | undefined;
	readonly indicator: Unknown;
}

export const reportKey = (unitId: UnitId, period: PeriodId): string => `${unitId} ${period}`;

export function unreadIn(figures: readonly UnreadFigure[]): Unread {
	const ofReport = new Map<string, Set<Unknown>>();
	const ofAny = new Set<Unknown>();
	for (const { unitId, period, indicator } of figures) {
		if (unitId === undefined || period === undefined) {
			ofAny.add(indicator);
			continue;
		}
		const key = reportKey(unitId, period);
		const known = ofReport.get(key) ?? new Set<Unknown>();
		if (known.size === 0) ofReport.set(key, known);
		known.add(indicator);
	}
	return { ofReport, ofAny };
}

export function mayBeUnread(
	{ ofReport, ofAny }: Unread,
	report: string,
	indicator: IndicatorId
): boolean {
	const own = ofReport.get(report);
	return [ofAny, own].some(
		(unread) => unread?.has(indicator) === true || unread?.has(ANY_INDICATOR) === true
	);
}

export const hasUnread = ({ ofReport, ofAny }: Unread, report: string): boolean =>
	ofAny.size > 0 || ofReport.has(report);

/** Places at which something must be mended; of a figure said twice, both: of neither is known that it holds. */
export const faultyPlaces = (issues: readonly Issue[]): ReadonlySet<Place> =>
	new Set(
		issues
			.filter(({ severity }) => severity === 'error')
			.flatMap((issue) =>
				issue.code === 'duplicate_figure' ? [issue.place, issue.first] : [issue.place]
			)
	);
