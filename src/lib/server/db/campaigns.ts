// When reports of a period are due at an organising unit, and which days they cover.
import type { IsoDate, PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import { statement, type Reader, type Writer } from './database';
import { windowOf } from './figure-rows';

export interface Campaign {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
	readonly window: Window | null;
	readonly dueOn: IsoDate;
}

interface Row {
	organising_unit_id: number;
	period_code: string;
	window_from_on: string | null;
	window_to_on: string | null;
	due_on: string;
}

export function campaignsFor(db: Reader, organisingId: UnitId): Campaign[] {
	const rows = statement(
		db,
		`SELECT * FROM campaign WHERE organising_unit_id = ? ORDER BY due_on`
	).all(organisingId) as Row[];
	return rows.map((row) => ({
		organisingId: row.organising_unit_id,
		period: row.period_code,
		window: windowOf(row.window_from_on, row.window_to_on),
		dueOn: row.due_on
	}));
}

export function campaignFor(
	db: Reader,
	organisingId: UnitId,
	period: PeriodId
): Campaign | undefined {
	return campaignsFor(db, organisingId).find((campaign) => campaign.period === period);
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
