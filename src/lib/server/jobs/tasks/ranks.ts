// Which ranks storing the files would move: stored, ranked again, and rolled back.
import type { UnitId } from '../../../domain/unit/unit';
import { EVERYTHING, unitsOf } from '../../../domain/unit/unit-scope';
import { attempt } from '../../db/database';
import type { Draft } from '../../db/submissions/drafts';
import { receive, type Receipt } from '../../intake/receive';
import type { ReportContext } from '../../reports/basis/context';
import { nearestOffice } from '../../reports/basis/offices';
import {
	officeRanks,
	rankMoves,
	type OfficeMoves,
	type RankMove,
	type RankedOffice
} from '../../reports/ranking/rank-moves';
import { registerOf } from '../../reports/basis/units-in-period';
import type { TaskContext } from '../task';
import { existingDrafts, requestFor, type OnBehalf } from './drafts';

/** Ranks are those of the whole office; only the places of units they report for are told. */
export interface RanksInput extends OnBehalf {
	readonly draftIds: readonly string[];
}
export interface RanksResult {
	readonly offices: readonly OfficeMoves[];
	/** Offices and periods that the files touch beyond these; not ranked. */
	readonly more: number;
}

/** A file of many periods moves many rankings; nobody reads them all before storing. */
const MOST_OFFICES = 4;

export function movedRanks(context: TaskContext, input: RanksInput): RanksResult {
	const drafts = existingDrafts(context.db, input.draftIds);
	return attempt(
		context.db,
		() => movesOf(context, drafts, input),
		() => false
	);
}

function movesOf(
	context: TaskContext,
	drafts: readonly Draft[],
	{ mayReportFor }: OnBehalf
): RanksResult {
	const { db, catalogue, clock } = context;
	const reports = { db, catalogue, today: clock.today(), viewer: EVERYTHING };
	// Who is touched is known from a dry run; what is read before must not see the files.
	const of = { drafts, mayReportFor };
	const seen = receiveAll(context, of, true).flatMap(({ submissions }) => submissions);
	const touched = officesOf(reports, seen);
	const chosen = touched.slice(0, MOST_OFFICES);
	const known = unitsOf(registerOf(reports), mayReportFor);
	const before = chosen.map((one) => officeRanks(reports, one));
	receiveAll(context, of, false);
	const offices = before.map((then) => {
		const own = seen.filter(({ period }) => period === then.period);
		const units = new Set(own.map(({ unitId }) => unitId));
		return toldTo(known, rankMoves(then, officeRanks(reports, then), units));
	});
	return { offices, more: touched.length - chosen.length };
}

/** Who moves because of it is told with name and value: only of units that the account knows. */
function toldTo(known: ReadonlySet<UnitId> | undefined, moves: OfficeMoves): OfficeMoves {
	if (known === undefined) return moves;
	const isKnown = ({ unitId }: RankMove): boolean => known.has(unitId);
	const kpis = moves.kpis.flatMap(({ kpi, own, others }) => {
		const told = { kpi, own: own.filter(isKnown), others: others.filter(isKnown) };
		return told.own.length + told.others.length === 0 ? [] : [told];
	});
	return { ...moves, kpis };
}

const receiveAll = (
	context: TaskContext,
	{ drafts, mayReportFor }: OnBehalf & { readonly drafts: readonly Draft[] },
	dryRun: boolean
): Receipt[] =>
	drafts.map((draft) => {
		const request = requestFor(context, draft, { stage: 'checking', mayReportFor });
		return receive(context.db, context.catalogue, {
			...request,
			dryRun,
			confirmReason: 'xem trước'
		});
	});

/** Each once, in the order of the files. */
function officesOf(ctx: ReportContext, submissions: Receipt['submissions']): RankedOffice[] {
	const offices = new Map<string, RankedOffice>();
	for (const { unitId, period } of submissions) {
		const office = nearestOffice(ctx, unitId, period);
		if (office === undefined) continue;
		const key = `${office.unitId} ${period}`;
		offices.set(key, { organisingId: office.unitId, period });
	}
	return [...offices.values()];
}
