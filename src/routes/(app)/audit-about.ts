// What the audit log says about an upload or a report, for those who may read it.
import { auditEntry, type AuditEntryView } from '$lib/components/history/audit-entry';
import { may } from '$lib/domain/office/rights';
import { auditAbout, auditNames } from '$lib/server/reports/audit/audit';

/** `subjects` as the log writes them: "upload:12", "report:30". */
export function auditEntriesAbout(
	{ asker, reports }: App.Locals,
	subjects: readonly string[]
): AuditEntryView[] {
	if (asker === null || !may(asker, 'audit.read')) return [];
	const names = auditNames(reports);
	return auditAbout(reports, subjects).map((line) => auditEntry(line, names));
}
