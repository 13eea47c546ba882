// Every address and every form of the table, made concrete for one commune; and what each person must be answered.
import { may, reachOf, type Asker } from '../../../src/lib/domain/office/rights';
import type { UnitScope } from '../../../src/lib/domain/unit/unit-scope';
import { ROUTE_RIGHTS, type Needed } from '../../../src/lib/server/web/rights/route-rights';
import { PERIOD, type Place, type Someone, type World } from './world';

/** What an address is about, told apart from how the program finds it out. */
type About =
	| 'nothing'
	/** The office above the commune, named in the address. */
	| 'office'
	| 'unit'
	/** Files of an account: the ids in it belong to whoever asks. */
	| 'own_file';

interface Address {
	readonly about: About;
	readonly path: (place: Place, world: World, draft: string) => string;
}
const at = (path: string): Address => ({ about: 'nothing', path: () => path });
const ofOffice = (path: string, query = ''): Address => ({
	about: 'office',
	path: ({ office }) => `${path}?co-quan=${office}${query}`
});
const ofApi = (path: string, query = ''): Address => ({
	about: 'office',
	path: ({ office }) => `${path}?of=${office}${query}`
});
const ofUnit = (path: (place: Place) => string): Address => ({ about: 'unit', path });
const ofFile = (path: (draft: string) => string): Address => ({
	about: 'own_file',
	path: (_place, _world, draft) => path(draft)
});

const ADDRESSES: Readonly<Record<string, Address>> = {
	'/thiet-lap/[ma]': at('/thiet-lap/khong-co-ma-nay'),
	'/(app)/tong-quan': ofOffice('/tong-quan'),
	'/(app)/tong-quan/tai-ve': ofOffice('/tong-quan/tai-ve'),
	'/(app)/xep-hang': ofOffice('/xep-hang'),
	'/(app)/xep-hang/tai-ve': ofOffice('/xep-hang/tai-ve'),
	'/(app)/xu-huong': ofOffice('/xu-huong'),
	'/(app)/xu-huong/tai-ve': ofOffice('/xu-huong/tai-ve'),
	'/(app)/don-vi/[id]': ofUnit(({ unit }) => `/don-vi/${unit}`),
	'/(app)/don-vi/[id]/tai-ve': ofUnit(({ unit }) => `/don-vi/${unit}/tai-ve?ky=${PERIOD}`),
	'/(app)/chi-so': ofOffice('/chi-so'),
	'/(app)/chi-so/[kpi]': ofOffice('/chi-so/timely_rate'),
	'/(app)/van-de': ofOffice('/van-de'),
	'/(app)/van-de/tai-ve': ofOffice('/van-de/tai-ve'),
	'/(app)/bao-cao/[id]': ofUnit(({ report }) => `/bao-cao/${report}`),
	'/(app)/bao-cao/[id]/tep': ofUnit(({ report }) => `/bao-cao/${report}/tep`),
	'/(app)/lich-su': ofOffice('/lich-su'),
	'/(app)/lich-su/[uploadId]': ofUnit(({ upload }) => `/lich-su/${upload}`),
	'/(app)/lich-su/[uploadId]/tep': ofUnit(({ upload }) => `/lich-su/${upload}/tep`),
	'/(app)/lich-su/[uploadId]/hoan-tac': ofUnit(({ upload }) => `/lich-su/${upload}/hoan-tac`),
	'/(app)/dot-bao-cao': ofOffice('/dot-bao-cao'),
	'/(app)/dot-bao-cao/[ky]': ofOffice(`/dot-bao-cao/${PERIOD}`),
	'/(app)/dot-bao-cao/tai-ve': ofOffice('/dot-bao-cao/tai-ve'),
	'/(app)/nop-bao-cao': ofOffice('/nop-bao-cao'),
	'/(app)/nop-bao-cao/mau/[layout]': ofOffice('/nop-bao-cao/mau/bang-rong'),
	'/(app)/nop-bao-cao/tep/[draftId]/trang-tinh': ofFile(
		(id) => `/nop-bao-cao/tep/${id}/trang-tinh`
	),
	'/(app)/nop-bao-cao/tep/[draftId]/ghep-cot': ofFile((id) => `/nop-bao-cao/tep/${id}/ghep-cot`),
	'/(app)/nop-bao-cao/kiem-tra/[draftIds]': ofFile((id) => `/nop-bao-cao/kiem-tra/${id}`),
	'/(app)/nop-bao-cao/xac-nhan/[draftIds]': ofFile((id) => `/nop-bao-cao/xac-nhan/${id}`),
	'/(app)/nop-bao-cao/tra-lai/[draftId]': ofFile((id) => `/nop-bao-cao/tra-lai/${id}`),
	'/(app)/nop-bao-cao/tra-lai/[draftId]/dong-loi': ofFile(
		(id) => `/nop-bao-cao/tra-lai/${id}/dong-loi`
	),
	'/(app)/nop-bao-cao/dang-lam/[jobId]': at('/nop-bao-cao/dang-lam/viec-khac?viec=store'),
	'/(app)/nop-bao-cao/dang-lam/[jobId]/tinh-trang': at(
		'/nop-bao-cao/dang-lam/viec-khac/tinh-trang?viec=store'
	),
	'/(app)/nop-bao-cao/da-luu': ofUnit(({ upload }) => `/nop-bao-cao/da-luu?lan-nhap=${upload}`),
	'/(app)/quan-tri/tai-khoan/[id]': {
		about: 'nothing',
		path: (_place, { victim }) => `/quan-tri/tai-khoan/${victim}`
	},
	'/(app)/quan-tri/don-vi/[id]': {
		about: 'nothing',
		path: ({ unit }) => `/quan-tri/don-vi/${unit}`
	},
	'/(app)/quan-tri/co-quan/[id]': {
		about: 'nothing',
		path: ({ office }) => `/quan-tri/co-quan/${office}`
	},
	'/api/v1/units': ofApi('/api/v1/units'),
	'/api/v1/periods': ofApi('/api/v1/periods'),
	'/api/v1/figures': ofApi('/api/v1/figures', `&period=${PERIOD}`),
	'/api/v1/kpi': ofApi('/api/v1/kpi', `&period=${PERIOD}`),
	'/api/v1/ranking': ofApi('/api/v1/ranking', `&period=${PERIOD}&kpi=timely_rate`),
	'/api/v1/trend': ofApi('/api/v1/trend', '&kpi=timely_rate'),
	'/api/v1/issues': ofApi('/api/v1/issues'),
	'/api/v1/submissions': ofApi('/api/v1/submissions'),
	'/api/v1/uploads': ofApi('/api/v1/uploads')
};

