// Which links a reader is offered: only those that lead somewhere for them. The server decides again at every request.
import { getContext, setContext } from 'svelte';
import type { Right } from '$lib/domain/office/rights';

/** The first that fits the address. */
const NEEDED: readonly (readonly [path: RegExp, right: Right])[] = [
	[/^\/(tong-quan|xep-hang|xu-huong)\/tai-ve$/, 'office.export'],
	[/^\/(tong-quan|xep-hang|xu-huong)$/, 'office.read'],
	[/^\/don-vi\/\d+\/tai-ve$/, 'unit.export'],
	[/^\/don-vi\/\d+$/, 'unit.read'],
	[/^\/(chi-so|huong-dan)(\/|$)/, 'catalogue.read'],
	[/^\/van-de\/tai-ve$/, 'reports.export'],
	[/^\/van-de$/, 'issues.read'],
	[/^\/(bao-cao|lich-su)\/\d+\/tep$/, 'reports.export'],
	[/^\/lich-su\/\d+\/hoan-tac$/, 'reports.correct'],
	[/^\/(bao-cao|lich-su)(\/|$)/, 'reports.read'],
	[/^\/dot-bao-cao(\/|$)/, 'campaigns.read'],
	[/^\/nop-bao-cao(\/|$)/, 'reports.submit'],
	[/^\/tai-khoan(\/|$)/, 'own_account.manage'],
	[/^\/quan-tri(\/|$)/, 'settings.manage']
];

export function rightFor(href: string): Right | undefined {
	const [path = ''] = href.split(/[?#]/);
	return NEEDED.find(([known]) => known.test(path))?.[1];
}

/** What components ask about who reads. */
interface ReaderFacts {
	readonly may: readonly Right[];
	/** Name of the one commune that the reader reports for; null for others. */
	readonly ownUnit: string | null;
}
const KEY = Symbol('who reads');
type Facts = () => ReaderFacts;

/** Said once, by the layout, to every component below it. */
export const tellReader = (facts: Facts): void => {
	setContext(KEY, facts);
};

export function readerMay(): (right: Right) => boolean {
	const facts = getContext<Facts | undefined>(KEY);
	return (right) => facts === undefined || facts().may.includes(right);
}

export function readersUnit(): () => string | null {
	const facts = getContext<Facts | undefined>(KEY);
	return () => facts?.().ownUnit ?? null;
}

/** Of an address on the page itself, and of one nobody is kept from, always true. */
export function waysOpen(): (href: string) => boolean {
	const may = readerMay();
	return (href) => {
		const right = rightFor(href);
		return right === undefined || may(right);
	};
}
