// One request, made up from what the program offers and what it should never be asked.
import type { Chance } from './chance';
import { ROUTES, type PageForm, type Harvest, type Route } from './harvest';
import { changed, damagedFile, inAddress, nastyText } from './nasty';
import type { Person } from './people';

export interface Sent {
	readonly method: string;
	/** As it goes over the wire. */
	readonly address: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer | null;
}
export interface Sources {
	readonly chance: Chance;
	readonly harvest: Harvest;
	readonly people: readonly Person[];
	/** Files an office might send. */
	readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
	readonly origin: string;
}

export function madeUp(sources: Sources): Sent {
	const { chance } = sources;
	const kind = chance.below(100);
	if (kind < 45) return reading(sources);
	if (kind < 75) return form(sources);
	if (kind < 90) return upload(sources);
	return odd(sources);
}

const QUERY_NAMES = [
	...[
		'co-quan',
		'ky',
		'don-vi',
		'chi-so',
		'trang',
		'sap-xep',
		'tim',
		'dinh-dang',
		'toi',
		'muc',
		'loai'
	],
	...[
		'lan-nhap',
		'lan-nop',
		'of',
		'unit',
		'period',
		'kpi',
		'tie',
		'kind',
		'severity',
		'page',
		'tu',
		'den'
	],
	...['x-sveltekit-invalidated', 'x-sveltekit-trailing-slash', '/luu', '__proto__']
];

function reading(sources: Sources): Sent {
	const { chance } = sources;
	const method = chance.percent(93) ? 'GET' : 'HEAD';
	return { method, address: someAddress(sources), headers: headersFor(sources), body: null };
}

function someAddress({ chance, harvest }: Sources): string {
	const found = chance.percent(60) ? harvest.address() : filled(chance.one(ROUTES), chance);
	if (chance.percent(25)) return found;
	const [path = '/', query = ''] = found.split('?');
	const data = chance.percent(8) ? `${path === '/' ? '' : path}/__data.json` : path;
	const kept = query.split('&').filter((part) => part !== '' && chance.percent(70));
	const more = Array.from({ length: chance.below(4) }, () => pair(chance));
	const replaced = kept.map((part) =>
		chance.percent(50) ? `${part.split('=')[0]}=${inAddress(nastyText(chance), chance)}` : part
	);
	const whole = [...replaced, ...more].join('&');
	const address = whole === '' ? data : `${data}?${whole}`;
	return chance.percent(4) ? printable(changed(address, chance)) : address;
}

const pair = (chance: Chance): string =>
	`${inAddress(chance.one(QUERY_NAMES), chance)}=${inAddress(nastyText(chance), chance)}`;

const printable = (address: string): string =>
	`/${address.replace(/[^!-~]/g, '').replace(/^\/+/, '')}`;

/** A route with something in place of its parameters: often a number that may exist. */
const filled = ({ path }: Route, chance: Chance): string =>
	path.replace(/\[[^\]]+\]/g, () =>
		chance.percent(70) ? String(chance.below(60)) : inAddress(nastyText(chance), chance)
	);

function headersFor({ chance, people, origin }: Sources): Record<string, string> {
	const headers: Record<string, string> = { ...chance.one(people).headers };
	if (chance.percent(90)) headers['origin'] = origin;
	if (chance.percent(20))
		headers['accept'] = chance.one(['application/json', '*/*', 'text/html', 'x']);
	if (chance.percent(10))
		headers[chance.one(['accept-language', 'user-agent', 'x-forwarded-for', 'range', 'referer'])] =
			inHeader(nastyText(chance));
	if (chance.percent(3)) headers['cookie'] = `phien=${inHeader(nastyText(chance))}`;
	if (chance.percent(3)) headers['authorization'] = inHeader(`Bearer ${nastyText(chance)}`);
	return headers;
}

/** What Node's client would not send is left to odd requests. */
const inHeader = (text: string): string => text.replace(/[^\t\x20-\x7e]/g, '?').slice(0, 4000);

type Field = readonly [name: string, value: string];

