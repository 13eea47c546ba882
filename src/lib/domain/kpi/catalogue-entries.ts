import type { Check, Field, Form, Indicator, Kpi, Target } from './catalogue';

/** The catalogue as its files list it, before it may be relied on. */
export interface CatalogueEntries {
	readonly forms: readonly Form[];
	readonly fields: readonly Field[];
	readonly indicators: readonly Indicator[];
	readonly kpis: readonly Kpi[];
	readonly checks: readonly Check[];
	readonly targets: readonly Target[];
}
/** Something that does not fit, and where: `kpis[3].formulas[0].numerator.plus[1]`. */
export interface EntryFault {
	readonly path: string;
	readonly fault: string;
}
