// Which ranks figures that are not stored yet would move: the same ranking, before and after.
import type { KpiId } from '../../../domain/kpi/catalogue';
import type { PeriodId } from '../../../domain/figures/period';
import { rankUnits, type RankedUnit } from '../../../domain/kpi/ranking';
import type { UnitId } from '../../../domain/unit/unit';
import { officeSettings } from '../../db/campaigns/settings';
import type { ReportContext } from '../basis/context';
import { kpiHead, type KpiHead } from '../basis/kpi-head';
import { loadOfficePicture } from '../basis/office-picture';
import type { UnitHead } from '../basis/unit-head';
import { unitHead } from '../basis/units-in-period';

export interface RankedOffice {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
}
/** Every ranking of one office and period. */
export interface OfficeRanks extends RankedOffice {
	readonly office: UnitHead;
	readonly byKpi: ReadonlyMap<
		KpiId,
		{ readonly kpi: KpiHead; readonly rows: readonly RankedUnit[] }
	>;
}

export function officeRanks(
	ctx: ReportContext,
	{ organisingId, period }: RankedOffice
): OfficeRanks {
	const kpis = [...ctx.catalogue.kpis.values()];
	const picture = loadOfficePicture(ctx, { organisingId, periods: [period], kpis });
	const units = picture.units(period).map(unitHead);
	const ranksFew = officeSettings(ctx.db)['ranking.few_ranked'];
	const byKpi = new Map(
		kpis.map((kpi) => {
			const results = picture.results(kpi, period);
			const { rows } = rankUnits({ kpi, results, units, tieRule: 'competition', ranksFew });
			return [kpi.id, { kpi: kpiHead(kpi), rows }];
		})
	);
	return { organisingId, period, office: picture.office(period), byKpi };
}

/** null: no rank, as it has no value. */
export interface RankMove {
	readonly unitId: UnitId;
	readonly name: string;
	readonly before: RankPlace | null;
	readonly after: RankPlace | null;
}
export interface RankPlace {
	readonly rank: number;
	/** Percentage, full precision. */
	readonly value: number;
}
export interface KpiMoves {
	readonly kpi: KpiHead;
	/** Units that the figures are of, whose rank or value changes. */
	readonly own: readonly RankMove[];
	/** Other units that change places because of it. */
	readonly others: readonly RankMove[];
}
export interface OfficeMoves {
	readonly office: UnitHead;
	readonly period: PeriodId;
	/** KPIs in which something moves, in the order of the catalogue. */
	readonly kpis: readonly KpiMoves[];
}

/** `own`: the units whose figures are about to be stored. */
export function rankMoves(
	before: OfficeRanks,
	after: OfficeRanks,
	own: ReadonlySet<UnitId>
): OfficeMoves {
	const kpis = [...after.byKpi].flatMap(([id, { kpi, rows }]): KpiMoves[] => {
		const moves = movesOf(before.byKpi.get(id)?.rows ?? [], rows);
		const ofOwn = moves.filter(({ unitId }) => own.has(unitId));
		const others = moves.filter(
			(move) => !own.has(move.unitId) && move.before?.rank !== move.after?.rank
		);
		return ofOwn.length + others.length === 0 ? [] : [{ kpi, own: ofOwn, others }];
	});
	return { office: after.office, period: after.period, kpis };
}

function movesOf(before: readonly RankedUnit[], after: readonly RankedUnit[]): RankMove[] {
	const then = new Map(before.map((row) => [row.unitId, row]));
	const now = new Map(after.map((row) => [row.unitId, row]));
	return [...new Map([...then, ...now]).values()].flatMap(({ unitId, name }): RankMove[] => {
		const move = {
			unitId,
			name,
			before: placeOf(then.get(unitId)),
			after: placeOf(now.get(unitId))
		};
		const isSame =
			move.before?.rank === move.after?.rank && move.before?.value === move.after?.value;
		return isSame ? [] : [move];
	});
}

const placeOf = (row: RankedUnit | undefined): RankPlace | null =>
	row === undefined ? null : { rank: row.rank, value: row.value };
