// What every read model needs: the database, the reviewed catalogue and today's date from the one clock.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { IsoDate } from '../../../domain/figures/period';
import type { UnitScope } from '../../../domain/unit/unit-scope';
import type { Reader } from '../../db/database';

export interface ReportContext {
	readonly db: Reader;
	readonly catalogue: Catalogue;
	readonly today: IsoDate;
	/** Whose units the reader may know of: every read model speaks of these only. */
	readonly viewer: UnitScope;
}
