// "Xu hướng": the Trend of the domain, over all periods of one kind with data of one office.
import type { KpiId } from '../../../domain/kpi/catalogue';
import type { Kpi } from '../../../domain/kpi/catalogue';
import { areComparable, restartsOf } from '../../../domain/kpi/comparable-periods';
import type { KpiResult } from '../../../domain/kpi/kpi';
import { officeComparison, type OfficeSide } from '../../../domain/kpi/office-comparison';
import type { PeriodId, PeriodKind } from '../../../domain/figures/period';
import {
	breaksOf,
	comparablePeriods,
	totalSeries,
	trendSeries,
	type Trend,
	type TrendSeries
} from '../../../domain/kpi/trend';
import {
	unitName,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from '../../../domain/unit/unit';
import { unitSetChanges } from '../../../domain/kpi/unit-set-changes';
import { officeSettings } from '../../db/campaigns/settings';
import type { ReportContext } from '../basis/context';
import { kpiOf, loadOfficePicture, type OfficePicture } from '../basis/office-picture';
import { periodGroups } from '../basis/period-choices';
import { remembered } from '../basis/remembered';
import { everMembers, registerOf, unitHeadIn } from '../basis/units-in-period';

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
	const sides = periods.map((period) => office.side(kpi, period));
	const unitChanges = unitSetChanges(sides, officeSettings(ctx.db)['trend.break_percent']);
	const last = periods.at(-1) ?? null;
	const head = unitHeadIn(register, organisingId, last);
	return {
		kpi: kpi.id,
		kind,
		periods,
		decimals: kpi.decimals,
		direction: kpi.direction,
		accumulates: kpi.accumulates ?? false,
		target: last === null ? null : (office.target(kpi, last)?.percent ?? null),
		total: totalSeries({
			of: { code: head?.code ?? '', name: head?.name ?? '' },
			periods,
			totals: new Map(periods.map((period) => [period, office.total(kpi, period)])),
			breaks: unitChanges.flatMap(({ period, isBreak }) => (isBreak ? [period] : [])),
			restarts: restartsOf(kpi, periods)
		}),
		series: seriesOf(register, office, { kpi, periods, unitIds: request.unitIds }),
		course: courseOf(kpi, sides),
		unitChanges
	};
}

function seriesOf(
	register: UnitRegister,
	office: OfficePicture,
	{ kpi, periods, unitIds }: { readonly kpi: Kpi } & Pick<Trend, 'periods'> & Wanted
): TrendSeries[] {
	const results = new Map<UnitId, KpiResult[]>();
	for (const result of periods.flatMap((period) => office.results(kpi, period))) {
		const own = results.get(result.unitId);
		if (own === undefined) results.set(result.unitId, [result]);
		else own.push(result);
	}
	return unitsOver(office, periods, unitIds).map((unit) =>
		trendSeries({
			unit: { unitId: unit.unitId, code: unit.code, name: unitName(unit) },
			periods,
			results: results.get(unit.unitId) ?? [],
			breaks: breaksOf(register, unit.unitId, periods),
			restarts: restartsOf(kpi, periods)
		})
	);
}

interface Wanted {
	readonly unitIds: readonly UnitId[] | undefined;
}

/** The last period with a value against the first one that may be compared with it. */
function courseOf(kpi: Kpi, sides: readonly OfficeSide[]): Trend['course'] {
	const valued = sides.filter(({ results }) => results.some(({ value }) => value !== null));
	const last = valued.at(-1);
	const first = valued.find(({ period }) => last && areComparable(kpi, last.period, period));
	return first === undefined || last === undefined || first === last
		? null
		: officeComparison(kpi, last, first);
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
