// Reporting campaigns: when reports of a period are due at an office, which days they cover, who is expected.
import type { IsoDate, PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader, type Writer } from '../database';
import { windowOf } from '../figures/figure-rows';

export interface Campaign {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
	readonly window: Window | null;
	readonly dueOn: IsoDate;
}
export interface CampaignEvent {
	readonly kind: 'opened' | 'changed' | 'locked' | 'unlocked' | 'reminder_copied' | 'reminder_sent';
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

interface Row {
	organising_unit_id: number;
	period_code: string;
	window_from_on: string | null;
	window_to_on: string | null;
	due_on: string;
}

const campaignOf = (row: Row): Campaign => ({
	organisingId: row.organising_unit_id,
	period: row.period_code,
	window: windowOf(row.window_from_on, row.window_to_on),
	dueOn: row.due_on
});

/** In the order in which they are due. */
export function campaignsFor(db: Reader, organisingId: UnitId): Campaign[] {
	const sql = `SELECT * FROM campaign WHERE organising_unit_id = ? ORDER BY due_on, period_code`;
	return (statement(db, sql).all(organisingId) as Row[]).map(campaignOf);
}

export function campaignFor(
	db: Reader,
	organisingId: UnitId,
	period: PeriodId
): Campaign | undefined {
	const sql = `SELECT * FROM campaign WHERE organising_unit_id = ? AND period_code = ?`;
	const row = statement(db, sql).get(organisingId, period) as Row | undefined;
	return row === undefined ? undefined : campaignOf(row);
}

/** A campaign said again takes the place of the earlier one. */
export function saveCampaign(db: Writer, campaign: Campaign): void {
	statement(
		db,
		`INSERT OR REPLACE INTO campaign
			(organising_unit_id, period_code, window_from_on, window_to_on, due_on)
		VALUES (?, ?, ?, ?, ?)`
	).run(
		campaign.organisingId,
		campaign.period,
		campaign.window?.from ?? null,
		campaign.window?.to ?? null,
		campaign.dueOn
	);
}

/** Units that are asked to report; null: every member of the office is. */
export function expectedUnits(
	db: Reader,
	{ organisingId, period }: CampaignKey
): readonly UnitId[] | null {
	const ids = statement(
		db,
		`SELECT unit_id FROM campaign_unit WHERE organising_unit_id = ? AND period_code = ? ORDER BY unit_id`
	)
		.pluck()
		.all(organisingId, period) as UnitId[];
	return ids.length === 0 ? null : ids;
}

export function saveExpectedUnits(
	db: Writer,
	{ organisingId, period }: CampaignKey,
	unitIds: readonly UnitId[] | null
): void {
	statement(db, `DELETE FROM campaign_unit WHERE organising_unit_id = ? AND period_code = ?`).run(
		organisingId,
		period
	);
	const insert = statement(
		db,
		`INSERT INTO campaign_unit (organising_unit_id, period_code, unit_id) VALUES (?, ?, ?)`
	);
	for (const unitId of new Set(unitIds ?? [])) insert.run(organisingId, period, unitId);
}

export function saveCampaignEvent(
	db: Writer,
	{ organisingId, period }: CampaignKey,
	{ kind, unitId = null, at, by, reason }: CampaignEvent
): void {
	statement(
		db,
		`INSERT INTO campaign_event (organising_unit_id, period_code, kind_code, unit_id, at, by, reason)
		VALUES (?, ?, ?, ?, ?, ?, ?)`
	).run(organisingId, period, kind, unitId, at, by, reason);
}

/** Oldest first. */
export function campaignEvents(db: Reader, { organisingId, period }: CampaignKey): CampaignEvent[] {
	return statement(
		db,
		`SELECT kind_code AS kind, unit_id AS unitId, at, by, reason FROM campaign_event
		WHERE organising_unit_id = ? AND period_code = ? ORDER BY id`
	).all(organisingId, period) as CampaignEvent[];
}

/** The lock that holds now; undefined while reports are taken. */
export function lockOf(events: readonly CampaignEvent[]): CampaignEvent | undefined {
	const last = events.findLast(({ kind }) => kind === 'locked' || kind === 'unlocked');
	return last?.kind === 'locked' ? last : undefined;
}

/** Campaigns of the period that take no more reports. */
export function lockedCampaigns(
	db: Reader,
	period: PeriodId
): (CampaignKey & { readonly lock: CampaignEvent })[] {
	const offices = statement(
		db,
		`SELECT DISTINCT organising_unit_id FROM campaign_event WHERE period_code = ?`
	)
		.pluck()
		.all(period) as UnitId[];
	return offices.flatMap((organisingId) => {
		const lock = lockOf(campaignEvents(db, { organisingId, period }));
		return lock === undefined ? [] : [{ organisingId, period, lock }];
	});
}
