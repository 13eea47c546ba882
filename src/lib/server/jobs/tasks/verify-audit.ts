// Proves the audit log and what it vouches for, of however many lines and figures.
import {
	keepVerdict,
	verifyAudit as verdictOn,
	type AuditVerdict
} from '../../db/audit/audit-verdict';
import type { TaskContext } from '../task';

export function verifyAndKeepVerdict(
	{ db, clock }: TaskContext,
	_nothing: Readonly<Record<string, never>>
): AuditVerdict {
	const verdict = verdictOn(db);
	keepVerdict(db, { at: clock.now(), verdict });
	return verdict;
}
