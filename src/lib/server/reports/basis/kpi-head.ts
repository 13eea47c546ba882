import type { Kpi, KpiId } from '../../../domain/kpi/catalogue';

/** The part of a catalogue entry that tables and cards show. */
export interface KpiHead {
	readonly id: KpiId;
	readonly name: string;
	readonly shortName: string;
	/** What is counted: "hồ sơ". */
	readonly unit: string;
	readonly direction: 'higher' | 'lower';
	readonly decimals: number;
	readonly minimumDenominator: number;
	/** The official formula in words. */
	readonly formula: string;
}

export function kpiHead(kpi: Kpi): KpiHead {
	const { id, name, shortName, unit, direction, decimals, minimumDenominator } = kpi;
	const formula = kpi.formulas[0].words;
	return { id, name, shortName, unit, direction, decimals, minimumDenominator, formula };
}
