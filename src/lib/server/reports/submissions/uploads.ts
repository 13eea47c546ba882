// "Lịch sử": every upload, undone ones too, and one upload with what it did.
import { comparePeriods, type PeriodId } from '../../../domain/figures/period';
import type { Issue } from '../../../domain/checks/issue';
import { fold } from '../../../domain/text';
import { unitName, type UnitId } from '../../../domain/unit/unit';
import { submissionHeads } from '../../db/submissions/submission-heads';
import { keptUpload, undoneUploadFor } from '../../db/submissions/undone-uploads';
import { uploadReading } from '../../db/submissions/upload-changes';
import {
	countUploads,
	uploadHeads,
	uploadPeriods,
	type UploadHead,
	type UploadState
} from '../../db/submissions/uploads';
import type { ReportContext } from '../basis/context';
import { submissionViews, type SubmissionView } from './submissions';
import type { UnitHead } from '../basis/unit-head';
import { everMembers, registerOf, unitHeadIn } from '../basis/units-in-period';
import { isKnown, knownOf } from '../basis/viewer';

export type { UploadState } from '../../db/submissions/uploads';

export interface UploadView extends Omit<UploadHead, 'firstUnitId' | 'others' | 'accountUnitId'> {
	/** The file and what was said about it are the reader's as a whole. */
	readonly isWhole: boolean;
	/** The unit of its first report. */
	readonly firstUnit: UnitHead | null;
}
export interface UploadsRequest {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	readonly state?: UploadState;
	/** Name of the file, the person or a unit, words of a note or a reason. */
	readonly text?: string;
	/** Page of 50, from 0. */
	readonly page?: number;
}
export interface UploadsReport {
	/** Latest first. */
	readonly rows: readonly UploadView[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}
/** A report of an upload: of an undone one only what the list of it kept. */
export interface UploadedReport {
	readonly submissionId: number;
	readonly unit: UnitHead;
	readonly period: PeriodId;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** null when the upload was undone. */
	readonly submission: SubmissionView | null;
}
export interface UploadReport extends UploadView {
	/** The first of its reports: a national file has ten thousand. */
	readonly list: readonly UploadedReport[];
	/** What was told while the file was read. */
	readonly notes: readonly Issue[];
	/** Worksheet, heading row, columns and mended cells as decided while checking. */
	readonly reading: Readonly<Record<string, unknown>>;
}

const PAGE_SIZE = 50;
const MOST_LISTED = 300;

export function uploadsReport(ctx: ReportContext, request: UploadsRequest): UploadsReport {
	const { period, state, text = '' } = request;
	const unitIds = knownOf(ctx, unitsOf(ctx, request));
	const filter = {
		...(unitIds === undefined ? {} : { unitIds }),
		...(period === undefined ? {} : { periods: [period] }),
		...(state === undefined ? {} : { state }),
		...(fold(text) === '' ? {} : { text: { written: text, unitIds: unitsCalled(ctx, text) } })
	};
	const total = countUploads(ctx.db, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(Math.max(0, request.page ?? 0), pages - 1);
	const slice = { limit: PAGE_SIZE, offset: page * PAGE_SIZE, ...onlyKnown(ctx) };
	const heads = uploadHeads(ctx.db, filter, slice);
	return { rows: heads.map((head) => viewOf(ctx, head)), total, page, pages };
}

/** Uploads by their numbers, in the order in which they came. */
export function uploadsNamed(ctx: ReportContext, ids: readonly number[]): UploadView[] {
	return uploadHeads(ctx.db, { ids, ...knownFilter(ctx) }, { ...ALL, ...onlyKnown(ctx) })
		.reverse()
		.map((head) => viewOf(ctx, head));
}

/** What was told of a whole file, and typed over in it, may be of others. */
const UNTOLD = { notes: '[]', reading: '{}' };
const ALL = { limit: -1, offset: 0 };

/** One upload, undone or not; undefined when none of that number was about units of the reader. */
export function uploadReport(ctx: ReportContext, id: number): UploadReport | undefined {
	const filter = { ids: [id], ...knownFilter(ctx) };
	const [head] = uploadHeads(ctx.db, filter, { ...ALL, ...onlyKnown(ctx) });
	if (head === undefined) return undefined;
	const view = viewOf(ctx, head);
	const { notes, reading } = view.isWhole
		? (uploadReading(ctx.db, id) ?? keptReading(ctx, id))
		: UNTOLD;
	return {
		...view,
		list: head.undone === null ? standingReports(ctx, id) : undoneReports(ctx, id),
		notes: JSON.parse(notes) as Issue[],
		reading: JSON.parse(reading) as Record<string, unknown>
	};
}

function viewOf(
	ctx: ReportContext,
	{ firstUnitId, others, accountUnitId, ...head }: UploadHead
): UploadView {
	const periods = [...head.periods].sort((a, b) => comparePeriods(b, a));
	const [period] = periods;
	const firstUnit =
		firstUnitId === null || period === undefined
			? undefined
			: unitHeadIn(registerOf(ctx), firstUnitId, period);
	const isWhole = others === 0 && cameFromTheirs(ctx, accountUnitId);
	const note = isWhole ? head.note : null;
	return { ...head, note, periods, firstUnit: firstUnit ?? null, isWhole };
}

/** A file that somebody with more units sent may hold rows of others that changed nothing, so no report tells of them. */
export const cameFromTheirs = (ctx: ReportContext, accountUnitId: UnitId | null): boolean =>
	accountUnitId === null ? ctx.viewer.kind !== 'unit' : isKnown(ctx, accountUnitId);

const onlyKnown = (ctx: ReportContext): { readonly only?: readonly UnitId[] } => {
	const only = knownOf(ctx);
	return only === undefined ? {} : { only };
};
const knownFilter = (ctx: ReportContext): { readonly unitIds?: readonly UnitId[] } => {
	const unitIds = knownOf(ctx);
	return unitIds === undefined ? {} : { unitIds };
};

/** Periods of the uploads that the reader may see. */
export const periodsOfUploads = (ctx: ReportContext): PeriodId[] =>
	uploadPeriods(ctx.db, knownOf(ctx));

function standingReports(ctx: ReportContext, uploadId: number): UploadedReport[] {
	const heads = submissionHeads(ctx.db, { uploadId, ...knownFilter(ctx) })
		.reverse()
		.slice(0, MOST_LISTED);
	return submissionViews(ctx, heads).map((submission) => {
		const { submissionId, unit, period, added, changed, unchanged } = submission;
		return { submissionId, unit, period, added, changed, unchanged, submission };
	});
}

function undoneReports(ctx: ReportContext, uploadId: number): UploadedReport[] {
	const register = registerOf(ctx);
	const reports = undoneUploadFor(ctx.db, uploadId)?.summary.reports ?? [];
	return reports
		.filter(([unitId]) => isKnown(ctx, unitId))
		.slice(0, MOST_LISTED)
		.flatMap(([unitId, period, submissionId, added, changed, unchanged]) => {
			const unit = unitHeadIn(register, unitId, period);
			if (unit === undefined) return [];
			return [{ submissionId, unit, period, added, changed, unchanged, submission: null }];
		});
}

function keptReading(
	ctx: ReportContext,
	uploadId: number
): { readonly notes: string; readonly reading: string } {
	const { columns, rows } = keptUpload(ctx.db, uploadId)?.upload ?? { columns: [], rows: [] };
	const cell = (name: string, absent: string): string =>
		String(rows[0]?.[columns.indexOf(name)] ?? absent);
	return { notes: cell('notes', '[]'), reading: cell('reading', '{}') };
}

/** The office itself may be reported for as well. */
function unitsOf(
	ctx: ReportContext,
	{ unitId, organisingId }: UploadsRequest
): readonly UnitId[] | undefined {
	if (unitId !== undefined) return [unitId];
	if (organisingId === undefined) return undefined;
	return [organisingId, ...everMembers(registerOf(ctx), organisingId)];
}

/** Units with these words in one of their names. */
function unitsCalled(ctx: ReportContext, text: string): UnitId[] {
	const words = fold(text);
	const found = registerOf(ctx).versions.filter((version) =>
		fold(unitName(version)).includes(words)
	);
	return [...new Set(found.map(({ unitId }) => unitId))];
}
