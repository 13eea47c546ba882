// What the audit log holds: who did what, when, from where, old → new.
import type { AccountId } from './account';
import type { PeriodId } from '../figures/period';
import type { Role } from './rights';
import type { UnitId } from '../unit/unit-version';

/** Who acts. Plain data: it goes along to the process that stores files. */
export interface Actor {
	readonly accountId: AccountId | null;
	/** As shown: display name of the account, user of the machine for a command. */
	readonly name: string;
	/** `command`: somebody at the machine itself · `system`: the program on its own. */
	readonly role: Role | 'command' | 'system';
	/** Address of the network, '' for a command. */
	readonly address: string;
}
export const SYSTEM: Actor = {
	accountId: null,
	name: 'Hệ thống',
	role: 'system',
	address: ''
};

export const AUDIT_ACTIONS = [
	'upload.stored',
	'upload.undone',
	'report.withdrawn',
	'report.sent_back',
	'report.restored',
	'columns.remembered',
	'columns.revoked',
	'campaign.opened',
	'campaign.changed',
	'campaign.locked',
	'campaign.unlocked',
	'campaign.reminder_copied',
	'campaign.reminder_sent',
	'session.opened',
	'session.refused',
	'session.closed',
	'account.created',
	'account.changed',
	'account.disabled',
	'account.enabled',
	'password.changed',
	'password.reset',
	'token.created',
	'token.revoked',
	'unit.created',
	'unit.changed',
	'unit.list_loaded',
	'target.set',
	'target.withdrawn',
	'setting.changed',
	'data.exported',
	'retention.removed',
	'backup.made',
	'backup.failed',
	'backup.restored',
	'demonstration.loaded'
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
	readonly action: AuditAction;
	/** What was acted on: "upload:12", "account:3"; '' when nothing in particular. */
	readonly subject: string;
	readonly unitId?: UnitId | null;
	readonly period?: PeriodId | null;
	/** Old and new values, file, cells, reason; never a password, a token or a citizen's data. */
	readonly detail: Readonly<Record<string, unknown>>;
}
/** A line as it stands in the log. */
export interface AuditLine {
	readonly id: number;
	/** ISO instant. */
	readonly at: string;
	readonly actor: Actor;
	readonly action: AuditAction;
	readonly subject: string;
	readonly unitId: UnitId | null;
	readonly period: PeriodId | null;
	readonly detail: Readonly<Record<string, unknown>>;
	readonly hash: string;
}
