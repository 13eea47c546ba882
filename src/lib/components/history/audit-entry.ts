// A line of the audit log as a page shows it.
import type { AuditLine } from '$lib/domain/office/audit';
import { auditDetails, type AuditDetails } from '$lib/format/office/audit-detail';
import { auditSentence, type AuditNames } from '$lib/format/office/audit-text';
import { formatInstant, formatPeriod } from '$lib/format/period';
import { roleName } from '$lib/format/office/role-text';

export interface AuditEntryView extends AuditDetails {
	readonly id: number;
	readonly at: string;
	readonly person: string;
	readonly role: string;
	/** '' for what was done on the machine itself. */
	readonly address: string;
	readonly sentence: string;
	readonly unit: string;
	readonly period: string;
	readonly hash: string;
}

/** Changes that a page shows of one line; the file has them all. */
const MOST_CHANGES = 100;

export function auditEntry(line: AuditLine, names: AuditNames): AuditEntryView {
	const { facts, changes, moreChanges } = auditDetails(line, names);
	const shown = changes.slice(0, MOST_CHANGES);
	return {
		id: line.id,
		at: formatInstant(line.at),
		person: line.actor.name === '' ? 'Không rõ' : line.actor.name,
		role: roleName(line.actor.role),
		address: line.actor.address,
		sentence: auditSentence(line, names),
		unit: line.unitId === null ? '' : names.unit(line.unitId),
		period: line.period === null ? '' : formatPeriod(line.period),
		hash: line.hash,
		facts,
		changes: shown,
		moreChanges: moreChanges + changes.length - shown.length
	};
}
