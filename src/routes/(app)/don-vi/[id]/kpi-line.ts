// One KPI of the unit as the table prints it.
import type { UnitKpi } from '$lib/server/reports/unit/model';

export function kpiLine(entry: UnitKpi) {
	const { kpi, result, trend } = entry;
	return {
		id: kpi.id,
		name: kpi.name,
		unit: kpi.unit,
		direction: kpi.direction,
		decimals: kpi.decimals,
		state: result.state,
		reason: result.reason,
		value: result.value,
		numerator: result.numerator,
		denominator: result.denominator,
		stated: result.stated.map(({ text }) => text),
		flags: result.flags,
		rank: entry.rank,
		tied: entry.tied,
		ranked: entry.ranked,
		target: entry.target,
		neededForTarget: entry.neededForTarget,
		previous: entry.previous,
		lastYear: entry.lastYear,
		trend: trend.points.map(({ value }) => value)
	};
}
export type KpiLine = ReturnType<typeof kpiLine>;
