// How many reports of a period have come in, and which are missing since when.
import {
	daysBetween,
	type IsoDate,
	type PeriodId,
	type Window
} from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import { dayOfInstant, daysAfter } from '../basis/late';
import type { OfficePicture } from '../basis/office-picture';
import { commonestWindow } from '../basis/received-window';
import type { UnitHead } from '../basis/unit-head';
import { unitHead } from '../basis/units-in-period';

export interface ReportsReceived {
	readonly expected: number;
	readonly received: number;
	readonly late: number;
	readonly dueOn: IsoDate | null;
	readonly window: Window | null;
	/** Communes without a report; daysLate null while not due or no due date is known. */
	readonly missing: readonly (UnitHead & { readonly daysLate: number | null })[];
	readonly updatedAt: string | null;
}

export function reportsReceived(
	ctx: ReportContext,
	office: OfficePicture,
	period: PeriodId
): ReportsReceived {
	const units = office.units(period);
	const campaign = office.campaign(period);
	const reports = units.flatMap(({ unitId }) => office.picture.received(unitId, period) ?? []);
	const came = new Set(reports.map(({ unitId }) => unitId));
	const instants = reports.map(({ lastAt }) => lastAt).sort();
	return {
		expected: units.length,
		received: reports.length,
		late: reports.filter(
			({ firstAt }) => daysAfter(campaign?.dueOn, dayOfInstant(firstAt)) !== null
		).length,
		dueOn: campaign?.dueOn ?? null,
		window: campaign?.window ?? commonestWindow(reports),
		missing: units
			.filter(({ unitId }) => !came.has(unitId))
			.map((unit) => ({ ...unitHead(unit), daysLate: daysAfter(campaign?.dueOn, ctx.today) })),
		updatedAt: instants.at(-1) ?? null
	};
}

/** For the attention list: days since the due date, 0 or less while it is not due, null without one. */
export function missingUnits(
	ctx: ReportContext,
	office: OfficePicture,
	period: PeriodId
): Map<UnitId, number | null> {
	const dueOn = office.campaign(period)?.dueOn;
	const late = dueOn === undefined ? null : daysBetween(dueOn, ctx.today);
	const without = office
		.units(period)
		.filter(({ unitId }) => office.picture.received(unitId, period) === undefined);
	return new Map(without.map(({ unitId }) => [unitId, late]));
}
