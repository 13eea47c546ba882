// Which ranks storing the files would move: stored, ranked again, and rolled back.
import { EVERYTHING } from '../../../domain/unit-scope';
import { attempt } from '../../db/database';
import type { Draft } from '../../db/drafts';
import { receive, type Receipt } from '../../import/receive';
import type { ReportContext } from '../../reports/context';
import { nearestOffice } from '../../reports/offices';
import {
	officeRanks,
	rankMoves,
	type OfficeMoves,
	type RankedOffice
} from '../../reports/rank-moves';
import type { TaskContext } from '../task';
import { existingDrafts, requestFor } from './drafts';

export interface RanksInput {
	readonly draftIds: readonly string[];
}
export interface RanksResult {
	readonly offices: readonly OfficeMoves[];
	/** Offices and periods that the files touch beyond these; not ranked. */
	readonly more: number;
}

/** A file of many periods moves many rankings; nobody reads them all before storing. */
const MOST_OFFICES = 4;

export function movedRanks(context: TaskContext, { draftIds }: RanksInput): RanksResult {
	const drafts = existingDrafts(context.db, draftIds);
	return attempt(
		context.db,
		() => movesOf(context, drafts),
		() => false
	);
}

function movesOf(context: TaskContext, drafts: readonly Draft[]): RanksResult {
	const { db, catalogue, clock } = context;
	const reports = { db, catalogue, today: clock.today(), viewer: EVERYTHING };
	// Who is touched is known from a dry run; what is read before must not see the files.
	const seen = receiveAll(context, drafts, true).flatMap(({ submissions }) => submissions);
	const touched = officesOf(reports, seen);
	const chosen = touched.slice(0, MOST_OFFICES);
	const before = chosen.map((one) => officeRanks(reports, one));
	receiveAll(context, drafts, false);
	const offices = before.map((then) => {
		const own = seen.filter(({ period }) => period === then.period);
		const units = new Set(own.map(({ unitId }) => unitId));
		return rankMoves(then, officeRanks(reports, then), units);
	});
	return { offices, more: touched.length - chosen.length };
}

const receiveAll = (context: TaskContext, drafts: readonly Draft[], dryRun: boolean): Receipt[] =>
	drafts.map((draft) => {
		const request = requestFor(context, draft, 'checking');
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
