// Whether the database is whole: pages, references, rows, and what the audit log vouches for. Looked at beside the server, and remembered.
import { isIntact, keepVerdict, verifyAudit } from '../audit/audit-verdict';
import { damageOf, rowCounts, type RowCounts } from './check-copy';
import type { Db, Reader } from '../database';
import { write } from '../database';
import { saveSetting, settingValue } from '../campaigns/settings';

export interface Examination {
	/** When it was over. */
	readonly at: string;
	readonly tookMs: number;
	/** '': the file is whole. */
	readonly damage: string;
	readonly rows: RowCounts;
	/** What was found of the audit log is kept as its own verdict. */
	readonly isAuditIntact: boolean;
}

const KEY = 'examination.last';

/** Takes as long as the file is large: never on the thread that answers people. */
export function examine(db: Db, clock: { now(): string }): Examination {
	const start = performance.now();
	// Of one moment, whatever is stored meanwhile.
	const { verdict, ...found } = db.$client.transaction(() => ({
		damage: damageOf(db.$client),
		rows: rowCounts(db.$client),
		verdict: verifyAudit(db)
	}))();
	const at = clock.now();
	const tookMs = Math.round(performance.now() - start);
	const examination = { at, tookMs, isAuditIntact: isIntact(verdict), ...found };
	keepVerdict(db, { at, verdict });
	write(db, (writer) => saveSetting(writer, { key: KEY, value: examination, at }));
	return examination;
}

/** undefined: nobody has looked yet. */
export const lastExamination = (db: Reader): Examination | undefined =>
	settingValue(db, KEY) as Examination | undefined;
