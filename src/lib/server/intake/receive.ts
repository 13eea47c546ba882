// A file on its way to being figures: read, mapped, checked, stored all or nothing. A dry run is the same, rolled back.
import type { LayoutId } from '../../domain/layouts';
import type { ReadingChoices } from '../../domain/reading-choices';
import type { Actor } from '../../domain/office/audit';
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Issue, Severity } from '../../domain/checks/issue';
import type { Observation } from '../../domain/figures/observation';
import { lastDay, periodOf, type PeriodId } from '../../domain/figures/period';
import { unitName, versionOn, type UnitId, type UnitRegister } from '../../domain/unit/unit';
import type { UnitScope } from '../../domain/unit/unit-scope';
import { attempt, type Db } from '../db/database';
import { rememberedColumns } from '../db/submissions/column-choices';
import { loadUnitRegister } from '../db/units/units';
import { allowedTo } from '../reading/resolve/allowed';
import type { FigureChange } from '../ledger/changes';
import { checkReadable, type CheckedReadable } from './check-readable';
import type { Choices, Knowledge } from '../reading/draft';
import { lockedPeriods } from '../ledger/locked-periods';
import { pastRatesIn } from '../ledger/past-rates';
import { comparedWith } from '../reading/returned';
import type { ReadRange } from '../reading/table/sheet';
import { storeFile } from '../ledger/store';
import type { StoredFile } from '../ledger/stored-file';
import { understand, type FileToRead, type Understood } from '../reading/understand';
import type { Concern } from '../reading/resolve/who';

export type { FigureChange } from '../ledger/changes';

export interface ReceivedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}
export interface ReceiveRequest {
	readonly file: ReceivedFile;
	/** Organising unit within which written names are matched. */
	readonly organisingId?: UnitId;
	/** What the uploader chose, for files that do not name it. */
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	/** `going_on`: what would be stored, objected to or not, stays in the transaction of the caller, who takes it back after looking further. */
	readonly dryRun: boolean | 'going_on';
	/** Why contradicting figures are stored all the same. */
	readonly confirmReason?: string;
	/** ISO instant. */
	readonly receivedAt: string;
	/** When it is stored, where that is not when it came in. */
	readonly storedAt?: string;
	/** Worksheet, heading row, meaning of columns and mended cells, as decided on the page. */
	readonly reading?: ReadingChoices;
	/** Who stores it; stands in the audit log. */
	readonly actor: Actor;
	/** Who brought the file, as typed. */
	readonly submittedBy?: string;
	/** What was dropped from the file before it was kept as a draft; told again. */
	readonly dropped?: readonly Issue[];
	/** What the uploader says about this upload. */
	readonly note?: string;
	/** Units of the account that brings the file; absent: anybody's. */
	readonly mayReportFor?: UnitScope;
	/** Bytes of the largest file that is read, where it is not the usual size. */
	readonly largestFile?: number;
	/** Told how far the work is; storing goes on to its end in a dry run too. */
	readonly progress?: (stage: 'reading' | 'storing', done: number, total: number) => void;
}

/** `stored` · `unchanged`: every figure is there already · `would_store`: a dry run without objection. */
export type Outcome = 'stored' | 'unchanged' | 'would_store' | 'must_fix' | 'needs_confirmation';

export interface ReceiptSubmission {
	/** Set when something was stored for it. */
	readonly submissionId?: number;
	readonly unitId: UnitId;
	readonly code: string;
	/** Written name: "Thị trấn Lai Cách". */
	readonly name: string;
	readonly period: PeriodId;
}
export interface Receipt {
	readonly file: string;
	/** null when not recognised. */
	readonly layout: LayoutId | null;
	readonly outcome: Outcome;
	readonly counts: {
		readonly added: number;
		readonly changed: number;
		readonly unchanged: number;
		/** Rows left out on purpose: totals, groups, signatures. */
		readonly skipped: number;
	};
	readonly submissions: readonly ReceiptSubmission[];
	/** Everything that was found, new or known already. */
	readonly issues: readonly Issue[];
	/** Those of them that are not open yet. */
	readonly newIssues: readonly Issue[];
	/** New contradictions: they need a written reason. */
	readonly newWarnings: number;
	/** The figures of the file; none, while something must be mended. */
	readonly observations: readonly Observation[];
	/** Those that could be read, whatever else must be mended. */
	readonly readable: readonly Observation[];
	/** What is added or changed by it. */
	readonly changes: readonly FigureChange[];
	/** Where the tables were found. */
	readonly ranges: readonly ReadRange[];
	/** Whose report it is, and of when, as far as that was understood; also when something must be mended. */
	readonly concerns: readonly Concern[];
	/** The one storing of this file; set when something was stored. Undone as a whole. */
	readonly uploadId?: number;
}

