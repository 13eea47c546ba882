// "Lịch sử": every upload, undone ones too, and one upload with what it did.
import { comparePeriods, type PeriodId } from '../../domain/period';
import type { Issue } from '../../domain/issue';
import { fold } from '../../domain/text';
import { unitName, type UnitId } from '../../domain/unit';
import { submissionHeads } from '../db/submission-heads';
import { keptUpload, undoneUploadFor } from '../db/undone-uploads';
import { uploadReading } from '../db/upload-changes';
import { countUploads, uploadHeads, type UploadHead, type UploadState } from '../db/uploads';
import type { ReportContext } from './context';
import { submissionViews, type SubmissionView } from './submissions';
import type { UnitHead } from './unit-head';
import { everMembers, registerOf, unitHeadIn } from './units-in-period';

export type { UploadState } from '../db/uploads';

export interface UploadView extends Omit<UploadHead, 'firstUnitId'> {
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
	const unitIds = unitsOf(ctx, request);
	const filter = {
		...(unitIds === undefined ? {} : { unitIds }),
		...(period === undefined ? {} : { periods: [period] }),
		...(state === undefined ? {} : { state }),
		...(fold(text) === '' ? {} : { text: { written: text, unitIds: unitsCalled(ctx, text) } })
	};
	const total = countUploads(ctx.db, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(Math.max(0, request.page ?? 0), pages - 1);
	const heads = uploadHeads(ctx.db, filter, { limit: PAGE_SIZE, offset: page * PAGE_SIZE });
	return { rows: heads.map((head) => viewOf(ctx, head)), total, page, pages };
}

/** Uploads by their numbers, in the order in which they came. */
export function uploadsNamed(ctx: ReportContext, ids: readonly number[]): UploadView[] {
	return uploadHeads(ctx.db, { ids })
		.reverse()
		.map((head) => viewOf(ctx, head));
}

/** One upload, undone or not; undefined when there never was one of that number. */
export function uploadReport(ctx: ReportContext, id: number): UploadReport | undefined {
	const [head] = uploadHeads(ctx.db, { ids: [id] });
	if (head === undefined) return undefined;
	const { notes, reading } = uploadReading(ctx.db, id) ?? keptReading(ctx, id);
	return {
		...viewOf(ctx, head),
		list: head.undone === null ? standingReports(ctx, id) : undoneReports(ctx, id),
		notes: JSON.parse(notes) as Issue[],
		reading: JSON.parse(reading) as Record<string, unknown>
	};
}

function viewOf(ctx: ReportContext, { firstUnitId, ...head }: UploadHead): UploadView {
	const periods = [...head.periods].sort((a, b) => comparePeriods(b, a));
	const [period] = periods;
	const firstUnit =
		firstUnitId === null || period === undefined
			? undefined
			: unitHeadIn(registerOf(ctx), firstUnitId, period);
	return { ...head, periods, firstUnit: firstUnit ?? null };
}

function standingReports(ctx: ReportContext, uploadId: number): UploadedReport[] {
	const heads = submissionHeads(ctx.db, { uploadId }).reverse().slice(0, MOST_LISTED);
	return submissionViews(ctx, heads).map((submission) => {
		const { submissionId, unit, period, added, changed, unchanged } = submission;
		return { submissionId, unit, period, added, changed, unchanged, submission };
	});
}

function undoneReports(ctx: ReportContext, uploadId: number): UploadedReport[] {
	const register = registerOf(ctx);
	const reports = undoneUploadFor(ctx.db, uploadId)?.summary.reports ?? [];
	return reports
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
