// Whether the audit log and what it vouches for are as they were written.
import { verifyChain, type ChainQuestion, type ChainState } from './audit-chain';
import { verifyFigures, type FiguresState } from './audit-figures';
import type { Db } from './database';

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
