// The submission board: units × campaigns, each cell replayed from what happened, never ticked.
import { comparePeriods, daysBetween, type PeriodId } from '../../../domain/figures/period';
import {
	isMissing,
	reportStanding,
	type ReportEvent,
	type ReportStanding,
	type ReportState
} from '../../../domain/checks/report-state';
import { versionOn, type UnitId } from '../../../domain/unit/unit';
import {
	campaignEvents,
	campaignsFor,
	expectedUnits,
	lockOf,
	type Campaign,
	type CampaignEvent
} from '../../db/campaigns/campaigns';
import { reportChecks } from '../../db/submissions/report-checks';
import { reportEvents } from '../../db/submissions/report-events';
import type { ReportContext } from '../basis/context';
import { dayOfInstant } from '../basis/late';
import type { UnitHead } from '../basis/unit-head';
import {
	lastDayOf,
	membershipIn,
	registerOf,
	unitHead,
	unitHeadIn
} from '../basis/units-in-period';
import { isKnown } from '../basis/viewer';

export interface BoardCell extends ReportStanding {
	/** As it stands by what the unit itself sent: what an office tries out for it is not the unit's. */
	readonly own: ReportStanding;
	readonly unit: UnitHead;
	readonly period: PeriodId;
}
export type StateCounts = Readonly<Record<ReportState, number>>;
export interface CampaignHead extends Campaign {
	/** Days until the due date; negative when it has passed. */
	readonly daysLeft: number;
	readonly lock: CampaignEvent | null;
	readonly expected: number;
	/** Reports that count. */
	readonly received: number;
	readonly late: number;
	readonly corrected: number;
	readonly counts: StateCounts;
}
export interface BoardRow {
	readonly unit: UnitHead;
	/** One for each campaign of the board, in its order; null where the unit was not expected. */
	readonly cells: readonly (BoardCell | null)[];
	readonly late: number;
	readonly corrected: number;
	readonly missing: number;
}
export interface Board {
	/** Latest period first. */
	readonly campaigns: readonly CampaignHead[];
	/** Those with most to chase in the latest campaign first, then by name. */
	readonly rows: readonly BoardRow[];
	/** Campaigns of the office, shown or not. */
	readonly allPeriods: readonly PeriodId[];
}

const MOST_CAMPAIGNS = 8;
const STATES: readonly ReportState[] = [
	'not_submitted',
	'has_errors',
	'awaiting_confirmation',
	'received',
	'late',
	'corrected',
	'sent_back',
	'locked'
];

export function boardReport(
	ctx: ReportContext,
	request: { readonly organisingId: UnitId; readonly periods?: readonly PeriodId[] }
): Board {
	const all = campaignsFor(ctx.db, request.organisingId).sort((a, b) =>
		comparePeriods(b.period, a.period)
	);
	const wanted = request.periods;
	const shown = all
		.filter(({ period }) => wanted === undefined || wanted.includes(period))
		.slice(0, MOST_CAMPAIGNS);
	const columns = shown.map((campaign) => columnOf(ctx, campaign));
	return {
		campaigns: columns.map(({ head }) => head),
		rows: rowsOf(ctx, columns),
		allPeriods: all.map(({ period }) => period)
	};
}

/** One campaign with its units; undefined when the office has none of that period. */
export function campaignReport(
	ctx: ReportContext,
	request: { readonly organisingId: UnitId; readonly period: PeriodId }
): { readonly head: CampaignHead; readonly cells: readonly BoardCell[] } | undefined {
	const campaign = campaignsFor(ctx.db, request.organisingId).find(
		({ period }) => period === request.period
	);
	if (campaign === undefined) return undefined;
	const { head, cells } = columnOf(ctx, campaign);
	return {
		head,
		cells: [...cells.values()].sort(
			(a, b) => weight(a.state) - weight(b.state) || a.unit.name.localeCompare(b.unit.name, 'vi')
		)
	};
}

interface BoardColumn {
	readonly head: CampaignHead;
	readonly cells: ReadonlyMap<UnitId, BoardCell>;
}