function form(sources: Sources): Sent {
	const { chance, harvest } = sources;
	const known = chance.percent(75) ? harvest.form() : undefined;
	const { address, method, fields } = known ?? guessed(chance);
	const filledIn = fields.flatMap((field): Field[] => {
		if (chance.percent(10)) return [];
		const typed: Field = chance.percent(45) ? [field[0], nastyText(chance)] : field;
		return chance.percent(5) ? [typed, typed] : [typed];
	});
	if (chance.percent(10)) filledIn.push([nastyText(chance), nastyText(chance)]);
	if (method === 'GET') {
		const query = filledIn.map((part) => part.map((text) => inAddress(text, chance)).join('='));
		const path = address.split('?')[0] ?? '/';
		return {
			method,
			address: `${path}?${query.join('&')}`,
			headers: headersFor(sources),
			body: null
		};
	}
	return posted(sources, address, encoded(filledIn, chance));
}

function guessed(chance: Chance): PageForm {
	const route = chance.one(ROUTES.filter(({ actions }) => actions.length > 0));
	const action = chance.one(route.actions);
	const query = action === 'default' || action === 'POST' ? '' : `?/${action}`;
	const names = ['viec', 'ly-do', 'lan', 'id', 'ten', 'ky', 'tep', 'don-vi', 'gia-tri', 'nguoi'];
	const fields = names.map((name): Field => [name, nastyText(chance)]);
	return { address: filled(route, chance) + query, method: 'POST', fields, files: [] };
}

interface Body {
	readonly type: string;
	readonly bytes: Buffer;
}

function encoded(fields: readonly Field[], chance: Chance): Body {
	const kind = chance.below(100);
	if (kind < 65) {
		const pairs = fields.map((part) => part.map((text) => inAddress(text, chance)).join('='));
		return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(pairs.join('&')) };
	}
	if (kind < 85)
		return multipart(
			fields.map(([name, value]) => ({ name, bytes: Buffer.from(value) })),
			chance
		);
	const json = Buffer.from(JSON.stringify(Object.fromEntries(fields)));
	const type = chance.one(['application/json', 'text/plain', 'application/octet-stream', '', 'x']);
	return { type, bytes: chance.percent(50) ? json : damagedFile(json, chance) };
}

interface Part {
	readonly name: string;
	readonly fileName?: string;
	readonly bytes: Buffer;
}

/** Sometimes with an end that never comes or a name that breaks its quotes. */
function multipart(parts: readonly Part[], chance: Chance): Body {
	const boundary = '----fuzz';
	const quoted = (text: string): string =>
		chance.percent(90) ? text.replace(/[\r\n"]/g, '_') : text;
	const written = parts.flatMap(({ name, fileName, bytes }) => {
		const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
		const head = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"${file}\r\n\r\n`;
		return [Buffer.from(head), bytes, Buffer.from('\r\n')];
	});
	const whole = Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
	const type = `multipart/form-data; boundary=${chance.percent(95) ? boundary : 'other'}`;
	return { type, bytes: chance.percent(8) ? damagedFile(whole, chance) : whole };
}

const FILE_ADDRESSES = ['/nop-bao-cao', '/nop-bao-cao', '/api/v1/uploads', '/quan-tri/don-vi?/nap'];

function upload(sources: Sources): Sent {
	const { chance, files, harvest } = sources;
	const known = harvest.form();
	const {
		address,
		fields,
		files: names
	} = known !== undefined && known.files.length > 0
		? known
		: { address: chance.one(FILE_ADDRESSES), fields: [], files: ['tep'] };
	const sent = names.flatMap((name): Part[] =>
		Array.from({ length: chance.percent(85) ? 1 : chance.below(4) }, () => {
			const { name: fileName, bytes } = chance.one(files);
			return {
				name,
				fileName: chance.percent(60) ? fileName : nastyText(chance),
				bytes: damagedFile(bytes, chance)
			};
		})
	);
	const typed = fields.map(([name, value]): Part => {
		const text = chance.percent(80) ? value : nastyText(chance);
		return { name, bytes: Buffer.from(text) };
	});
	return posted(sources, address, multipart([...typed, ...sent], chance));
}

function posted(sources: Sources, address: string, { type, bytes }: Body): Sent {
	const headers = headersFor(sources);
	if (type !== '') headers['content-type'] = type;
	return { method: 'POST', address, headers, body: bytes };
}

const METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST', 'PROPFIND', 'TRACE', 'GET'];

/** Methods nobody offers, bodies where none belongs. */
function odd(sources: Sources): Sent {
	const { chance } = sources;
	const body = chance.percent(50) ? Buffer.from(nastyText(chance)) : null;
	const headers = headersFor(sources);
	if (chance.percent(50)) headers['content-type'] = inHeader(nastyText(chance)) || 'x';
	return { method: chance.one(METHODS), address: someAddress(sources), headers, body };
}
