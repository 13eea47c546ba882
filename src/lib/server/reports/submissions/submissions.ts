// "Báo cáo đã nộp": the list, and one submission with its figures, issues and file.
import type { FileHead } from './file-head';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { campaignsFor } from '../../db/campaigns/campaigns';
import { openIssues } from '../../db/submissions/issues';
import { observationsFor } from '../../db/figures/observations';
import {
	countSubmissions,
	statedFigures,
	submissionHeads,
	type SubmissionHead
} from '../../db/submissions/submission-heads';
import { decisionsFor, type StoredDecision } from '../../db/submissions/submission-decisions';
import type { ReportContext } from '../basis/context';
import { figureKeyOf, figureViews, sayTheSame, type FigureView } from './figure-view';
import { openIssuesOf, type OpenIssue } from '../issues/issues';
import { dayOfInstant, daysAfter } from '../basis/late';
import { nearestOffice } from '../basis/offices';
import type { UnitHead } from '../basis/unit-head';
import { everMembers, registerOf, unitHeadIn } from '../basis/units-in-period';
import { isKnown, knownOf } from '../basis/viewer';
export interface SubmissionView {
	readonly submissionId: number;
	readonly unit: UnitHead;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly file: FileHead;
	readonly confirmReason: string | null;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Days after the due date of its office's campaign; null: in time, or no due date. */
	readonly daysLate: number | null;
	readonly uploadId: number;
	/** Withdrawn or sent back: its figures do not count. */
	readonly setAside: StoredDecision | null;
}
export interface SubmissionsRequest {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	/** Page of 100, from 0. */
	readonly page?: number;
}
export interface SubmissionsReport {
	/** Latest first. */
	readonly rows: readonly SubmissionView[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}
export interface SubmissionReport extends SubmissionView {
	/** The commune's organising unit at the period; null when it has none. */
	readonly office: UnitHead | null;
	/** What it stated; `current` false: a later submission says something else, or it is set aside. */
	readonly figures: readonly (FigureView & { readonly current: boolean })[];
	/** Open issues of its unit and period. */
	readonly issues: readonly OpenIssue[];
	/** Other submissions of the same unit and period, latest first. */
	readonly others: readonly SubmissionView[];
	/** What was decided about it, latest first. */
	readonly decisions: readonly StoredDecision[];
}

const PAGE_SIZE = 100;

export function submissionsReport(
	ctx: ReportContext,
	request: SubmissionsRequest
): SubmissionsReport {
	const unitIds =
		request.unitId !== undefined
			? [request.unitId]
			: request.organisingId !== undefined
				? everMembers(registerOf(ctx), request.organisingId)
				: undefined;
	const known = knownOf(ctx, unitIds);
	const filter = {
		...(known === undefined ? {} : { unitIds: known }),
		...(request.period === undefined ? {} : { periods: [request.period] })
	};
	const total = countSubmissions(ctx.db, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(Math.max(0, request.page ?? 0), pages - 1);
	const slice = { limit: PAGE_SIZE, offset: page * PAGE_SIZE };
	const heads = submissionHeads(ctx.db, filter, slice);
	return { rows: submissionViews(ctx, heads, request.organisingId), total, page, pages };
}

/** One submission; undefined when there is none of that number. */
export function submissionReport(ctx: ReportContext, id: number): SubmissionReport | undefined {
	const [head] = submissionHeads(ctx.db, { ids: [id] });
	if (head === undefined || !isKnown(ctx, head.unitId)) return undefined;
	const { unitId, period } = head;
	const [view] = submissionViews(ctx, [head]);
	if (view === undefined) return undefined;
	const ofUnit = submissionHeads(ctx.db, { unitIds: [unitId], periods: [period] });
	return {
		...view,
		office: nearestOffice(ctx, unitId, period) ?? null,
		figures: statedBy(ctx, head, ofUnit),
		issues: openIssuesOf(ctx, openIssues(ctx.db, { unitIds: [unitId], periods: [period] })),
		others: submissionViews(
			ctx,
			ofUnit.filter((other) => other.id !== id)
		),
		decisions: [...(decisionsFor(ctx.db, [id]).get(id) ?? [])].reverse()
	};
}

/** Lateness goes by the campaign of the office given, else of each unit's own office; a correction is never late. */
export function submissionViews(
	ctx: ReportContext,
	heads: readonly SubmissionHead[],
	organisingId?: UnitId
): SubmissionView[] {
	const register = registerOf(ctx);
	const dueDates = new Map<UnitId, ReadonlyMap<PeriodId, string>>();
	const dueOn = (head: SubmissionHead): string | undefined => {
		const office = organisingId ?? nearestOffice(ctx, head.unitId, head.period)?.unitId;
		if (office === undefined) return undefined;
		const dates =
			dueDates.get(office) ??
			new Map(campaignsFor(ctx.db, office).map((campaign) => [campaign.period, campaign.dueOn]));
		dueDates.set(office, dates);
		return dates.get(head.period);
	};
	const setAside = setAsideOf(ctx, heads);
	return heads.flatMap((head) => {
		const unit = unitHeadIn(register, head.unitId, head.period);
		if (unit === undefined || !isKnown(ctx, head.unitId)) return [];
		const { id, period, layout, window, receivedAt, file, confirmReason } = head;
		const { added, changed, unchanged, uploadId } = head;
		const daysLate = head.isFirst ? daysAfter(dueOn(head), dayOfInstant(receivedAt)) : null;
		return [
			{
				...{ submissionId: id, unit, period, layout, window, receivedAt, file, confirmReason },
				...{ added, changed, unchanged, daysLate, uploadId },
				setAside: setAside.get(id) ?? null
			}
		];
	});
}

/** The decision by which each of them is set aside. */
function setAsideOf(
	ctx: ReportContext,
	heads: readonly SubmissionHead[]
): ReadonlyMap<number, StoredDecision> {
	const ids = heads.filter(({ setAside }) => setAside !== null).map(({ id }) => id);
	if (ids.length === 0) return new Map();
	return new Map(
		[...decisionsFor(ctx.db, ids)].flatMap(([id, decisions]) => {
			const last = decisions.at(-1);
			return last === undefined ? [] : [[id, last] as const];
		})
	);
}

function statedBy(
	ctx: ReportContext,
	{ id, unitId, period, setAside }: SubmissionHead,
	ofUnit: readonly SubmissionHead[]
): SubmissionReport['figures'] {
	const all = statedFigures(ctx.db, unitId, period);
	const counting = new Map(
		observationsFor(ctx.db, { unitIds: [unitId], periods: [period] }).map((figure) => [
			figureKeyOf(figure),
			figure
		])
	);
	const shown = all.filter(({ submissionId }) => submissionId === id);
	const earlier = all.filter(({ submissionId }) => submissionId !== undefined && submissionId < id);
	return figureViews(ctx, { figures: shown, earlier, submissions: ofUnit }).map((view) => {
		const now = counting.get(figureKeyOf(view));
		const holds = now !== undefined && (now.submissionId === id || sayTheSame(now, view));
		return { ...view, current: setAside === null && holds };
	});
}
