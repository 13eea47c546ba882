// What storing files one after another would do, a later one seeing the figures of the earlier ones; all of it is rolled back.
import type { CheckedFile, CheckedSubmission } from './checked-file';
import type { Observation } from '../../../domain/figures/observation';
import { reportWindowOf } from '../../../domain/figures/report-window';
import { checkedState } from '../../db/submissions/checked-state';
import { attempt } from '../../db/database';
import type { UploadDraft } from '../../db/submissions/drafts';
import { receive, type Receipt } from '../../intake/receive';
import { cutIssues, MOST_ISSUES } from '../cut-issues';
import { shortIssue } from '../short-issue';
import type { TaskContext } from '../task';
import { existingDrafts, requestFor, type OnBehalf } from './drafts';
import { openColumns } from './open-columns';
import { recordChecks } from './record-checks';

export interface CheckInput extends OnBehalf {
	readonly draftIds: readonly string[];
}

/** Beyond these a page would not be read by anybody; files that are checked together share them. */
const MOST_CHANGES = 1_000;
const MOST_SUBMISSIONS = 2_000;
/** Of one file, however many others there are. */
const LEAST = 60;

/** Drafts that are gone are left out. */
export function checkDrafts(context: TaskContext, input: CheckInput): CheckedFile[] {
	const files = checkedFiles(context, input);
	recordChecks(context, files);
	return files;
}

function checkedFiles(context: TaskContext, input: CheckInput): CheckedFile[] {
	const { draftIds } = input;
	const { db } = context;
	const drafts = existingDrafts(db, draftIds);
	// One file alone needs no transaction around it, so that others may write while it is read.
	if (drafts.length < 2) return drafts.map((draft) => checkOne(context, draft, input));
	const fingerprints = new Map(drafts.map(({ id }) => [id, checkedState(db, id)]));
	return attempt(
		db,
		() =>
			drafts.map((draft) => {
				const fingerprint = fingerprints.get(draft.id) ?? '';
				return checkInOrder(context, draft, { ...input, fingerprint, share: 1 / drafts.length });
			}),
		() => false
	);
}

function checkOne(
	context: TaskContext,
	draft: UploadDraft,
	{ mayReportFor }: OnBehalf
): CheckedFile {
	const fingerprint = checkedState(context.db, draft.id);
	const of = { stage: 'checking', mayReportFor } as const;
	const request = { ...requestFor(context, draft, of), dryRun: true };
	const receipt = receive(context.db, context.catalogue, request);
	const columns = openColumns(context, draft, receipt.issues);
	return { ...cut(draft, receipt, { fingerprint, share: 1 }), columns };
}

/** What it would store stays for the files after it. */
function checkInOrder(
	context: TaskContext,
	draft: UploadDraft,
	{ mayReportFor, ...of }: OnBehalf & Cut
): CheckedFile {
	const { db, catalogue } = context;
	const request = requestFor(context, draft, { stage: 'checking', mayReportFor });
	return cut(draft, receive(db, catalogue, { ...request, dryRun: 'going_on' }), of);
}

interface Cut {
	readonly fingerprint: string;
	/** Of what one answer may hold. */
	readonly share: number;
}

export function cut(
	draft: UploadDraft,
	receipt: Receipt,
	{ fingerprint, share }: Cut
): CheckedFile {
	const { layout, outcome, counts, newWarnings, ranges, concerns } = receipt;
	const { issues, newIssues, changes, submissions } = receipt;
	const most = (all: number): number => Math.max(LEAST, Math.floor(all * share));
	const told = cutIssues(issues, most(MOST_ISSUES));
	const opened = cutIssues(newIssues, most(MOST_ISSUES));
	return {
		draftId: draft.id,
		name: draft.file.name,
		size: draft.file.bytes.byteLength,
		choices: draft.choices,
		...{ layout, outcome, counts, newWarnings, ranges },
		concerns: concerns.slice(0, MOST_SUBMISSIONS),
		...told,
		issues: told.issues.map(shortIssue),
		newIssues: opened.issues.map(shortIssue),
		newCodes: opened.codes,
		submissions: withFigures(receipt).slice(0, most(MOST_SUBMISSIONS)),
		moreSubmissions: Math.max(0, submissions.length - most(MOST_SUBMISSIONS)),
		changes: changes.slice(0, most(MOST_CHANGES)),
		moreChanges: Math.max(0, changes.length - most(MOST_CHANGES)),
		columns: null,
		fingerprint
	};
}

function withFigures({ submissions, observations, changes }: Receipt): CheckedSubmission[] {
	const figures = grouped(observations);
	const changed = grouped(changes.map(({ observation }) => observation));
	return submissions.map((submission) => {
		const own = figures.get(reportKey(submission)) ?? [];
		return {
			...submission,
			window: reportWindowOf(own),
			figures: own.length,
			changes: changed.get(reportKey(submission))?.length ?? 0
		};
	});
}

function grouped(figures: readonly Observation[]): Map<string, Observation[]> {
	const groups = new Map<string, Observation[]>();
	for (const figure of figures) {
		const group = groups.get(reportKey(figure));
		if (group === undefined) groups.set(reportKey(figure), [figure]);
		else group.push(figure);
	}
	return groups;
}

const reportKey = ({ unitId, period }: { unitId: number; period: string }): string =>
	`${unitId} ${period}`;