function columnOf(ctx: ReportContext, campaign: Campaign): BoardColumn {
	const { period, dueOn } = campaign;
	const lock = lockOf(campaignEvents(ctx.db, campaign)) ?? null;
	const units = unitsOf(ctx, campaign);
	const events = eventsOf(ctx, [...units.keys()], period);
	const cells = new Map<UnitId, BoardCell>();
	for (const [unitId, unit] of units) {
		const all = events.get(unitId) ?? [];
		const deadline = { dueOn, isLocked: lock !== null };
		const standing = reportStanding(all, deadline);
		const own = all.every(isOwn) ? standing : reportStanding(all.filter(isOwn), deadline);
		cells.set(unitId, { ...standing, own, unit, period });
	}
	const all = [...cells.values()];
	const head: CampaignHead = {
		...campaign,
		daysLeft: daysBetween(ctx.today, dueOn),
		lock,
		expected: all.length,
		received: all.filter(({ state }) => !isMissing(state)).length,
		late: all.filter(({ daysLate }) => daysLate !== null).length,
		corrected: all.filter(({ corrections }) => corrections > 0).length,
		counts: countsOf(all)
	};
	return { head, cells };
}

const isOwn = (event: ReportEvent): boolean => event.kind !== 'checked' || event.isOwn;

function countsOf(cells: readonly BoardCell[]): StateCounts {
	const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<
		ReportState,
		number
	>;
	for (const { state } of cells) counts[state] += 1;
	return counts;
}

/** Those the campaign names, else the office's members in the period. */
function unitsOf(ctx: ReportContext, campaign: Campaign): Map<UnitId, UnitHead> {
	const register = registerOf(ctx);
	const named = expectedUnits(ctx.db, campaign);
	if (named === null) {
		const { standing } = membershipIn(register, campaign.organisingId, campaign.period);
		return new Map(standing.map((version) => [version.unitId, unitHead(version)]));
	}
	return new Map(
		named.flatMap((unitId) => {
			const unit = unitHeadIn(register, unitId, campaign.period);
			return unit === undefined || !isKnown(ctx, unitId) ? [] : [[unitId, unit] as const];
		})
	);
}

function eventsOf(
	ctx: ReportContext,
	unitIds: readonly UnitId[],
	period: PeriodId
): Map<UnitId, ReportEvent[]> {
	const byUnit = new Map<UnitId, ReportEvent[]>();
	const add = (unitId: UnitId, event: ReportEvent): void => {
		const known = byUnit.get(unitId);
		if (known === undefined) byUnit.set(unitId, [event]);
		else known.push(event);
	};
	const filter = { unitIds, periods: [period] };
	for (const { unitId, checkedAt: at, ...checked } of reportChecks(ctx.db, filter)) {
		const { outcome, fileName, errors, firstIssue, isOpen, isOwn: own } = checked;
		const about = { outcome, fileName, errors, firstIssue, isOpen, isOwn: own };
		add(unitId, { kind: 'checked', at, on: dayOfInstant(at), ...about });
	}
	for (const event of reportEvents(ctx.db, filter))
		add(event.unitId, { ...event, on: dayOfInstant(event.at) });
	return byUnit;
}

function rowsOf(ctx: ReportContext, columns: readonly BoardColumn[]): BoardRow[] {
	const [latest] = columns;
	if (latest === undefined) return [];
	const register = registerOf(ctx);
	const ids = new Set(columns.flatMap(({ cells }) => [...cells.keys()]));
	const rows = [...ids].flatMap((unitId): BoardRow[] => {
		const version = versionOn(register, unitId, lastDayOf(latest.head.period));
		if (version === undefined) return [];
		const cells = columns.map((column) => column.cells.get(unitId) ?? null);
		const known = cells.filter((cell) => cell !== null);
		return [
			{
				unit: unitHead(version),
				cells,
				late: known.filter(({ daysLate }) => daysLate !== null).length,
				corrected: known.reduce((sum, { corrections }) => sum + corrections, 0),
				missing: known.filter(({ state }) => isMissing(state)).length
			}
		];
	});
	const urgency = (row: BoardRow): number => weight(row.cells[0]?.state ?? 'locked');
	return rows.sort(
		(a, b) => urgency(a) - urgency(b) || a.unit.name.localeCompare(b.unit.name, 'vi')
	);
}

/** What has to be chased first. */
const URGENCY: readonly ReportState[] = [
	'not_submitted',
	'sent_back',
	'has_errors',
	'awaiting_confirmation',
	'late',
	'corrected',
	'received',
	'locked'
];
const weight = (state: ReportState): number => URGENCY.indexOf(state);
