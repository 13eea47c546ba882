// The five steps of an upload as a test walks them: routes called as the server calls them, on a real database.
import { isHttpError, isRedirect, type ActionFailure } from '@sveltejs/kit';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import type { Jobs } from '../../src/lib/server/jobs/jobs';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import {
	actions as chooseActions,
	load as loadChoose
} from '../../src/routes/(app)/nop-bao-cao/+page.server';
import type { PageServerData as ChooseData } from '../../src/routes/(app)/nop-bao-cao/$types';
import {
	actions as checkActions,
	load as loadCheck
} from '../../src/routes/(app)/nop-bao-cao/kiem-tra/[draftIds]/+page.server';
import type { PageServerData as CheckData } from '../../src/routes/(app)/nop-bao-cao/kiem-tra/[draftIds]/$types';
import {
	actions as confirmActions,
	load as loadConfirm
} from '../../src/routes/(app)/nop-bao-cao/xac-nhan/[draftIds]/+page.server';
import type { PageServerData as ConfirmData } from '../../src/routes/(app)/nop-bao-cao/xac-nhan/[draftIds]/$types';
import { emptyDatabase, saveOffice, type Commune, type TestOffice } from './report-database';
import { LIMITS, TODAY } from './route-event';
import { signedIn, type SignedIn } from './signed-in';

export const NOTHING_SAID = {
	'co-quan': '',
	'don-vi': '',
	'ky-bao-cao': '',
	'nguoi-nop': '',
	'ghi-chu': ''
};
/** Of an action that gave the form back. */
export type Refusal = ActionFailure<{
	readonly typed: Record<string, never>;
	readonly faults: readonly { readonly field: string; readonly message: string }[];
}>;

export class UploadDesk {
	readonly office: TestOffice = emptyDatabase();
	readonly officeId: UnitId;
	/** Code of a commune → its unit. */
	readonly units: ReadonlyMap<string, UnitId>;
	/** Work beside the server; another one may be put in its place. */
	jobs: Jobs;
	/** Who sits at it; somebody else may sit down. */
	who: SignedIn;

	constructor(communes: readonly Commune[]) {
		this.units = saveOffice(this.office.db, communes);
		this.officeId = this.units.get('TN') ?? 0;
		const { db, catalogue } = this.office.ctx(TODAY);
		this.jobs = inlineJobs({ db, catalogue, clock: CLOCK, limits: LIMITS });
		this.who = signedIn(db);
	}

	close(): void {
		this.office.close();
	}

	eventFor(path: string, form?: FormData, params: Record<string, string> = {}) {
		const url = new URL(path, 'http://127.0.0.1:3000');
		const reports = { ...this.office.ctx(TODAY), viewer: this.who.asker.units };
		const { db, catalogue } = reports;
		const beside = { jobs: this.jobs, limits: LIMITS, clock: CLOCK };
		const locals = { db, catalogue, reports, ...beside, ...this.who };
		const request = new Request(url, form ? { method: 'POST', body: form } : {});
		const parent = () =>
			Promise.resolve({ scope: scopeFor(reports, { office: url.searchParams.get('co-quan') }) });
		return { url, params, locals, request, parent } as never;
	}

	async firstStep(query = ''): Promise<ChooseData> {
		return (await loadChoose(this.eventFor(`/nop-bao-cao${query}`))) as ChooseData;
	}

	/** What the first step answers to a form that it does not take. */
	async refused(form: FormData): Promise<Refusal> {
		return (await chooseActions['default']?.(this.eventFor('/nop-bao-cao', form))) as Refusal;
	}

	/** Where the form of the first step leads. */
	sendForm(form: FormData): Promise<string> {
		return locationOf(() => chooseActions['default']?.(this.eventFor('/nop-bao-cao', form)));
	}

	async send(
		files: Record<string, string | Uint8Array<ArrayBuffer>>,
		said: Partial<typeof NOTHING_SAID> = {}
	): Promise<string> {
		const office = { 'co-quan': String(this.officeId) };
		return idsIn(await this.sendForm(formOf({ ...NOTHING_SAID, ...office, ...said }, files)));
	}

	async check(draftIds: string, query = '') {
		const path = `/nop-bao-cao/kiem-tra/${draftIds}?co-quan=${this.officeId}${query}`;
		const data = (await loadCheck(this.eventFor(path, undefined, { draftIds }))) as CheckData;
		if (data.kind !== 'checked') throw new Error('the check is not over');
		return data;
	}

	async confirm(draftIds: string) {
		const path = `/nop-bao-cao/xac-nhan/${draftIds}?co-quan=${this.officeId}`;
		const data = (await loadConfirm(this.eventFor(path, undefined, { draftIds }))) as ConfirmData;
		if (data.kind !== 'confirm') throw new Error('the check is not over');
		return data;
	}

	/** A form of the check page. */
	async act(name: string, draftIds: string, form = new FormData()) {
		const path = `/nop-bao-cao/kiem-tra/${draftIds}`;
		return checkActions[name]?.(this.eventFor(path, form, { draftIds }));
	}

	/** What is said at the last step, and storing. */
	async store(draftIds: string, said: Readonly<Record<string, string>> = {}) {
		const path = `/nop-bao-cao/xac-nhan/${draftIds}`;
		return confirmActions['luu']?.(this.eventFor(path, formOf(said), { draftIds }));
	}

	/** A cell typed over on the check page. */
	mend(id: string, cell: { row: number; letter: string; was: string; now: string }) {
		const { row, letter, was, now } = cell;
		const form = formOf({ tep: id, 'o-trang': '', 'o-dong': String(row), 'o-cot': letter });
		form.append('o-cu', was);
		form.append('o-moi', now);
		return locationOf(() => this.act('sua', id, form));
	}
}

const CLOCK = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };

export function formOf(
	entries: Readonly<Record<string, string>>,
	files: Record<string, string | Uint8Array<ArrayBuffer>> = {}
): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(entries)) form.append(name, value);
	for (const [name, content] of Object.entries(files))
		form.append('tep', new File([content], name));
	return form;
}

/** Where a route sends the reader. */
export async function locationOf(work: () => unknown): Promise<string> {
	try {
		await work();
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		throw thrown;
	}
	throw new Error('no redirect');
}

export async function statusOf(work: () => unknown): Promise<number | undefined> {
	try {
		await work();
	} catch (thrown) {
		if (isHttpError(thrown)) return thrown.status;
		throw thrown;
	}
	return undefined;
}

/** The drafts that an address names. */
export const idsIn = (location: string): string =>
	location.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
