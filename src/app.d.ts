import type { Account } from '$lib/domain/office/account';
import type { Actor } from '$lib/domain/office/audit';
import type { Asker } from '$lib/domain/office/rights';
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { Db } from '$lib/server/db/database';
import type { StorageCode, StorageFault } from '$lib/server/db/file/faults';
import type { Clock } from '$lib/server/env';
import type { Backups } from '$lib/server/jobs/backups';
import type { Jobs, UploadLimits } from '$lib/server/jobs/jobs';
import type { ReportContext } from '$lib/server/reports/basis/context';
import type { Operation } from '$lib/server/web/watch/operation';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			catalogue: Catalogue;
			clock: Clock;
			/** Stands in the log, and on the page of a fault. */
			requestId: string;
			/** Who is signed in; null for guests and for nobody. */
			account: Account | null;
			/** Hash of the token of this browser's session; null for programs, guests and nobody. */
			session: string | null;
			/** What may be done; null when nobody is signed in and guests are not allowed. */
			asker: Asker | null;
			/** Who the audit log says it was. */
			actor: Actor;
			/** What every read model takes: the database, the catalogue, today's date and the units that may be seen. */
			reports: ReportContext;
			/** Reading, checking and storing files, beside the server. */
			jobs: Jobs;
			/** Copies of the database, made beside the server. */
			backups: Backups;
			limits: UploadLimits;
			/** The log, the counters, and whether the server is ending. */
			operation: Operation;
			/** Set when this request could not read or write because of the file or its disk. */
			storage?: StorageFault;
			/** Set when this request met a fault of ours. */
			faultId?: string;
		}
		interface Error {
			message: string;
			/** Stands in the log beside the cause; only for our own faults. */
			id?: string;
			/** What is wrong with the file or its disk; absent for any other fault. */
			storage?: StorageCode;
			/** The undone upload that the address was part of. */
			uploadId?: number;
		}
	}
}

export {};
