// Takes one upload back whole: nothing it stored counts any more, and what it had taken the place of counts again.
import type { Actor } from '../../domain/office/audit';
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Issue } from '../../domain/checks/issue';
import { comparePeriods, type PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import { recordAudit } from '../db/audit/audit';
import { countReports, type UnitAndPeriod } from '../db/figures/current-figures';
import { attempt, type Db, type Reader, type Writer } from '../db/database';
import { digestOfUpload } from '../db/figures/figures-digest';
import { fileOfUpload } from '../db/submissions/files';
import {
	keepUndone,
	laterReports,
	removeUpload,
	reportsOfUpload,
	undoneUploadFor,
	unitsMovedOn
} from '../db/submissions/undone-uploads';
import { loadUnitRegister } from '../db/units/units';
import { uploadHeads } from '../db/submissions/uploads';
import { groupedBy } from './batches';
import { lockedPeriods } from './locked-periods';
import { aboutReports, unitsAndPeriods } from './record-upload';
import { resyncUnits } from './resync';
import { TOTAL_ROW_CHECK } from '../reading/table/rows/totals';

export interface UndoRequest {
	readonly uploadId: number;
	/** ISO instant. */
	readonly at: string;
	readonly actor: Actor;
	/** As typed. */
	readonly by: string | null;
	readonly reason: string;
}
/** A later upload that speaks of the same unit and period: it must be undone first. */
export interface LaterUpload {
	readonly uploadId: number;
	readonly fileName: string;
	readonly receivedAt: string;
	/** What both speak of. */
	readonly reports: readonly { readonly unitId: UnitId; readonly period: PeriodId }[];
}
/** Why an upload cannot be undone now; nothing was done. */
export type UndoRefusal =
	/** Latest first: the order in which they can be undone. */
	| { readonly outcome: 'later_uploads'; readonly later: readonly LaterUpload[] }
	/** The campaign of one of its reports is closed. */
	| { readonly outcome: 'locked'; readonly issues: readonly Issue[] }
	| { readonly outcome: 'already_undone' | 'unknown' };
export type UndoResult =
	| {
			readonly outcome: 'undone';
			readonly uploadId: number;
			readonly reports: number;
	  }
	| UndoRefusal;

/**
 * All of it or nothing. Figures, issues and decisions of the upload leave the live tables and are kept; the latest
 * other statement of each figure counts; contradictions it had closed are open again. Where a unit has had other
 * reports or decisions since, the rules look at it once more from the first period of the upload on.
 */
export function undoUpload(db: Db, catalogue: Catalogue, request: UndoRequest): UndoResult {
	return attempt(
		db,
		(writer) => {
			const refusal = undoRefusal(writer, request.uploadId);
			return refusal ?? undo(writer, catalogue, request);
		},
		({ outcome }) => outcome === 'undone'
	);
}

/** undefined when nothing stands in the way. */
export function undoRefusal(db: Reader, uploadId: number): UndoRefusal | undefined {
	if (undoneUploadFor(db, uploadId) !== undefined) return { outcome: 'already_undone' };
	const reports = reportsOfUpload(db, uploadId);
	if (uploadHeads(db, { ids: [uploadId] }).length === 0) return { outcome: 'unknown' };
	const issues = lockedPeriods(db, loadUnitRegister(db), reports);
	if (issues.length > 0) return { outcome: 'locked', issues };
	const later = laterUploads(db, uploadId);
	return later.length > 0 ? { outcome: 'later_uploads', later } : undefined;
}

function laterUploads(db: Reader, uploadId: number): LaterUpload[] {
	const byUpload = groupedBy(
		laterReports(db, uploadId, TOTAL_ROW_CHECK),
		(report) => report.uploadId
	);
	if (byUpload.size === 0) return [];
	return uploadHeads(db, { ids: [...byUpload.keys()] }).map((upload) => ({
		uploadId: upload.uploadId,
		fileName: upload.file.name,
		receivedAt: upload.receivedAt,
		reports: (byUpload.get(upload.uploadId) ?? []).map(({ unitId, period }) => ({ unitId, period }))
	}));
}

function undo(db: Writer, catalogue: Catalogue, request: UndoRequest): UndoResult {
	const { uploadId, at, reason } = request;
	const reports = reportsOfUpload(db, uploadId);
	const movedOn = unitsMovedOn(db, uploadId);
	keepUndone(db, request);
	recordUndone(db, reports, request);
	removeUpload(db, uploadId);
	countReports(db, reports);
	const units = firstPeriods(reports.filter(({ unitId }) => movedOn.has(unitId)));
	resyncUnits(db, units, { catalogue, at, reason, submissionId: null });
	return { outcome: 'undone', uploadId, reports: reports.length };
}

function recordUndone(db: Writer, reports: readonly UnitAndPeriod[], request: UndoRequest): void {
	const { uploadId, at, actor, by, reason } = request;
	recordAudit(db, actor, {
		action: 'upload.undone',
		subject: `upload:${uploadId}`,
		...aboutReports(reports),
		detail: {
			...{ reason, by, file: fileOfUpload(db, uploadId), ...unitsAndPeriods(reports) },
			reports: reports.length,
			figuresDigest: digestOfUpload(db, uploadId)
		},
		at
	});
}

function firstPeriods(reports: readonly UnitAndPeriod[]): Map<UnitId, PeriodId> {
	const first = new Map<UnitId, PeriodId>();
	for (const { unitId, period } of reports) {
		const known = first.get(unitId);
		if (known === undefined || comparePeriods(period, known) < 0) first.set(unitId, period);
	}
	return first;
}
