// Stores the figures of one file inside the transaction of its caller, who decides whether they stay.
import type { StoreRequest, StoredFile } from './stored-file';
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Issue } from '../../domain/checks/issue';
import { issueFingerprint } from '../../domain/checks/issue-fingerprint';
import { isSameWindow } from '../../domain/figures/report-window';
import { countUpload } from '../db/figures/current-figures';
import type { Writer } from '../db/database';
import { saveSourceFile } from '../db/submissions/files';
import { uploadDigest, type Cell } from '../db/figures/figures-digest';
import { openIssues } from '../db/submissions/issues';
import { figureWriter } from '../db/figures/observations';
import { saveSubmission } from '../db/submissions/submissions';
import { saveUpload } from '../db/submissions/uploads';
import { inBatches } from './batches';
import { blanksOverValues, correctedBefore, figuresAfter, reportsIn, type Report } from './changes';
import { recordUpload } from './record-upload';
import { recheckTotals, recheckUnits, type Recheck, type Touched } from './recheck';
import type { ResolvedFile } from '../reading/resolve/resolved-file';

export interface StoreOptions {
	readonly catalogue: Catalogue;
	readonly layout: string;
	/** What was told while the file was read; kept with the upload. */
	readonly notes: readonly Issue[];
	readonly request: StoreRequest;
	/** Called between reports: each is stored, then each is checked. */
	readonly progress?: (done: number, total: number) => void;
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
	const objections = objectionsTo(db, reports);
	const upload = saveUploadOf(db, options);
	const { touched, digest } = saveReports(db, reports, { ...upload, ...options });
	countUpload(db, upload.uploadId);
	const { uploadId } = upload;
	recordUpload(db, { uploadId, digest, counts, changes, touched }, options.request);
	const { issues, opened } = recheckAll(db, { touched, objections, resolved }, options);
	const newWarnings = opened.filter(({ severity }) => severity === 'warning').length;
	const submissions = new Map(
		touched.map(({ unitId, period, submissionId }) => [`${unitId} ${period}`, submissionId])
	);
	return {
		reports: reports.map(({ unitId, period }) => {
			const submissionId = submissions.get(`${unitId} ${period}`);
			return submissionId === undefined ? { unitId, period } : { unitId, period, submissionId };
		}),
		counts,
		changes,
		issues,
		opened,
		newWarnings,
		uploadId
	};
}

/** To single changes, before they are stored. */
function objectionsTo(db: Writer, reports: readonly Report[]): Issue[] {
	const corrected = correctedBefore(db, reports);
	return reports.flatMap((report) => [
		...blanksOverValues(report),
		...(corrected.get(report) ?? [])
	]);
}

interface SavedUpload {
	readonly uploadId: number;
	readonly sourceFileId: number;
}

function saveUploadOf(db: Writer, { request, notes }: StoreOptions): SavedUpload {
	const { file, receivedAt, actor, submittedBy, note, reading } = request;
	const sourceFileId = saveSourceFile(db, { ...file, receivedAt });
	const uploadId = saveUpload(db, {
		sourceFileId,
		receivedAt,
		submittedBy: textOrNull(submittedBy),
		accountId: actor.accountId,
		note: textOrNull(note),
		reading: reading ?? {},
		notes
	});
	return { uploadId, sourceFileId };
}

const textOrNull = (text: string | undefined): string | null => {
	const trimmed = (text ?? '').trim();
	return trimmed === '' ? null : trimmed;
};
const reasonOf = ({ confirmReason }: StoreRequest): string | null => textOrNull(confirmReason);

/** Reports between two calls of `progress`. */
const TOLD_EVERY = 50;

/** One submission for each unit and period of which something is new, with all it states. */
function saveReports(
	db: Writer,
	reports: readonly Report[],
	{ layout, request, progress, ...upload }: StoreOptions & SavedUpload
): { readonly touched: Touched[]; readonly digest: string } {
	const { receivedAt } = request;
	const touched: Touched[] = [];
	const heads: Cell[][] = [];
	const figures = figureWriter(db);
	for (const [index, report] of reports.entries()) {
		if (index % TOLD_EVERY === 0) progress?.(Math.floor(index / 2), reports.length);
		const { unitId, period, window, changes, unchanged } = report;
		if (changes.length === 0) continue;
		const changed = changes.filter(({ before }) => before !== undefined).length;
		const submissionId = saveSubmission(db, {
			...upload,
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
		for (const { observation, supersedesId } of report.stated) {
			const ownWindow = isSameWindow(observation.window, window) ? null : observation.window;
			figures.add({ submissionId, observation, ownWindow, supersedesId });
		}
		touched.push({ unitId, period, submissionId, figures: figuresAfter(report) });
		heads.push([submissionId, unitId, period, window?.from ?? null, window?.to ?? null]);
	}
	return { touched, digest: uploadDigest(figures.end(), heads) };
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
	const total = of.touched.length;
	let told = 0;
	const rechecked = recheckUnits(db, of.touched, {
		...recheck,
		progress: (done) => {
			if (done - told < TOLD_EVERY && done < total) return;
			told = done;
			progress?.(Math.ceil((total + done) / 2), total);
		}
	});
	const issues: Issue[] = [...of.objections, ...rechecked.issues];
	const opened: Issue[] = [...of.objections, ...rechecked.opened];
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
				by: { submissionId: first.submissionId, unitId, period }
			},
			recheck
		)
	);
	return [...ofNobody, ...ofUnits];
}

/** For a file that changes nothing: what is open about its units and periods. */
function knownIssues(db: Writer, reports: readonly Report[]): Issue[] {
	const told = new Set<string>();
	const known = inBatches(reports, (batch) => {
		const open = openByReport(db, batch);
		return batch.flatMap((report) => open.get(`${report.unitId} ${report.period}`) ?? []);
	});
	return known.filter((issue) => {
		const fingerprint = issueFingerprint(issue);
		const isFirst = !told.has(fingerprint);
		told.add(fingerprint);
		return isFirst;
	});
}

function openByReport(db: Writer, reports: readonly Report[]): Map<string, Issue[]> {
	const unitIds = [...new Set(reports.map(({ unitId }) => unitId))];
	const periods = [...new Set(reports.map(({ period }) => period))];
	const open = new Map<string, Issue[]>();
	for (const { unitId, period, issue } of openIssues(db, { unitIds, periods })) {
		const known = open.get(`${unitId} ${period}`);
		if (known === undefined) open.set(`${unitId} ${period}`, [issue]);
		else known.push(issue);
	}
	return open;
}
