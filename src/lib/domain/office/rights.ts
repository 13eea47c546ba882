// Who may do what: the one declared table. The server asks it at every request; pages ask it to know what to offer.
import type { UnitScope } from '../unit/unit-scope';

/** Quản trị · Cán bộ Nội vụ · Lãnh đạo · Cán bộ xã · khách, who is anyone without an account where the office allows it. */
export const ROLES = ['administrator', 'home_affairs', 'leader', 'commune', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** `any`: of every unit · `own`: of the units of the account · `no`: not at all. */
type Reach = 'any' | 'own' | 'no';
type Row = Readonly<Record<Role, Reach>>;

const row = (reaches: readonly [Reach, Reach, Reach, Reach, Reach]): Row => ({
	administrator: reaches[0],
	home_affairs: reaches[1],
	leader: reaches[2],
	commune: reaches[3],
	guest: reaches[4]
});

// In the order of ROLES.
export const RIGHTS = {
	/** What indicators mean, and the guide. */
	'catalogue.read': row(['any', 'any', 'any', 'any', 'any']),
	/** Pages that compare the communes of an office: overview, ranking, trend. */
	'office.read': row(['any', 'own', 'own', 'no', 'any']),
	/** One commune's figures. */
	'unit.read': row(['any', 'own', 'own', 'own', 'any']),
	/** Tables as files; each download stands in the audit log. */
	'office.export': row(['any', 'own', 'own', 'no', 'no']),
	'unit.export': row(['any', 'own', 'own', 'own', 'no']),
	/** Reports as they came in, their files and history. */
	'reports.read': row(['any', 'own', 'own', 'own', 'no']),
	'reports.export': row(['any', 'own', 'own', 'own', 'no']),
	'issues.read': row(['any', 'own', 'own', 'own', 'no']),
	/** Upload, mend, confirm, store. */
	'reports.submit': row(['any', 'own', 'no', 'own', 'no']),
	/** Undo, withdraw, send back, restore. */
	'reports.correct': row(['any', 'own', 'no', 'no', 'no']),
	'campaigns.read': row(['any', 'own', 'own', 'no', 'no']),
	'campaigns.manage': row(['any', 'own', 'no', 'no', 'no']),
	'own_account.manage': row(['any', 'own', 'own', 'own', 'no']),
	'accounts.manage': row(['any', 'no', 'no', 'no', 'no']),
	'units.manage': row(['any', 'no', 'no', 'no', 'no']),
	'targets.manage': row(['any', 'no', 'no', 'no', 'no']),
	'settings.manage': row(['any', 'no', 'no', 'no', 'no']),
	'backups.manage': row(['any', 'no', 'no', 'no', 'no']),
	'audit.read': row(['any', 'no', 'no', 'no', 'no']),
	'system.read': row(['any', 'no', 'no', 'no', 'no'])
} as const satisfies Readonly<Record<string, Row>>;

export type Right = keyof typeof RIGHTS;
export const ALL_RIGHTS = Object.keys(RIGHTS) as readonly Right[];

/** What an API token may be used for, at most. */
export type TokenScope = 'read' | 'submit';
const OF_TOKENS: Readonly<Record<TokenScope, readonly Right[]>> = {
	read: ['catalogue.read', 'office.read', 'unit.read', 'reports.read', 'issues.read'],
	submit: [
		'catalogue.read',
		'office.read',
		'unit.read',
		'reports.read',
		'issues.read',
		'reports.submit'
	]
};

/** Someone who asks: a role, the units of the account, and the token when a program asks with one. */
export interface Asker {
	readonly role: Role;
	readonly units: UnitScope;
	readonly token?: TokenScope;
}

/** The units for which it may be done; `none` when it may not be done at all. */
export function reachOf(asker: Asker, right: Right): UnitScope {
	if (asker.token !== undefined && !OF_TOKENS[asker.token].includes(right)) return { kind: 'none' };
	const reach: Reach = RIGHTS[right][asker.role];
	if (reach === 'any') return { kind: 'all' };
	return reach === 'own' ? asker.units : { kind: 'none' };
}

export const may = (asker: Asker, right: Right): boolean => reachOf(asker, right).kind !== 'none';
