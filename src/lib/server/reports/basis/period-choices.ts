// Periods an office has figures of, grouped by kind; and which one a page shows.
import {
	comparePeriods,
	derivation,
	monthsOf,
	parsePeriod,
	PERIOD_KINDS,
	periodFromId,
	periodId,
	type PeriodId
} from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { receivedPeriods, someUnitReportedAll } from '../../db/figures/received';
import type { ReportContext } from './context';
import type { PeriodChoice, PeriodGroup } from './scope-model';
import { knownOf } from './viewer';

export function periodGroups(ctx: ReportContext, asked: readonly UnitId[]): PeriodGroup[] {
	const unitIds = knownOf(ctx, asked) ?? asked;
	const received = receivedPeriods(ctx.db, unitIds);
	const reported: PeriodChoice[] = received.map(({ period, units }) => ({
		id: period,
		reported: units,
		derivedOnly: false
	}));
	const choices = [...reported, ...derivable(ctx, unitIds, new Set(reported.map(({ id }) => id)))];
	return PERIOD_KINDS.flatMap((kind) => {
		const periods = choices
			.filter(({ id }) => periodFromId(id)?.kind === kind)
			.sort((a, b) => comparePeriods(b.id, a.id));
		return periods.length === 0 ? [] : [{ kind, periods }];
	});
}

/** Quarters nobody reported that follow from two cumulative reports of one commune, or from its three months. */
function derivable(
	ctx: ReportContext,
	unitIds: readonly UnitId[],
	reported: ReadonlySet<PeriodId>
): PeriodChoice[] {
	const years = new Set([...reported].flatMap((id) => periodFromId(id)?.year ?? []));
	const quarters = [...years].flatMap((year) =>
		[1, 2, 3, 4].map((index) => ({ kind: 'quarter' as const, year, index }))
	);
	return quarters.flatMap((quarter) => {
		const id = periodId(quarter);
		if (reported.has(id)) return [];
		const difference = derivation(quarter);
		const ways = [
			...(difference === undefined ? [] : [[difference.cumulative, difference.minus]]),
			monthsOf(quarter)
		];
		const isThere = ways.some(
			(from) => from.every((one) => reported.has(one)) && someUnitReportedAll(ctx.db, unitIds, from)
		);
		return isThere ? [{ id, reported: 0, derivedOnly: true }] : [];
	});
}

export type PeriodChosen =
	| { readonly state: 'ready'; readonly period: PeriodId; readonly shownInstead: boolean }
	| { readonly state: 'empty' | 'no_such_period' };

/** Unasked: the latest quarter, else the latest of any kind. Asked without figures: the nearest of the same kind, said so. */
export function choosePeriod(groups: readonly PeriodGroup[], asked: string | null): PeriodChosen {
	const period = asked === null ? undefined : (periodFromId(asked) ?? parsePeriod(asked));
	if (asked !== null && period === undefined) return { state: 'no_such_period' };
	const all = groups.flatMap(({ periods }) => periods.map(({ id }) => id));
	const [latest] = all;
	if (latest === undefined) return { state: 'empty' };
	if (period === undefined) return { state: 'ready', period: latest, shownInstead: false };
	const id = periodId(period);
	if (all.includes(id)) return { state: 'ready', period: id, shownInstead: false };
	const sameKind = groups.find(({ kind }) => kind === period.kind)?.periods.map((p) => p.id);
	const nearest = nearestTo(id, sameKind ?? all);
	return { state: 'ready', period: nearest ?? latest, shownInstead: true };
}

/** The latest one before; when there is none, the earliest after. `ids` run from the latest to the earliest. */
function nearestTo(id: PeriodId, ids: readonly PeriodId[]): PeriodId | undefined {
	return ids.find((other) => comparePeriods(other, id) < 0) ?? ids.at(-1);
}
