// Stores the figures of one file inside the transaction of its caller, who decides whether they stay.
import type { Catalogue } from '../../domain/catalogue';
import type { Issue } from '../../domain/issue';
import { issueFingerprint } from '../../domain/issue-fingerprint';
import type { PeriodId } from '../../domain/period';
import { isSameWindow } from '../../domain/report-window';
import type { UnitId } from '../../domain/unit';
import type { Writer } from '../db/database';
import { saveSourceFile } from '../db/files';
import { openIssues } from '../db/issues';
import { saveFigures } from '../db/observations';
import { saveSubmission } from '../db/submissions';
import { saveUpload } from '../db/uploads';
import {
	blanksOverValues,
	correctedBefore,
	reportsIn,
	type FigureChange,
	type Report
} from './changes';
import { recheckTotals, recheckUnit, type Recheck, type Touched } from './recheck';
import type { ResolvedFile } from './resolve';

export interface StoreOptions {
	readonly catalogue: Catalogue;
	readonly layout: string;
	/** What was told while the file was read; kept with the upload. */
	readonly notes: readonly Issue[];
	readonly request: StoreRequest;
	/** Called between reports: each is stored, then each is checked. */
	readonly progress?: (done: number, total: number) => void;
}
/** The file, and what its uploader said and decided beside it. */
export interface StoreRequest {
	readonly file: { readonly name: string; readonly bytes: Uint8Array };
	readonly receivedAt: string;
	/** Why contradictions are stored all the same. */
	readonly confirmReason?: string;
	readonly submittedBy?: string;
	readonly note?: string;
	readonly reading?: Readonly<Record<string, unknown>>;
}
export interface StoredFile {
	readonly reports: readonly {
		readonly unitId: UnitId;
		readonly period: PeriodId;
		readonly submissionId?: number;
	}[];
	readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number };
	readonly changes: readonly FigureChange[];
	/** Contradictions and notes about the figures, new or known. */
	readonly issues: readonly Issue[];
	/** Those of `issues` that were not open before. */
	readonly opened: readonly Issue[];
	readonly newWarnings: number;
	/** The storing as a whole; absent when nothing changed. */
	readonly uploadId?: number;
}

export function storeFile(db: Writer, resolved: ResolvedFile, options: StoreOptions): StoredFile {
	const reports = reportsIn(db, resolved.observations);
	const changes = reports.flatMap((report) => report.changes);
	const changed = changes.filter(({ before }) => before !== undefined).length;
	const counts = {
		added: changes.length - changed,
		changed,
		unchanged: reports.reduce((sum, { unchanged }) => sum + unchanged, 0)
	};
	if (changes.length === 0) {
		const issues = [...knownIssues(db, reports), ...resolved.totals];
		return { reports, counts, changes, issues, opened: [], newWarnings: 0 };
	}
	const objections = reports.flatMap((report) => [
		...blanksOverValues(report),
		...correctedBefore(db, report)
	]);
	const uploadId = saveUploadOf(db, options);
	const touched = saveReports(db, reports, { uploadId, ...options });
	const { issues, opened } = recheckAll(db, { touched, objections, resolved }, options);
	const newWarnings = opened.filter(({ severity }) => severity === 'warning').length;
	const submissions = new Map(touched.map((one) => [`${one.unitId} ${one.period}`, one]));
	return {
		reports: reports.map(
			({ unitId, period }) => submissions.get(`${unitId} ${period}`) ?? { unitId, period }
		),
		counts,
		changes,
		issues,
		opened,
		newWarnings,
		uploadId
	};
}

function saveUploadOf(db: Writer, { request, notes }: StoreOptions): number {
	const { file, receivedAt, submittedBy, note, reading } = request;
	return saveUpload(db, {
		sourceFileId: saveSourceFile(db, { ...file, receivedAt }),
		receivedAt,
		submittedBy: textOrNull(submittedBy),
		note: textOrNull(note),
		reading: reading ?? {},
		notes
	});
}

