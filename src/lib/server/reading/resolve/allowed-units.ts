// Whose reports an account may bring.
import type { UnitId, UnitRegister } from '../../../domain/unit/unit';
import type { UnitScope } from '../../../domain/unit/unit-scope';

export interface Allowed {
	readonly scope: Exclude<UnitScope, { readonly kind: 'all' }>;
	readonly units: ReadonlySet<UnitId>;
	/** The units with their names; nobody else's name is told to who brings the file. */
	readonly register: UnitRegister;
}
