// What the pages themselves offer to be asked: their links and forms, and every declared route.
import { ROUTE_RIGHTS } from '../../src/lib/server/web/rights/route-rights';
import type { Chance } from './chance';

export interface PageForm {
	/** Path and query. */
	readonly address: string;
	readonly method: 'GET' | 'POST';
	readonly fields: readonly (readonly [name: string, value: string])[];
	readonly files: readonly string[];
}

const MOST = 800;
/** Sends whoever asks away, which would leave the rest of a round to guests. */
const LEFT_OUT = /^\/dang-xuat/;

/** Grows by what answers offer; when it is full the new takes the place of the old. */
export class Harvest {
	readonly #addresses: string[] = [];
	readonly #forms: PageForm[] = [];
	readonly #known = new Set<string>();
	readonly #chance: Chance;

	constructor(chance: Chance) {
		this.#chance = chance;
	}

	address(): string {
		return this.#addresses.length === 0 ? '/' : this.#chance.one(this.#addresses);
	}

	form(): PageForm | undefined {
		return this.#forms.length === 0 ? undefined : this.#chance.one(this.#forms);
	}

	get addresses(): readonly string[] {
		return this.#addresses;
	}

	/** Of an answer to `from`. */
	read(html: string, from: string): void {
		for (const [, href = ''] of html.matchAll(/\bhref="([^"]+)"/g)) this.add(unescaped(href), from);
		for (const [, attributes = '', inside = ''] of html.matchAll(
			/<form([^>]*)>([\s\S]*?)<\/form>/g
		))
			this.#addForm(attributes, inside, from);
	}

	add(href: string, from: string): void {
		const address = within(href, from);
		if (address === undefined || this.#known.has(address)) return;
		this.#known.add(address);
		this.#keep(this.#addresses, address);
	}

	#addForm(attributes: string, inside: string, from: string): void {
		const action = /\baction="([^"]*)"/.exec(attributes)?.[1] ?? '';
		const address = within(unescaped(action), from);
		if (address === undefined) return;
		const fields = [...inside.matchAll(/<(?:input|button|select|textarea)\b[^>]*>/g)].map(
			([tag]) => ({
				name: unescaped(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ''),
				value: unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''),
				isFile: /\btype="file"/.test(tag)
			})
		);
		const named = fields.filter(({ name }) => name !== '');
		const key = `${address} ${named.map(({ name }) => name).join(' ')}`.replace(/\d+/g, '0');
		if (this.#known.has(key)) return;
		this.#known.add(key);
		this.#keep(this.#forms, {
			address,
			method: /\bmethod="post"/i.test(attributes) ? 'POST' : 'GET',
			fields: named
				.filter(({ isFile }) => !isFile)
				.map(({ name, value }) => [name, value] as const),
			files: named.filter(({ isFile }) => isFile).map(({ name }) => name)
		});
	}

	#keep<T>(pool: T[], item: T): void {
		if (pool.length < MOST) pool.push(item);
		else pool[this.#chance.below(MOST)] = item;
	}
}

function within(href: string, from: string): string | undefined {
	const base = new URL(from, 'http://here');
	if (!URL.canParse(href, base)) return undefined;
	const { origin, pathname, search } = new URL(href, base);
	return origin === base.origin && !LEFT_OUT.test(pathname) ? pathname + search : undefined;
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'"
};
const unescaped = (text: string): string =>
	text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '');

export interface Route {
	/** "/don-vi/[id]". */
	readonly path: string;
	readonly actions: readonly string[];
}

export const ROUTES: readonly Route[] = Object.entries(ROUTE_RIGHTS)
	.map(([id, { actions = {} }]) => ({
		path: id.replace(/\/\([^)]+\)/g, '') || '/',
		actions: Object.keys(actions)
	}))
	.filter(({ path }) => !LEFT_OUT.test(path));