const textOrNull = (text: string | undefined): string | null => {
	const trimmed = (text ?? '').trim();
	return trimmed === '' ? null : trimmed;
};
const reasonOf = ({ confirmReason }: StoreRequest): string | null => textOrNull(confirmReason);

/** One submission for each unit and period of which something is new. */
function saveReports(
	db: Writer,
	reports: readonly Report[],
	{ layout, request, uploadId, progress }: StoreOptions & { readonly uploadId: number }
): Touched[] {
	const { file, receivedAt } = request;
	const sourceFileId = saveSourceFile(db, { ...file, receivedAt });
	const touched: Touched[] = [];
	for (const { unitId, period, window, changes, unchanged } of reports) {
		if (changes.length === 0) continue;
		progress?.(touched.length, 2 * reports.length);
		const changed = changes.filter(({ before }) => before !== undefined).length;
		const submissionId = saveSubmission(db, {
			sourceFileId,
			uploadId,
			unitId,
			period,
			layout,
			window,
			receivedAt,
			confirmReason: reasonOf(request),
			added: changes.length - changed,
			changed,
			unchanged
		});
		const figures = changes.map(({ observation }) => ({
			observation,
			ownWindow: isSameWindow(observation.window, window) ? null : observation.window
		}));
		saveFigures(db, submissionId, figures);
		touched.push({ unitId, period, submissionId });
	}
	return touched;
}

function recheckAll(
	db: Writer,
	of: {
		readonly touched: readonly Touched[];
		/** To single changes, seen before they were stored. */
		readonly objections: readonly Issue[];
		readonly resolved: ResolvedFile;
	},
	{ catalogue, request, progress }: StoreOptions
): { readonly issues: Issue[]; readonly opened: Issue[] } {
	const recheck: Recheck = { catalogue, at: request.receivedAt, reason: reasonOf(request) };
	const issues: Issue[] = [...of.objections];
	const opened: Issue[] = [...of.objections];
	const byUnit = new Map<UnitId, Touched[]>();
	for (const one of of.touched) {
		const own = byUnit.get(one.unitId);
		if (own === undefined) byUnit.set(one.unitId, [one]);
		else own.push(one);
	}
	let checked = 0;
	for (const own of byUnit.values()) {
		progress?.(of.touched.length + checked, 2 * of.touched.length);
		checked += own.length;
		const rechecked = recheckUnit(db, own, recheck);
		issues.push(...rechecked.issues);
		opened.push(...rechecked.opened);
	}
	issues.push(...of.resolved.totals);
	opened.push(...openTotals(db, of, recheck));
	return { issues, opened };
}

/** Total rows speak of the organising unit: their contradictions are kept there, by the file's first submission. */
function openTotals(
	db: Writer,
	of: { readonly touched: readonly Touched[]; readonly resolved: ResolvedFile },
	recheck: Recheck
): Issue[] {
	const { totals, totalsOf } = of.resolved;
	const [first] = of.touched;
	if (first === undefined) return [];
	const ofNobody = totals.filter(({ unitId }) => unitId === undefined);
	const ofUnits = totalsOf.flatMap(({ unitId, period }) =>
		recheckTotals(
			db,
			{
				totals: totals.filter((issue) => issue.unitId === unitId && issue.period === period),
				by: { ...first, unitId, period }
			},
			recheck
		)
	);
	return [...ofNobody, ...ofUnits];
}

/** For a file that changes nothing: what is open about its units and periods. */
function knownIssues(db: Writer, reports: readonly Report[]): Issue[] {
	const told = new Set<string>();
	return reports
		.flatMap(({ unitId, period }) => openIssues(db, { unitIds: [unitId], periods: [period] }))
		.map(({ issue }) => issue)
		.filter((issue) => {
			const fingerprint = issueFingerprint(issue);
			const isFirst = !told.has(fingerprint);
			told.add(fingerprint);
			return isFirst;
		});
}
