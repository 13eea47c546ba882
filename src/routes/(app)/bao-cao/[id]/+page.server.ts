import { error, fail, redirect } from '@sveltejs/kit';
import type { FieldFault } from '$lib/format/field-fault';
import { issueText } from '$lib/format/issues/issue-text';
import { layoutText } from '$lib/format/intake/layout-text';
import { openIssueLines } from '$lib/format/issues/open-issue-lines';
import { formatInstant, formatPeriod, formatWindow } from '$lib/format/period';
import { decisionText, setAsideWord } from '$lib/format/intake/upload-text';
import { writeWhenFree } from '$lib/server/db/database';
import type { Decision } from '$lib/server/db/submissions/submission-decisions';
import { undoneUploadOf } from '$lib/server/db/submissions/undone-uploads';
import { decideSubmission } from '$lib/server/ledger/withdraw';
import { namesFor } from '$lib/server/reports/basis/names';
import { submissionReport } from '$lib/server/reports/submissions/submissions';
import { uploadsNamed } from '$lib/server/reports/submissions/uploads';
import { figureLine } from '../../figure-line';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { decidedBy, reasonFaults, typedDecision } from '../../decision-form';
import { auditEntriesAbout } from '../../audit-about';
import { keepView } from '../../keep-view';

export const load: PageServerLoad = ({ params, locals, url, request }) => {
	const report = submissionReport(locals.reports, numberOf(params.id));
	if (!report) notThere(locals, params.id);
	if (request.method === 'GET') keepView(url, report);
	const { unit, period, file, window, figures, others } = report;
	return {
		submissionId: report.submissionId,
		uploadId: report.uploadId,
		unit,
		period,
		periodText: formatPeriod(period),
		office: report.office,
		file,
		hasFile: uploadsNamed(locals.reports, [report.uploadId]).some(({ isWhole }) => isWhole),
		layout: layoutText(report.layout),
		window: formatWindow(window),
		receivedAt: formatInstant(report.receivedAt),
		daysLate: report.daysLate,
		confirmReason: report.confirmReason,
		counts: { added: report.added, changed: report.changed, unchanged: report.unchanged },
		setAside: report.setAside === null ? null : decisionText(report.setAside),
		decisions: report.decisions.map(decisionText),
		// That nothing of a report set aside counts is told once, above its figures.
		lines: figures.map((figure) =>
			figureLine({ ...figure, current: figure.current || report.setAside !== null }, window)
		),
		issues: openIssueLines(report.issues, namesFor(locals.reports)),
		audit: auditEntriesAbout(locals, aboutReport(report)),
		others: others.map((other) => ({
			submissionId: other.submissionId,
			file: other.file.name,
			receivedAt: formatInstant(other.receivedAt),
			added: other.added,
			changed: other.changed,
			setAside: other.setAside === null ? '' : setAsideOf(other.setAside.decision)
		})),
		typed: { 'ly-do': '' },
		justDecided: url.searchParams.has('da-ghi')
	};
};

const aboutReport = (of: { submissionId: number; uploadId: number }): string[] => [
	`report:${of.submissionId}`,
	`upload:${of.uploadId}`
];

const setAsideOf = (decision: Decision): string =>
	decision === 'restored' ? '' : setAsideWord(decision);

const numberOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

function notThere({ db }: App.Locals, id: string): never {
	const uploadId = undoneUploadOf(db, numberOf(id));
	if (uploadId === undefined) error(404, `Không có lần nộp báo cáo số ${id}.`);
	error(410, {
		message: `Báo cáo số ${id} không còn được tính: lần nhập đã lưu nó được hoàn tác. Tệp gốc và từng số vẫn xem được ở lần nhập số ${uploadId}.`,
		uploadId
	});
}

export const actions: Actions = {
	rut: (event) => decide(event, 'withdrawn'),
	'tra-lai': (event) => decide(event, 'sent_back'),
	'khoi-phuc': (event) => decide(event, 'restored')
};

const DOING: Readonly<Record<Decision, string>> = {
	withdrawn: 'rút',
	sent_back: 'trả lại',
	restored: 'khôi phục'
};

async function decide({ request, params, locals }: RequestEvent, decision: Decision) {
	const typed = typedDecision(await request.formData());
	const faults: FieldFault[] = reasonFaults(typed, DOING[decision]);
	if (faults.length > 0) return fail(400, { typed, faults, decision });
	const submissionId = numberOf(params.id);
	const by = decidedBy(locals);
	const result = await writeWhenFree(locals.db, (writer) =>
		decideSubmission(writer, locals.catalogue, {
			...{ submissionId, decision, by, reason: typed['ly-do'], actor: locals.actor },
			at: locals.clock.now()
		})
	);
	if (result.outcome === 'unknown') notThere(locals, params.id);
	if (result.outcome === 'locked') {
		const names = namesFor(locals.reports);
		const locked = result.issues.map((issue) => ({
			field: 'ly-do',
			message: issueText(issue, names).message
		}));
		return fail(409, { typed, faults: locked.slice(0, 1), decision });
	}
	redirect(303, `/bao-cao/${submissionId}?da-ghi=1`);
}
