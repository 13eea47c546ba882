// Actions of the audit log by what they are about, for filters and headings.
import { AUDIT_ACTIONS, type AuditAction } from './audit';

export const AUDIT_GROUPS = [
	'figures',
	'campaigns',
	'sign_in',
	'accounts',
	'units',
	'targets',
	'settings',
	'exports',
	'backups'
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

const GROUP_OF: Readonly<Record<AuditAction, AuditGroup>> = {
	'upload.stored': 'figures',
	'upload.undone': 'figures',
	'report.withdrawn': 'figures',
	'report.sent_back': 'figures',
	'report.restored': 'figures',
	'columns.remembered': 'figures',
	'columns.revoked': 'figures',
	'demonstration.loaded': 'figures',
	'campaign.opened': 'campaigns',
	'campaign.changed': 'campaigns',
	'campaign.locked': 'campaigns',
	'campaign.unlocked': 'campaigns',
	'campaign.reminder_copied': 'campaigns',
	'campaign.reminder_sent': 'campaigns',
	'session.opened': 'sign_in',
	'session.refused': 'sign_in',
	'session.closed': 'sign_in',
	'account.created': 'accounts',
	'account.changed': 'accounts',
	'account.disabled': 'accounts',
	'account.enabled': 'accounts',
	'password.changed': 'accounts',
	'password.reset': 'accounts',
	'token.created': 'accounts',
	'token.revoked': 'accounts',
	'unit.created': 'units',
	'unit.changed': 'units',
	'unit.list_loaded': 'units',
	'target.set': 'targets',
	'target.withdrawn': 'targets',
	'setting.changed': 'settings',
	'retention.removed': 'settings',
	'data.exported': 'exports',
	'backup.made': 'backups',
	'backup.failed': 'backups',
	'backup.restored': 'backups'
};

/** In the order in which they are declared. */
export const actionsOf = (group: AuditGroup): readonly AuditAction[] =>
	AUDIT_ACTIONS.filter((action) => GROUP_OF[action] === group);
