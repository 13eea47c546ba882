// The pages of administration as an administrator calls them, on a real database with copies made in place.
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../src/lib/domain/office/audit';
import { askerOf, type Account } from '../../src/lib/domain/office/account';
import { addAccount } from '../../src/lib/server/auth/accounts';
import { auditLines } from '../../src/lib/server/db/audit/audit-log';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import type { Backups } from '../../src/lib/server/jobs/backups';
import { makeBackup } from '../../src/lib/server/jobs/tasks/backup';
import { emptyDatabase, saveOffice, type TestOffice } from './report-database';
import { LIMITS } from './route-event';
import { formOf, locationOf } from './upload-desk';

export const DAY = '2026-10-01';
const ADMINISTRATOR: Actor = {
	...{ accountId: 1, name: 'Trần Quản Trị', role: 'administrator', address: '127.0.0.1' }
} as const;

export type Fields = Readonly<Record<string, string>>;
type Action = ((event: never) => unknown) | undefined;
/** Of a form that shows first what it would do. */
export interface Answer {
	readonly status?: number;
	readonly key?: string;
	readonly preview?: { readonly rows: readonly object[]; readonly members: readonly string[] };
	readonly data?: { readonly faults: readonly { field: string; message: string }[] };
}

export class AdministrationDesk {
	readonly office: TestOffice = emptyDatabase();
	readonly units = saveOffice(this.office.db, [
		{ code: '10001', name: 'Hồng Phong' },
		{ code: '10002', name: 'Lai Cách' },
		{ code: '10003', name: 'Hải Tân', validTo: '2025-06-30' }
	]);
	/** The instant; may be moved on. */
	now = `${DAY}T02:00:00.000Z`;
	readonly clock = { today: () => this.now.slice(0, 10), now: () => this.now };
	folder = join(this.office.folder, 'sao-luu');
	readonly headers = new Map<string, string>();
	account: Account | null = null;

	get db() {
		return this.office.db;
	}

	/** Who administers, made as at the first start. */
	async administrator(name = 'quan.tri'): Promise<number> {
		const added = await addAccount(
			{ db: this.db, actor: ADMINISTRATOR, now: this.now },
			{ name, displayName: 'Trần Quản Trị', role: 'administrator', unitId: null }
		);
		if (added.outcome !== 'added') throw new Error(JSON.stringify(added.faults));
		return added.id;
	}

	/** In this process instead of beside it. */
	readonly backups: Backups = {
		run: (kind, actor) => {
			const context = { db: this.db, clock: this.clock, progress: () => undefined };
			return makeBackup(context, { kind, actor, folder: this.folder });
		},
		state: () => ({ folder: this.folder, running: null }),
		close: () => Promise.resolve()
	};

	readonly jobs = inlineJobs({
		db: this.office.db,
		catalogue: this.office.ctx(DAY).catalogue,
		clock: this.clock,
		limits: LIMITS
	});

	/** What a route is given. */
	event(path: string, fields?: Fields) {
		const url = new URL(path, 'http://127.0.0.1:3000');
		const reports = this.office.ctx(this.clock.today());
		const { db, catalogue } = reports;
		const actor = ADMINISTRATOR;
		const asker = this.account === null ? null : askerOf(this.account);
		const { clock, jobs, backups, account } = this;
		const locals = { db, catalogue, clock, reports, jobs, backups, actor, account, asker };
		const body = fields === undefined ? {} : { method: 'POST', body: formOf(fields) };
		const setHeaders = (headers: Record<string, string>) => {
			for (const [name, value] of Object.entries(headers)) this.headers.set(name, value);
		};
		const params = { id: /\/(?:tai-khoan|don-vi|co-quan)\/([^/?]+)/.exec(url.pathname)?.[1] ?? '' };
		return { url, params, locals, setHeaders, request: new Request(url, body) } as never;
	}

	id(code: string): number {
		return this.units.get(code) ?? -1;
	}

	async asked(action: Action, path: string, fields: Fields): Promise<Answer> {
		return (await action?.(this.event(path, fields))) as Answer;
	}

	/** Shown first, then confirmed; answers what was shown and where it leads. */
	async confirmed(action: Action, path: string, fields: Fields) {
		const before = loadUnitRegister(this.db);
		const shown = await this.asked(action, path, fields);
		if (!isDeepStrictEqual(loadUnitRegister(this.db), before))
			throw new Error('changed before it was confirmed');
		if (shown.key === undefined) throw new Error(JSON.stringify(shown));
		const sure = { ...fields, 'xac-nhan': shown.key };
		return { shown, location: await locationOf(() => action?.(this.event(path, sure))) };
	}

	lastDetail() {
		return auditLines(this.db, {}, { limit: 1, offset: 0 })[0]?.detail;
	}

	/** The newest lines first: "account.created account:2". */
	log(limit = 20): string[] {
		return auditLines(this.db, {}, { limit, offset: 0 }).map(
			({ action, subject }) => `${action} ${subject}`
		);
	}

	close(): void {
		this.office.close();
	}
}
