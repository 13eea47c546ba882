// An office with people who know their passwords.
import type { Account } from '../../src/lib/domain/office/account';
import type { SignInVisit } from '../../src/lib/server/auth/sign-in';
import { addAccount, type Desk } from '../../src/lib/server/auth/accounts';
import { accountNamed, type AccountRecord } from '../../src/lib/server/db/accounts/accounts';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICER } from '../support/actor';
import { saveOffice } from '../support/report-database';

export const NOW = '2026-10-01T02:00:00.000Z';
export const later = (minutes: number, from = NOW): string =>
	new Date(Date.parse(from) + minutes * 60_000).toISOString();

export class AuthOffice {
	readonly folder = mkdtempSync(join(tmpdir(), 'cchc-auth-'));
	db: Db = openDatabase(join(this.folder, 'office.db'));
	readonly units = saveOffice(this.db, [{ code: 'X1', name: 'Một' }]);
	readonly passwords = new Map<string, string>();

	desk(now = NOW): Desk {
		return { db: this.db, actor: OFFICER, now };
	}

	async add(name: string, role: Account['role'] = 'administrator'): Promise<AccountRecord> {
		const code = role === 'commune' ? 'X1' : 'TN';
		const unitId = role === 'administrator' ? null : (this.units.get(code) ?? 0);
		const displayName = `Người ${name}`;
		const added = await addAccount(this.desk(), { name, displayName, role, unitId });
		if (added.outcome === 'refused') throw new Error(added.faults.join());
		this.passwords.set(name, added.password);
		return this.account(name);
	}

	account(name: string): AccountRecord {
		const account = accountNamed(this.db, name);
		if (account === undefined) throw new Error(`no account ${name}`);
		return account;
	}

	password(name: string): string {
		return this.passwords.get(name) ?? '';
	}

	/** As a restart does. */
	reopen(): void {
		closeDatabase(this.db);
		this.db = openDatabase(join(this.folder, 'office.db'));
	}

	audit(
		action: string
	): { actor: string; account: number | null; subject: string; detail: unknown }[] {
		return this.db.$client
			.prepare(
				'SELECT actor_name AS actor, account_id AS account, subject, detail FROM audit_event WHERE action_code = ? ORDER BY id'
			)
			.all(action)
			.map((row) => {
				const line = row as {
					actor: string;
					account: number | null;
					subject: string;
					detail: string;
				};
				return { ...line, detail: JSON.parse(line.detail) as unknown };
			});
	}

	count(table: string): unknown {
		return this.db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
	}

	close(): void {
		closeDatabase(this.db);
		rmSync(this.folder, { recursive: true, force: true });
	}
}

export const visit = (more: Partial<SignInVisit> = {}): SignInVisit => ({
	now: NOW,
	address: '10.0.0.5',
	agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36',
	device: undefined,
	session: undefined,
	...more
});
