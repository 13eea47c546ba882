// Types of the reviewed catalogue under data/catalogue; its entries are data, never code.
import type { IsoDate } from '../figures/period';

export type IndicatorId = string;
export type FieldId = string;
export type KpiId = string;
export type CheckId = string;

/** `count` whole number · `percent` a stated rate · `amount` money or area, decimals allowed · `flag` coded answer of a form. */
export type Measure = 'count' | 'percent' | 'amount' | 'flag';
/** `flow` happens within a period, `stock` stands at its end, `flag` is a coded state. */
export type Nature = 'flow' | 'stock' | 'flag';

export interface Indicator {
	readonly id: IndicatorId;
	readonly name: string;
	/** Short heading for tables. */
	readonly shortName?: string;
	readonly unit: string;
	readonly measure: Measure;
	readonly nature: Nature;
	/** May be summed over units and subtracted between cumulative reports. */
	readonly additive: boolean;
	/** Meaning of the codes of a flag: {"0": "Chưa", "1": "Đang làm", "2": "Hoàn thành"}. */
	readonly codes?: Readonly<Record<string, string>>;
	/** Places on statistical forms. `code` as printed: "3.3.1"; the same code may stand on another form for something else. */
	readonly forms: readonly {
		readonly form: FormId;
		readonly code: string;
		readonly label: string;
	}[];
	/** Spellings under which files carry it, besides its name; compared folded. */
	readonly headings: readonly string[];
	/** A stated rate names what it states: of a KPI, or of two indicators. */
	readonly states?:
		| { readonly kpi: KpiId }
		| { readonly numerator: readonly IndicatorId[]; readonly denominator: readonly IndicatorId[] };
	readonly validFrom?: IsoDate;
	readonly validTo?: IsoDate;
	/** Law or document it comes from. */
	readonly basis: string;
}

export type FormId = string;
/** A statistical form; figures from forms come first when two sources both give a KPI's pair. */
export interface Form {
	readonly id: FormId;
	/** Also the source name its figures carry: "Biểu mẫu 7". */
	readonly name: string;
	readonly title: string;
	/** Other written forms of the source name, compared folded: "BM7", "Biểu 7". */
	readonly aliases: readonly string[];
	/** Printed rows that only head others and carry no figure. */
	readonly groups?: readonly { readonly code: string; readonly label: string }[];
	readonly basis: string;
}
/** Lĩnh vực. */
export interface Field {
	readonly id: FieldId;
	readonly name: string;
	readonly aliases: readonly string[];
}

/** A sum of indicators, some of them subtracted. */
export interface Term {
	readonly plus: readonly IndicatorId[];
	readonly minus?: readonly IndicatorId[];
}
export type KpiFlag =
	| 'unverified' // "chưa xác minh": an open contradiction touches one of its figures
	| 'few' // "ít hồ sơ": denominator below the minimum
	| 'derived' // "suy ra" from two cumulative reports
	| 'other_window' // its figures cover another window than the report
	| 'fallback_denominator' // the official denominator is not reported; an alternative one was used
	| 'combined_figure' // the numerator was given only as one combined figure
	| 'mixed_sources'; // numerator and denominator come from different sources
export interface Formula {
	readonly numerator: Term;
	readonly denominator: Term;
	/** Flag set when this alternative is used; the first formula of a KPI has none. */
	readonly flag?: Extract<KpiFlag, 'fallback_denominator' | 'combined_figure'>;
	/** Used only where none of these is reported: a residual never takes the place of a statement. */
	readonly onlyWithout?: readonly IndicatorId[];
	/** Used only where all of these are reported exactly. */
	readonly onlyWith?: readonly IndicatorId[];
	/** In words, Vietnamese. */
	readonly words: string;
}
export interface Kpi {
	readonly id: KpiId;
	readonly name: string;
	readonly shortName: string;
	readonly direction: 'higher' | 'lower';
	readonly decimals: number;
	/** Below this denominator the value is shown with "ít hồ sơ". */
	readonly minimumDenominator: number;
	/** The official formula first, then the alternatives in order. */
	readonly formulas: readonly [Formula, ...Formula[]];
	/** What is counted, for "917 / 944 hồ sơ". */
	readonly unit: string;
	readonly meaning: string;
	/** Variants of the definition in other documents, in words. */
	readonly variants: readonly string[];
	readonly basis: string;
	/** On the overview and the communes × KPIs table. */
	readonly headline: boolean;
	/** It adds up over the year (a plan): compared with the same part of another year only. */
	readonly accumulates?: boolean;
	readonly example: {
		readonly figures: Readonly<Record<IndicatorId, number>>;
		readonly numerator: number;
		readonly denominator: number;
		readonly percent: number;
		readonly source: string;
	};
}

/** `sum`: total = parts. `at_most`: part ≤ whole. `equal`: two names of one quantity, with an optional factor. */
export type Check =
	| {
			readonly kind: 'sum';
			readonly id: CheckId;
			readonly total: IndicatorId;
			/** Where all are reported they add up to the total; some of them never exceed it. */
			readonly parts: readonly IndicatorId[];
			/** Added when reported. */
			readonly optionalParts?: readonly IndicatorId[];
			/** Counted beside the parts by some systems and inside them by others: either may be. */
			readonly looseParts?: readonly IndicatorId[];
			/** The check does not run when one of these is reported. */
			readonly onlyWithout?: readonly IndicatorId[];
			/** What the total has beyond the parts that a report names, where that is worth telling. */
			readonly rest?: string;
			readonly words: string;
			readonly basis: string;
	  }
	| {
			readonly kind: 'sum_of_fields';
			readonly id: CheckId;
			/** Sum over the fields ("lĩnh vực") of this indicator … */
			readonly total: IndicatorId;
			/** … is compared with this one when it differs (new received against total by field). */
			readonly against?: IndicatorId;
			readonly words: string;
			readonly basis: string;
	  }
	| {
			readonly kind: 'at_most';
			readonly id: CheckId;
			/** Sum of these … */
			readonly parts: readonly IndicatorId[];
			/** … must not exceed this. */
			readonly whole: IndicatorId;
			/** The check does not run when one of these is reported. */
			readonly onlyWithout?: readonly IndicatorId[];
			/** What the whole has beyond its parts, where that is worth telling. */
			readonly rest?: string;
			readonly words: string;
			readonly basis: string;
	  }
	| {
			readonly kind: 'equal';
			readonly id: CheckId;
			readonly left: IndicatorId;
			readonly right: IndicatorId;
			/** left × factor = right. */
			readonly factor?: number;
			/** Largest difference that is no contradiction, in the unit of `right`: half a unit of a rounded `left`. */
			readonly tolerance?: number;
			readonly words: string;
			readonly basis: string;
	  };

/** Target set for a KPI by a plan; none is in code. */
export interface Target {
	readonly kpi: KpiId;
	/** Code of the organising unit it holds for; null: everywhere. */
	readonly organisingCode: string | null;
	readonly year: number;
	readonly percent: number;
	readonly basis: string;
}

export interface Catalogue {
	readonly forms: readonly Form[];
	readonly fields: readonly Field[];
	readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
	readonly kpis: ReadonlyMap<KpiId, Kpi>;
	readonly checks: readonly Check[];
	readonly targets: readonly Target[];
}
