import type { UnitId, UnitKind } from '../../../domain/unit/unit';

/** A unit as lists and tables name it, in the version valid for the period shown. */
export interface UnitHead {
	readonly unitId: UnitId;
	readonly code: string;
	/** "Thị trấn Lai Cách" */
	readonly name: string;
	/** "TT. Lai Cách" */
	readonly shortName: string;
	readonly kind: UnitKind;
}
