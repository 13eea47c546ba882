// A unit is an internal id with dated versions; official codes are reused after mergers, so a code means a unit only together with a date.
import type { IsoDate } from './period';

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