/** What names nothing has its route for an address. */
function plainAddress(route: string): Address {
	if (route.includes('[')) throw new Error(`Say where ${route} is, in tests/support/rights.`);
	return at(route.replace('/(app)', ''));
}

export interface Case {
	readonly route: string;
	/** '' for reading. */
	readonly action: string;
	readonly needed: Needed;
	readonly address: Address;
}

/** Reading and every form of every declared route. */
export const CASES: readonly Case[] = Object.entries(ROUTE_RIGHTS).flatMap(([route, declared]) => {
	const address = ADDRESSES[route] ?? plainAddress(route);
	const { read, actions = {} } = declared;
	return [
		...(read === undefined ? [] : [{ route, action: '', needed: read, address }]),
		...Object.entries(actions).map(([action, needed]) => ({
			...{ route, action, needed },
			// What comes to the API names its units in itself.
			address: action === 'POST' ? at(route) : address
		}))
	];
});

/** Where it matters whose it is: of everybody; elsewhere one place stands for all. */
export function placesFor({ address }: Case, { asker }: Someone, { places }: World): Place[] {
	const all = Object.values(places);
	const own = all.find(
		({ unit, office }) =>
			asker !== null && 'unitId' in asker.units && [unit, office].includes(asker.units.unitId)
	);
	const isOne = address.about === 'nothing' || address.about === 'own_file';
	return isOne ? [own ?? places.A1] : all;
}

export const isApi = ({ route }: Case): boolean => route.startsWith('/api/');

/** The address with the name of its form. */
export function addressOf(one: Case, world: World, of: { place: Place; draft: string }): string {
	const path = one.address.path(of.place, world, of.draft);
	if (['', 'POST', 'default'].includes(one.action)) return path;
	return `${path}${path.includes('?') ? '&' : '?'}/${one.action}`;
}

/** `allowed`: by right and unit, whatever the route then says · `hidden`: answered like what does not exist. */
export type Verdict = 'allowed' | 'sign_in' | 'forbidden' | 'hidden';

export function verdictFor(
	one: Case,
	{ asker, token }: Someone,
	place: Place,
	world: World
): Verdict {
	if (one.needed === 'public') return 'allowed';
	// A key opens what is for programs; on a page its bearer is nobody.
	if (asker === null || (token !== undefined && !isApi(one))) return 'sign_in';
	const { right } = one.needed;
	if (!may(asker, right)) return asker.role === 'guest' ? 'sign_in' : 'forbidden';
	return isWithin(one.address.about, scopeOf(asker, reachOf(asker, right)), place, world)
		? 'allowed'
		: 'hidden';
}

const scopeOf = (asker: Asker, reach: UnitScope): UnitScope =>
	reach.kind === 'all' ? asker.units : reach;

function isWithin(about: About, scope: UnitScope, place: Place, world: World): boolean {
	if (scope.kind === 'all' || about === 'nothing' || about === 'own_file') return true;
	if (scope.kind === 'none') return false;
	if (scope.kind === 'office') return place.office === scope.unitId;
	if (about === 'unit') return place.unit === scope.unitId;
	return Object.values(world.places).some(
		({ unit, office }) => unit === scope.unitId && office === place.office
	);
}
