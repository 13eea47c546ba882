// Removes what is kept for a while only: at the start of the server, and every night after the copy of the database.
import { SYSTEM } from '../../domain/office/audit';
import type { OfficeSettings } from '../../domain/office/office-settings';
import { recordAudit } from '../db/audit/audit';
import { writeWhenFree, type Db, type Writer } from '../db/database';
import { removeExpired, type KeptSince, type Removed } from '../db/file/retention';
import { officeSettings } from '../db/campaigns/settings';
import type { DailyTask } from './daily';

interface Office {
	readonly db: Db;
	readonly clock: { now(): string };
}

/** An hour after the usual time of the nightly copy. */
const AT = '03:00';

export function retentionTask({ db, clock }: Office): DailyTask {
	let doneAt: string | null = null;
	return {
		name: 'retention',
		time: () => AT,
		lastDoneAt: () => doneAt,
		run: async () => {
			const now = clock.now();
			await writeWhenFree(db, (writer) => removeAndTell(writer, now));
			doneAt = now;
		}
	};
}

function removeAndTell(db: Writer, now: string): Removed {
	const removed = removeExpired(db, keptSince(officeSettings(db), now));
	if (removed.drafts + removed.checks + removed.sessions > 0)
		recordAudit(db, SYSTEM, {
			action: 'retention.removed',
			subject: '',
			detail: { ...removed },
			at: now
		});
	return removed;
}

export function keptSince(settings: OfficeSettings, now: string): KeptSince {
	return {
		now,
		drafts: hoursBefore(now, settings['drafts.hours']),
		checks: monthsBefore(now, settings['checks.months']),
		sessions: {
			now,
			idleSince: hoursBefore(now, settings['session.idle_hours']),
			openedBefore: hoursBefore(now, 24 * settings['session.absolute_days'])
		}
	};
}

const HOUR_MS = 3_600_000;
const hoursBefore = (now: string, hours: number): string =>
	new Date(Date.parse(now) - hours * HOUR_MS).toISOString();

function monthsBefore(now: string, months: number): string {
	const day = new Date(now);
	day.setUTCMonth(day.getUTCMonth() - months);
	return day.toISOString();
}
