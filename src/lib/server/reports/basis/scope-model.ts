// What a page lets its reader choose from: offices and periods.
import type { PeriodId, PeriodKind } from '../../../domain/figures/period';
import type { UnitHead } from './unit-head';

export interface OfficeChoice extends UnitHead {
	readonly isDemonstration: boolean;
	/** Submissions of its communes, all periods. */
	readonly submissions: number;
}

export interface PeriodChoice {
	readonly id: PeriodId;
	/** Communes of the office with a report for it. */
	readonly reported: number;
	/** No report states it: its figures come from two cumulative reports. */
	readonly derivedOnly: boolean;
}

export interface PeriodGroup {
	readonly kind: PeriodKind;
	/** Latest first. */
	readonly periods: readonly PeriodChoice[];
}
