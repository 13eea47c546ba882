// A unit as a list of units states it, before the register knows it.
import type { IsoDate } from '../calendar';
import type { Place } from '../figures/observation';
import type { OrganisingKind, UnitKind } from './unit';

/** One dated version of a unit. */
export interface UnitEntry {
	readonly code: string;
	/** Without its kind: "Lai Cách". */
	readonly name: string;
	readonly kind: UnitKind;
	readonly parent: {
		readonly code: string;
		/** Absent when the parent must be known already. */
		readonly named?: { readonly name: string; readonly kind: OrganisingKind };
	} | null;
	/** null: always. */
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
	/** The name it had under the same code; '' where the list says that it is another unit; absent where it says nothing. */
	readonly formerName?: string;
	readonly place: Place;
}
