import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';

/** Something of each unit in each period; by period first, of which there are few. */
export class ByUnitAndPeriod<T> {
	readonly #periods = new Map<PeriodId, Map<UnitId, T>>();

	get(unitId: UnitId, period: PeriodId): T | undefined {
		return this.#periods.get(period)?.get(unitId);
	}

	set(unitId: UnitId, period: PeriodId, value: T): T {
		const known = this.#periods.get(period) ?? new Map<UnitId, T>();
		this.#periods.set(period, known);
		known.set(unitId, value);
		return value;
	}

	/** What was computed once is not computed again. */
	remember(unitId: UnitId, period: PeriodId, compute: () => T): T {
		return this.get(unitId, period) ?? this.set(unitId, period, compute());
	}
}
