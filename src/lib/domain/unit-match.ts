// From an officially written name or code to exactly one unit within its organising unit and date, or to a question.
import type { IsoDate } from './calendar';
import type { UnitId, UnitRegister } from './unit-version';

export type UnitMatch =
	| { readonly kind: 'one'; readonly unitId: UnitId }
	/** Candidates name their parents. */
	| { readonly kind: 'many'; readonly candidates: readonly string[] }
	/** Only suggestions. */
	| { readonly kind: 'none'; readonly nearest: readonly string[] }
	| {
			readonly kind: 'not_valid';
			readonly name: string;
			readonly validFrom: IsoDate | null;
			readonly validTo: IsoDate | null;
			readonly successors: readonly string[];
	  };

export interface MatchScope {
	/** Organising unit below which the name is looked for. */
	readonly within?: UnitId;
	readonly on: IsoDate;
	/** Only communes, or only organising units; both when absent. */
	readonly role?: 'commune' | 'organising';
}

export function matchUnit(
	_register: UnitRegister,
	_written: string,
	_scope: MatchScope
): UnitMatch {
	return { kind: 'none', nearest: [] };
}