/** The one way in: upload page, command line and demonstration alike. */
export function receive(db: Db, catalogue: Catalogue, request: ReceiveRequest): Receipt {
	if (request.dryRun === 'going_on' && !db.$client.inTransaction)
		throw new Error('A dry run goes on only inside a transaction that takes it back');
	const knowledge = knowledgeFor(db, catalogue, request);
	request.progress?.('reading', 0, 0);
	const understood = understand(fileToRead(request), knowledge);
	const locked = lockedPeriods(db, knowledge.register, understood.concerns);
	const { dropped = [] } = request;
	const read = { ...understood, issues: [...dropped, ...understood.issues, ...locked] };
	const { file, layout, issues, skipped, ranges, concerns, resolved } = read;
	const progress = (done: number, total: number): void =>
		request.progress?.('storing', done, total);
	// Data of citizens is never stored: what is kept of the file takes its place.
	const kept = { ...request, file: understood.kept ?? request.file };
	const about = { catalogue, layout: layout ?? '', notes: issues, request: kept, progress };
	if (locked.length > 0 || resolved === undefined)
		return refused(read, checkReadable(db, read.readable, about));
	const stored = attempt(
		db,
		(writer) => storeFile(writer, resolved, about),
		(result) => stays(outcomeOf(result, { request, notes: issues }), request)
	);
	const outcome = outcomeOf(stored, { request, notes: issues });
	const warnings = outcome === 'unchanged' ? [] : issues.filter(isWarning);
	return {
		file,
		layout,
		outcome,
		counts: { ...stored.counts, skipped },
		submissions: stored.reports.map((report) => named(knowledge.register, report, outcome)),
		issues: inOrder(compared([...issues, ...stored.issues], read)),
		newIssues: inOrder([...warnings, ...stored.opened]),
		newWarnings: stored.newWarnings + warnings.length,
		observations: resolved.observations,
		readable: resolved.observations,
		changes: stored.changes,
		ranges,
		concerns,
		...(outcome === 'stored' && stored.uploadId !== undefined ? { uploadId: stored.uploadId } : {})
	};
}

/** A workbook that we gave back says which of its marked cells are mended. */
const compared = (issues: readonly Issue[], { returned }: Understood): readonly Issue[] =>
	returned === null ? issues : [...issues, comparedWith(issues, returned)];

const fileToRead = ({ file, largestFile }: ReceiveRequest): FileToRead =>
	largestFile === undefined ? file : { ...file, largest: largestFile };

function knowledgeFor(db: Db, catalogue: Catalogue, request: ReceiveRequest): Knowledge {
	const choices = choicesOf(request);
	const register = loadUnitRegister(db);
	const allowed = allowedTo(register, request.mayReportFor);
	const remembered = rememberedColumns(db, choices);
	return {
		catalogue,
		register,
		choices,
		remembered,
		pastRates: pastRatesIn(db),
		...(allowed === undefined ? {} : { allowed })
	};
}

const isWarning = ({ severity }: Issue): boolean => severity === 'warning';

function outcomeOf(
	stored: StoredFile,
	of: { readonly request: ReceiveRequest; readonly notes: readonly Issue[] }
): Outcome {
	const { dryRun, confirmReason } = of.request;
	if (stored.issues.some(({ severity }) => severity === 'error')) return 'must_fix';
	if (stored.changes.length === 0) return 'unchanged';
	const hasDoubts = stored.newWarnings > 0 || of.notes.some(isWarning);
	if (hasDoubts && (confirmReason ?? '').trim() === '') return 'needs_confirmation';
	return dryRun === false ? 'stored' : 'would_store';
}

const stays = (outcome: Outcome, { dryRun }: ReceiveRequest): boolean =>
	dryRun === 'going_on' ? outcome !== 'must_fix' : outcome === 'stored';

/** What could be read is told all the same, with what is wrong in it. */
function refused(read: Understood, checked: CheckedReadable): Receipt {
	const { file, layout, issues, skipped, ranges, concerns } = read;
	const warnings = issues.filter(isWarning);
	return {
		file,
		layout,
		outcome: 'must_fix',
		counts: { added: 0, changed: 0, unchanged: 0, skipped },
		submissions: [],
		issues: inOrder(compared([...issues, ...checked.issues], read)),
		newIssues: inOrder([...warnings, ...checked.opened]),
		newWarnings: warnings.length + checked.opened.filter(isWarning).length,
		observations: [],
		readable: read.readable?.resolved.observations ?? [],
		changes: checked.changes,
		ranges,
		concerns
	};
}

function choicesOf({ organisingId, unitId, period, reading }: ReceiveRequest): Choices {
	return {
		...reading,
		...(organisingId === undefined ? {} : { organisingId }),
		...(unitId === undefined ? {} : { unitId }),
		...(period === undefined ? {} : { period })
	};
}

function named(
	register: UnitRegister,
	report: StoredFile['reports'][number],
	outcome: Outcome
): ReceiptSubmission {
	const { unitId, period, submissionId } = report;
	const version = versionOn(register, unitId, lastDay(periodOf(period)));
	const name = version === undefined ? '' : unitName(version);
	const submission = { unitId, code: version?.code ?? '', name, period };
	return outcome === 'stored' && submissionId !== undefined
		? { ...submission, submissionId }
		: submission;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What must be mended first; within that in the order of the file. */
function inOrder(issues: readonly Issue[]): Issue[] {
	const row = ({ place }: Issue): number => place.row ?? place.line ?? 0;
	return [...issues].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || row(a) - row(b));
}
