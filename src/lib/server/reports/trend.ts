// "Xu hướng": the Trend of the domain, over all periods of one kind with data of one office.
import type { KpiId } from '../../domain/catalogue';
import type { PeriodId, PeriodKind } from '../../domain/period';
import {
	breaksOf,
	comparablePeriods,
	totalSeries,
	trendSeries,
	type Trend
} from '../../domain/trend';
import { unitName, type UnitId, type UnitVersion } from '../../domain/unit';
import type { ReportContext } from './context';
import { kpiOf, loadOfficePicture, type OfficePicture } from './office-picture';
import { periodGroups } from './period-choices';
import { remembered } from './remembered';
import { everMembers, registerOf, unitHeadIn } from './units-in-period';

export interface TrendRequest {
	readonly organisingId: UnitId;
	readonly kpi: KpiId;
	readonly kind: PeriodKind;
	/** Of a kind without a calendar of its own: the period whose days are followed over the years. */
	readonly shown?: PeriodId;
	/** Only these; all communes that ever reported when absent. */
	readonly unitIds?: readonly UnitId[];
}

export function trendReport(ctx: ReportContext, request: TrendRequest): Trend {
	const { organisingId, kind, kpi, unitIds, shown } = request;
	const key = `trend ${organisingId} ${kind} ${shown ?? ''} ${kpi} ${unitIds?.join(',') ?? 'all'}`;
	return remembered(ctx, key, () => trendOf(ctx, request));
}

function trendOf(ctx: ReportContext, request: TrendRequest): Trend {
	const { organisingId, kind } = request;
	const kpi = kpiOf(ctx, request.kpi);
	const register = registerOf(ctx);
	const withData = periodGroups(ctx, everMembers(register, organisingId));
	const periods = comparablePeriods(
		kind,
		withData.flatMap((group) => group.periods.map(({ id }) => id)),
		request.shown
	);
	const office = loadOfficePicture(ctx, { organisingId, periods, kpis: [kpi] });
	const last = periods.at(-1) ?? null;
	const head = unitHeadIn(register, organisingId, last);
	return {
		kpi: kpi.id,
		kind,
		periods,
		decimals: kpi.decimals,
		direction: kpi.direction,
		target: last === null ? null : (office.target(kpi, last)?.percent ?? null),
		total: totalSeries({
			of: { code: head?.code ?? '', name: head?.name ?? '' },
			periods,
			totals: new Map(periods.map((period) => [period, office.total(kpi, period)]))
		}),
		series: unitsOver(office, periods, request.unitIds).map((unit) =>
			trendSeries({
				unit: { unitId: unit.unitId, code: unit.code, name: unitName(unit) },
				periods,
				results: periods.flatMap((period) =>
					office.results(kpi, period).filter(({ unitId }) => unitId === unit.unitId)
				),
				breaks: breaksOf(register, unit.unitId, periods)
			})
		)
	};
}

/** Every commune of any of the periods, by its latest name. */
function unitsOver(
	office: OfficePicture,
	periods: readonly PeriodId[],
	wanted: readonly UnitId[] | undefined
): UnitVersion[] {
	const units = new Map<UnitId, UnitVersion>();
	for (const period of periods) {
		for (const unit of office.units(period)) units.set(unit.unitId, unit);
	}
	return [...units.values()]
		.filter(({ unitId }) => wanted === undefined || wanted.includes(unitId))
		.sort((a, b) => a.name.localeCompare(b.name, 'vi') || a.unitId - b.unitId);
}
