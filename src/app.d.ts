import type { Catalogue } from '$lib/domain/catalogue';
import type { Db } from '$lib/server/db/database';
import type { Clock } from '$lib/server/env';
import type { Jobs, UploadLimits } from '$lib/server/jobs/jobs';
import type { ReportContext } from '$lib/server/reports/context';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			catalogue: Catalogue;
			clock: Clock;
			/** What every read model takes: the database, the catalogue and today's date. */
			reports: ReportContext;
			/** Reading, checking and storing files, beside the server. */
			jobs: Jobs;
			limits: UploadLimits;
			/** Set when this request could not write because a large file is being stored. */
			isBusy?: true;
			/** Set when this request met a fault of ours. */
			faultId?: string;
		}
		interface Error {
			message: string;
			/** Stands in the log beside the cause; only for our own faults. */
			id?: string;
			/** The undone upload that the address was part of. */
			uploadId?: number;
		}
	}
}

export {};
