// Looks every night whether the database is whole, beside the server; what is found stands on the pages of administration.
import { lastExamination } from '../db/file/examination';
import type { Reader } from '../db/database';
import type { DailyTask } from './daily';
import type { Jobs } from './jobs';

interface Office {
	readonly db: Reader;
	readonly clock: { now(): string };
	readonly jobs: Jobs;
}

/** After the nightly copy and the tidying. */
const AT = '04:00';
const LONGEST_MS = 30 * 60_000;

export function examinationTask({ db, clock, jobs }: Office): DailyTask {
	const startedAt = clock.now();
	return {
		name: 'examination',
		time: () => AT,
		// A start has other things to do.
		lastDoneAt: () => lastExamination(db)?.at ?? startedAt,
		run: async () => {
			const state = await jobs.finished('examine', jobs.start('examine', {}), LONGEST_MS);
			if (state?.status !== 'done')
				throw new Error(`not examined: ${state?.status ?? 'forgotten'}`);
			const { damage, isAuditIntact } = state.result;
			if (damage !== '') throw new Error(`the database is damaged: ${damage}`);
			if (!isAuditIntact) throw new Error('the audit log or what it vouches for was altered');
		}
	};
}
