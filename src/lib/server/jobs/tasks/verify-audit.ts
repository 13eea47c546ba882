// Proves the audit log and what it vouches for, of however many lines and figures.
import type { ChainQuestion } from '../../db/audit-chain';
import { verifyAudit as verdictOn, type AuditVerdict } from '../../db/audit-verdict';
import type { TaskContext } from '../task';

export const verifyAudit = ({ db }: TaskContext, question: ChainQuestion): AuditVerdict =>
	verdictOn(db, question);
