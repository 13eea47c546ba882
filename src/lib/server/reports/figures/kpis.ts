// KPIs of units in one period as the command line and the API give them (design §15).
import type { KpiFlag, KpiId } from '../../../domain/kpi/catalogue';
import type { KpiResult, KpiState } from '../../../domain/kpi/kpi';
import type { MissingReason } from '../../../domain/figures/measured';
import type { SourceName } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import type { UnitsAndPeriod } from './units-and-period';
import { loadPicture } from '../basis/picture';
import { unitsAskedFor } from './units-asked-for';

export interface KpiRow {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
	readonly kpi: KpiId;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	readonly state: KpiState;
	/** Set when state is `missing`. */
	readonly reason?: MissingReason;
	readonly window: Window | null;
	/** Percentages the report states for it. */
	readonly stated: readonly number[];
	readonly flags: readonly KpiFlag[];
	readonly sources: readonly SourceName[];
	/** The same KPI by the report's other sources. */
	readonly others: readonly {
		readonly source: SourceName;
		readonly numerator: number;
		readonly denominator: number;
		readonly value: number;
	}[];
}
export interface KpisReport {
	readonly period: PeriodId;
	readonly rows: readonly KpiRow[];
}

/** Every KPI of every unit, also those that cannot be computed: their state says why. */
export function kpisReport(ctx: ReportContext, request: UnitsAndPeriod): KpisReport {
	const { period } = request;
	const units = unitsAskedFor(ctx, request);
	const picture = loadPicture(ctx, {
		unitIds: units.map(({ unitId }) => unitId),
		periods: [period]
	});
	const kpis = [...ctx.catalogue.kpis.values()].filter(
		({ id }) => request.kpi === undefined || id === request.kpi
	);
	const rows = units.flatMap(({ unitId, code, name }) =>
		kpis.map((kpi) => ({
			unitId,
			code,
			name,
			kpi: kpi.id,
			...rowOf(picture.result(kpi, unitId, period))
		}))
	);
	return { period, rows };
}

function rowOf(result: KpiResult): Omit<KpiRow, 'unitId' | 'code' | 'name' | 'kpi'> {
	const { numerator, denominator, value, state, reason, window, flags, sources, others } = result;
	const stated = result.stated.flatMap(({ quantity }) =>
		quantity.kind === 'exact' ? [quantity.value] : []
	);
	return {
		numerator,
		denominator,
		value,
		state,
		...(reason === null ? {} : { reason }),
		window,
		stated,
		flags,
		sources,
		others
	};
}
