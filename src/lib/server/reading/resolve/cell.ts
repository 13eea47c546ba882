// A cell that should hold a number, and the number that was read in it.
import type { Indicator } from '../../../domain/kpi/catalogue';
import type { Quantity } from '../../../domain/figures/observation';
import type { Said } from '../draft';

export interface FigureCell {
	readonly indicator: Indicator;
	readonly value: Said;
	readonly column: string;
	/** The form says "%" beside it. */
	readonly isPercent?: true;
	readonly measure?: Said;
}

export interface ReadNumber {
	readonly quantity: Quantity;
	readonly decimals: number;
}
