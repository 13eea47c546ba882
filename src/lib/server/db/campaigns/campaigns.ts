// Reporting campaigns: when reports of a period are due at an office, which days they cover, who is expected.
import { and, eq, sql } from 'drizzle-orm';
import type { IsoDate, PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { Reader, Writer } from '../database';
import { windowOf } from '../figures/figure-rows';
import { insertion, prepared, type NewRow } from '../prepared';
import { campaign, campaignEvent, campaignUnit } from '../tables/campaigns';

export interface Campaign {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
	readonly window: Window | null;
	readonly dueOn: IsoDate;
}
export interface CampaignEvent {
	readonly kind: (typeof campaignEvent.$inferSelect)['kindCode'];
	/** Of a reminder to one unit alone. */
	readonly unitId?: UnitId | null;
	/** ISO instant. */
	readonly at: string;
	/** As typed. */
	readonly by: string | null;
	readonly reason: string;
}
export interface CampaignKey {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
}

type Row = typeof campaign.$inferSelect;
const campaignOf = (row: Row): Campaign => ({
	organisingId: row.organisingUnitId,
	period: row.periodCode,
	window: windowOf(row.windowFromOn, row.windowToOn),
	dueOn: row.dueOn
});

const ofOffice = prepared((db, the: Pick<CampaignKey, 'organisingId'>) =>
	db
		.select()
		.from(campaign)
		.where(eq(campaign.organisingUnitId, the.organisingId))
		.orderBy(campaign.dueOn, campaign.periodCode)
);
/** In the order in which they are due. */
export const campaignsFor = (db: Reader, organisingId: UnitId): Campaign[] =>
	ofOffice(db, { organisingId }).all().map(campaignOf);

/** The three tables of campaigns have the same key. */
const isOf = (
	table: typeof campaign | typeof campaignUnit | typeof campaignEvent,
	the: CampaignKey
) => and(eq(table.organisingUnitId, the.organisingId), eq(table.periodCode, the.period));

const byKey = prepared((db, the: CampaignKey) =>
	db.select().from(campaign).where(isOf(campaign, the))
);
export function campaignFor(
	db: Reader,
	organisingId: UnitId,
	period: PeriodId
): Campaign | undefined {
	const row = byKey(db, { organisingId, period }).get();
	return row === undefined ? undefined : campaignOf(row);
}

const insertOrReplace = prepared((db, the: NewRow<typeof campaign>) =>
	db
		.insert(campaign)
		.values({ ...the })
		.onConflictDoUpdate({
			target: [campaign.organisingUnitId, campaign.periodCode],
			set: {
				windowFromOn: sql`excluded.window_from_on`,
				windowToOn: sql`excluded.window_to_on`,
				dueOn: sql`excluded.due_on`
			}
		})
);
/** A campaign said again takes the place of the earlier one. */
export function saveCampaign(db: Writer, { organisingId, period, window, dueOn }: Campaign): void {
	insertOrReplace(db, {
		organisingUnitId: organisingId,
		periodCode: period,
		windowFromOn: window?.from ?? null,
		windowToOn: window?.to ?? null,
		dueOn
	}).run();
}

const expectedIn = prepared((db, the: CampaignKey) =>
	db
		.select({ unitId: campaignUnit.unitId })
		.from(campaignUnit)
		.where(isOf(campaignUnit, the))
		.orderBy(campaignUnit.unitId)
);
/** Units that are asked to report; null: every member of the office is. */
export function expectedUnits(
	db: Reader,
	{ organisingId, period }: CampaignKey
): readonly UnitId[] | null {
	const ids = expectedIn(db, { organisingId, period })
		.all()
		.map(({ unitId }) => unitId);
	return ids.length === 0 ? null : ids;
}

const removeExpected = prepared((db, the: CampaignKey) =>
	db.delete(campaignUnit).where(isOf(campaignUnit, the))
);
const insertExpected = insertion(campaignUnit);
export function saveExpectedUnits(
	db: Writer,
	{ organisingId, period }: CampaignKey,
	unitIds: readonly UnitId[] | null
): void {
	removeExpected(db, { organisingId, period }).run();
	for (const unitId of new Set(unitIds ?? []))
		insertExpected(db, { organisingUnitId: organisingId, periodCode: period, unitId });
}

const insertEvent = insertion(campaignEvent);
export function saveCampaignEvent(
	db: Writer,
	{ organisingId, period }: CampaignKey,
	{ kind, unitId = null, at, by, reason }: CampaignEvent
): void {
	const key = { organisingUnitId: organisingId, periodCode: period };
	insertEvent(db, { ...key, kindCode: kind, unitId, at, by, reason });
}

const eventsOf = prepared((db, the: CampaignKey) =>
	db
		.select({
			...{ kind: campaignEvent.kindCode, unitId: campaignEvent.unitId },
			...{ at: campaignEvent.at, by: campaignEvent.by, reason: campaignEvent.reason }
		})
		.from(campaignEvent)
		.where(isOf(campaignEvent, the))
		.orderBy(campaignEvent.id)
);
/** Oldest first. */
export const campaignEvents = (
	db: Reader,
	{ organisingId, period }: CampaignKey
): CampaignEvent[] => eventsOf(db, { organisingId, period }).all();

/** The lock that holds now; undefined while reports are taken. */
export function lockOf(events: readonly CampaignEvent[]): CampaignEvent | undefined {
	const last = events.findLast(({ kind }) => kind === 'locked' || kind === 'unlocked');
	return last?.kind === 'locked' ? last : undefined;
}

const officesWithEvents = prepared((db, the: Pick<CampaignKey, 'period'>) =>
	db
		.selectDistinct({ organisingId: campaignEvent.organisingUnitId })
		.from(campaignEvent)
		.where(eq(campaignEvent.periodCode, the.period))
);
/** Campaigns of the period that take no more reports. */
export function lockedCampaigns(
	db: Reader,
	period: PeriodId
): (CampaignKey & { readonly lock: CampaignEvent })[] {
	const offices = officesWithEvents(db, { period }).all();
	return offices.flatMap(({ organisingId }) => {
		const lock = lockOf(campaignEvents(db, { organisingId, period }));
		return lock === undefined ? [] : [{ organisingId, period, lock }];
	});
}
