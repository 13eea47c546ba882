// What a unit is called, coded and belongs to, within dates.
import type { IsoDate } from '../calendar';

export type UnitId = number;
export type CommuneKind = 'xa' | 'phuong' | 'thi-tran' | 'dac-khu';
export type OrganisingKind = 'huyen' | 'quan' | 'thi-xa' | 'thanh-pho' | 'tinh' | 'cum';
export type UnitKind = CommuneKind | OrganisingKind;
export const COMMUNE_KINDS: readonly CommuneKind[] = ['xa', 'phuong', 'thi-tran', 'dac-khu'];
export const ORGANISING_KINDS: readonly OrganisingKind[] = [
	'huyen',
	'quan',
	'thi-xa',
	'thanh-pho',
	'tinh',
	'cum'
];

export interface UnitVersion {
	readonly unitId: UnitId;
	readonly code: string;
	/** Bare name without its kind: "Lai Cách". */
	readonly name: string;
	readonly kind: UnitKind;
	readonly parentId: UnitId | null;
	/** null: always. */
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
}
export interface Successor {
	readonly unitId: UnitId;
	readonly successorId: UnitId;
	readonly effectiveOn: IsoDate;
	/** 'part': the unit was divided; its figures are never apportioned. */
	readonly share: 'whole' | 'part';
}
/** Everything name matching and lineage need; loaded once per request. */
export interface UnitRegister {
	readonly versions: readonly UnitVersion[];
	readonly aliases: readonly { readonly unitId: UnitId; readonly alias: string }[];
	readonly successors: readonly Successor[];
}

/** Kinds in words, as officially written before a name. */
export const KIND_WORDS: Readonly<
	Record<UnitKind, { readonly full: string; readonly short: string }>
> = {
	xa: { full: 'Xã', short: 'X.' },
	phuong: { full: 'Phường', short: 'P.' },
	'thi-tran': { full: 'Thị trấn', short: 'TT.' },
	'dac-khu': { full: 'Đặc khu', short: 'ĐK.' },
	huyen: { full: 'Huyện', short: 'H.' },
	quan: { full: 'Quận', short: 'Q.' },
	'thi-xa': { full: 'Thị xã', short: 'TX.' },
	'thanh-pho': { full: 'Thành phố', short: 'TP.' },
	tinh: { full: 'Tỉnh', short: 'T.' },
	cum: { full: 'Cụm', short: 'Cụm' }
};

export const isCommuneKind = (kind: UnitKind): kind is CommuneKind =>
	(COMMUNE_KINDS as readonly UnitKind[]).includes(kind);

/** "Thị trấn Lai Cách" */
export const unitName = (version: Pick<UnitVersion, 'kind' | 'name'>): string =>
	`${KIND_WORDS[version.kind].full} ${version.name}`;

/** "TT. Lai Cách", for tables and charts. */
export const shortUnitName = (version: Pick<UnitVersion, 'kind' | 'name'>): string =>
	`${KIND_WORDS[version.kind].short} ${version.name}`;

/** "Xã Hồng Phong, huyện Nam Sách": what tells two units of one name apart. */
export const unitNameWithParent = (
	version: Pick<UnitVersion, 'kind' | 'name'>,
	parent: Pick<UnitVersion, 'kind' | 'name'> | undefined
): string => {
	if (!parent) return unitName(version);
	return `${unitName(version)}, ${KIND_WORDS[parent.kind].full.toLowerCase()} ${parent.name}`;
};
