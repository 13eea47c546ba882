// A request as a browser or a program of one person makes it.
import { randomBytes } from 'node:crypto';
import { openSession } from '../../../src/lib/server/auth/sessions';
import { write, type Db } from '../../../src/lib/server/db/database';
import { saveDraft } from '../../../src/lib/server/db/submissions/drafts';
import { saveSetting } from '../../../src/lib/server/db/campaigns/settings';
import type { OwnServer } from '../own-server';
import type { Place, Someone, World } from './world';

export interface Answer {
	readonly status: number;
	readonly location: string;
	readonly headers: Headers;
	readonly body: string;
}
export interface Wish {
	readonly path: string;
	readonly method?: string;
	readonly body?: BodyInit;
	readonly headers?: Readonly<Record<string, string>>;
	/** Signed in again, where the request may end sessions. */
	readonly isAnew?: boolean;
}

/** A form comes from our own page unless other headers are given. */
export async function ask(server: OwnServer, person: Someone, wish: Wish): Promise<Answer> {
	const { path, method = 'GET', body, headers = { origin: server.url } } = wish;
	if (wish.isAnew === true) identities.delete(person);
	allowGuests(server.db, person.asker?.role === 'guest');
	const response = await fetch(`${server.url}${path}`, {
		method,
		redirect: 'manual',
		headers: { accept: 'text/html,*/*', ...identityOf(server.db, person), ...headers },
		...(body === undefined ? {} : { body })
	});
	if (wish.isAnew === true) identities.delete(person);
	return {
		status: response.status,
		location: response.headers.get('location') ?? '',
		headers: response.headers,
		body: await response.text()
	};
}

/** Where a reader arrives: at the page that an address leads to. */
export async function arrive(server: OwnServer, person: Someone, path: string): Promise<Answer> {
	let answer = await ask(server, person, { path });
	for (let hops = 0; hops < 5 && leadsOn(answer); hops += 1)
		answer = await ask(server, person, { path: answer.location });
	return answer;
}

const leadsOn = ({ status, location }: Answer): boolean =>
	(status === 303 || status === 307) && location.startsWith('/');

const identities = new WeakMap<Someone, Record<string, string>>();

export function identityOf(db: Db, person: Someone): Record<string, string> {
	const known = identities.get(person) ?? shownBy(db, person);
	identities.set(person, known);
	return known;
}

function shownBy(db: Db, { account, token }: Someone): Record<string, string> {
	if (token !== undefined) return { authorization: `Bearer ${token}` };
	if (account === null) return {};
	const now = new Date().toISOString();
	const visit = { now, address: '127.0.0.1', agent: 'thử quyền' };
	return { cookie: `phien=${write(db, (writer) => openSession(writer, account, visit))}` };
}

const opened = new WeakMap<Db, boolean>();
function allowGuests(db: Db, value: boolean): void {
	if (opened.get(db) === value) return;
	opened.set(db, value);
	const at = new Date().toISOString();
	write(db, (writer) => saveSetting(writer, { key: 'guests.allowed', value, at }));
}

/** A file of the person, not stored yet; nobody's when nobody has an account. */
export function keepFile(db: Db, { account }: Someone, place: Place): string {
	const id = randomBytes(12).toString('base64url');
	const text = `Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n;Quý I/2024;Mới tiếp nhận trong kỳ;5\n`;
	write(db, (writer) =>
		saveDraft(writer, {
			id,
			accountId: account?.id ?? null,
			file: {
				name: `cho-luu-${place.secret}-${id}.csv`,
				bytes: new TextEncoder().encode(text),
				receivedAt: new Date().toISOString()
			},
			choices: { unitId: place.unit, organisingId: place.office },
			dropped: []
		})
	);
	return id;
}

/** Names of files and of communes that an answer to this person may not hold. */
export function notFor({ asker }: Someone, world: World): string[] {
	const places = Object.entries(world.places);
	const isTheirs = (place: Place): boolean => {
		if (asker === null) return false;
		const { units } = asker;
		if (units.kind === 'unit') return units.unitId === place.unit;
		return units.kind === 'all' || (units.kind === 'office' && units.unitId === place.office);
	};
	return [
		...places.filter(([, place]) => !isTheirs(place)).map(([code]) => `Thử Quyền ${code}`),
		...places
			.filter(([, place]) => asker?.role === 'guest' || !isTheirs(place))
			.map(([, { secret }]) => secret)
	];
}
