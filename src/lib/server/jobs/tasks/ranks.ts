// Which ranks storing the files would move: stored, ranked again, and rolled back.
import type { UnitId } from '../../../domain/unit/unit';
import { EVERYTHING, unitsOf } from '../../../domain/unit/unit-scope';
import { attempt } from '../../db/database';
import type { UploadDraft } from '../../db/submissions/drafts';
import { receive, type Receipt } from '../../intake/receive';
import type { ReportContext } from '../../reports/basis/context';
import { nearestOfficeIn } from '../../reports/basis/offices';
import {
	officeRanks,
	rankMoves,
	type OfficeMoves,
	type OfficeRanks,
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
	drafts: readonly UploadDraft[],
	{ mayReportFor }: OnBehalf
): RanksResult {
	const { db, catalogue, clock } = context;
	const reports = { db, catalogue, today: clock.today(), viewer: EVERYTHING };
	// The ranks with the files first: who is touched is known only when they are stored.
	const { seen, touched, after } = attempt(
		db,
		() => ranksWith(context, reports, { drafts, mayReportFor }),
		() => false
	);
	const known = unitsOf(registerOf(reports), mayReportFor);
	const offices = after.map((now) => {
		const own = seen.filter(({ period }) => period === now.period);
		const units = new Set(own.map(({ unitId }) => unitId));
		return toldTo(known, rankMoves(officeRanks(reports, now), now, units));
	});
	return { offices, more: touched.length - after.length };
}

interface RanksWith {
	readonly seen: Receipt['submissions'];
	readonly touched: readonly RankedOffice[];
	readonly after: readonly OfficeRanks[];
}

/** As they are once the files are stored, in the transaction of the caller. */
function ranksWith(
	context: TaskContext,
	reports: ReportContext,
	{ drafts, mayReportFor }: OnBehalf & { readonly drafts: readonly UploadDraft[] }
): RanksWith {
	const { db, catalogue } = context;
	const seen = drafts.flatMap((draft) => {
		const request = requestFor(context, draft, { stage: 'checking', mayReportFor });
		return receive(db, catalogue, { ...request, dryRun: 'going_on' }).submissions;
	});
	const touched = officesOf(reports, seen);
	const after = touched.slice(0, MOST_OFFICES).map((one) => officeRanks(reports, one));
	return { seen, touched, after };
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

/** Each once, in the order of the files. */
function officesOf(ctx: ReportContext, submissions: Receipt['submissions']): RankedOffice[] {
	const register = registerOf(ctx);
	const offices = new Map<string, RankedOffice>();
	for (const { unitId, period } of submissions) {
		const office = nearestOfficeIn(register, unitId, period);
		if (office === undefined) continue;
		const key = `${office.unitId} ${period}`;
		offices.set(key, { organisingId: office.unitId, period });
	}
	return [...offices.values()];
}
