// Whether the audit log and what it vouches for are as they were written.
import { verifyChain, type ChainQuestion, type ChainState } from './audit-chain';
import { verifyFigures, type FiguresState } from './audit-figures';
import { write, type Db, type Reader } from '../database';
import { saveSetting, settingValue } from '../campaigns/settings';

export interface AuditVerdict {
	readonly chain: ChainState;
	readonly figures: FiguresState;
}

export const isIntact = ({ chain, figures }: AuditVerdict): boolean =>
	chain.intact && figures.findings.length === 0;

/** At one moment: nothing that is stored meanwhile comes between the log and the figures. */
export const verifyAudit = (db: Db, question: ChainQuestion = {}): AuditVerdict =>
	db.$client.transaction(() => ({
		chain: verifyChain(db, question),
		figures: verifyFigures(db)
	}))();

interface KeptVerdict {
	readonly at: string;
	readonly verdict: AuditVerdict;
}
const KEY = 'audit.verdict';

/** For who opens the page next: a long log is not checked at every look. */
export const keepVerdict = (db: Db, kept: KeptVerdict): void =>
	write(db, (writer) => saveSetting(writer, { key: KEY, value: kept, at: kept.at }));

/** undefined: nobody has checked yet. */
export const lastVerdict = (db: Reader): KeptVerdict | undefined =>
	settingValue(db, KEY) as KeptVerdict | undefined;
