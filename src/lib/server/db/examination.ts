// Whether the database is whole: pages, references, rows and the chain of the audit log. Looked at beside the server, and remembered.
import { verifyChain, type ChainState } from './audit-chain';
import { damageOf, rowCounts, type RowCounts } from './check-copy';
import type { Db, Reader } from './database';
import { write } from './database';
import { saveSetting, settingValue } from './settings';

export interface Examination {
	/** When it was over. */
	readonly at: string;
	readonly tookMs: number;
	/** '': the file is whole. */
	readonly damage: string;
	readonly rows: RowCounts;
	readonly audit: ChainState;
}

const KEY = 'examination.last';

/** Takes as long as the file is large: never on the thread that answers people. */
export function examine(db: Db, clock: { now(): string }): Examination {
	const start = performance.now();
	// Of one moment, whatever is stored meanwhile.
	const found = db.$client.transaction(() => ({
		damage: damageOf(db.$client),
		rows: rowCounts(db.$client),
		audit: verifyChain(db)
	}))();
	const at = clock.now();
	const examination = { at, tookMs: Math.round(performance.now() - start), ...found };
	write(db, (writer) => saveSetting(writer, { key: KEY, value: examination, at }));
	return examination;
}

/** undefined: nobody has looked yet. */
export const lastExamination = (db: Reader): Examination | undefined =>
	settingValue(db, KEY) as Examination | undefined;
