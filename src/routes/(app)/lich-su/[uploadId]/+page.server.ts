import { error } from '@sveltejs/kit';
import type { Names } from '$lib/format/issues/issue-text';
import { groupIssues } from '$lib/format/issues/issue-groups';
import { formatPeriod } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import { decisionText } from '$lib/format/intake/upload-text';
import { namesFor } from '$lib/server/reports/basis/names';
import { changesOfUpload } from '$lib/server/reports/submissions/upload-changes';
import {
	uploadReport,
	type UploadedReport,
	type UploadReport
} from '$lib/server/reports/submissions/uploads';
import { uploadChangeLine } from '../upload-change-line';
import type { PageServerLoad } from './$types';
import { auditEntriesAbout } from '../../audit-about';
import { keepViewOf, uploadLine } from '../upload-view';

const MOST_PLACES = 12;

export const load: PageServerLoad = (event) => {
	const { params, locals, url } = event;
	const id = /^\d{1,9}$/.test(params.uploadId) ? Number(params.uploadId) : 0;
	const report = uploadReport(locals.reports, id);
	if (report === undefined) error(404, `Không có lần nhập số ${params.uploadId}.`);
	keepViewOf(event, report);
	const page = Math.max(0, Number(url.searchParams.get('trang') ?? '1') - 1) || 0;
	const changes = changesOfUpload(locals.reports, id, page);
	return {
		upload: uploadLine(report),
		reports: report.list.map(reportLine),
		moreReports: report.reports - report.list.length,
		told: toldWhileReading(report, namesFor(locals.reports)),
		read: readBy(report),
		changes: {
			lines: changes.rows.map((change) => uploadChangeLine(change, 'done')),
			total: changes.total,
			page: changes.page,
			pages: changes.pages
		},
		audit: auditEntriesAbout(locals, [
			`upload:${id}`,
			...report.list.map(({ submissionId }) => `report:${submissionId}`)
		]),
		justUndone: url.searchParams.has('da-hoan-tac')
	};
};

function reportLine({ submissionId, unit, period, submission, ...counts }: UploadedReport) {
	return {
		submissionId,
		unitId: unit.unitId,
		unit: unit.name,
		period,
		periodText: formatPeriod(period),
		added: counts.added,
		changed: counts.changed,
		unchanged: counts.unchanged,
		/** Its page is gone with the upload. */
		isThere: submission !== null,
		setAside: submission?.setAside ? decisionText(submission.setAside) : null
	};
}

/** The same thing about many cells is told once with its cells. */
function toldWhileReading({ notes }: UploadReport, names: Names) {
	return groupIssues(notes, names).map(({ title, severity, entries }) => ({
		title,
		severity,
		entries: entries.map(({ text, places }) => {
			const named = places.map(formatPlace).filter((place) => place !== '');
			return {
				message: text.message,
				places: named.slice(0, MOST_PLACES).join('; '),
				morePlaces: Math.max(0, named.length - MOST_PLACES)
			};
		})
	}));
}

/** What was chosen on the page before the file was read. */
function readBy({ reading }: UploadReport): string[] {
	const { sheet, headingRow, columns, mends } = reading;
	const chosen = typeof columns === 'object' && columns !== null ? Object.keys(columns).length : 0;
	return [
		...(typeof sheet === 'string' ? [`Trang tính “${sheet}”`] : []),
		...(typeof headingRow === 'number' ? [`Dòng tiêu đề: dòng ${headingRow}`] : []),
		...(chosen > 0 ? [`${chosen} cột được ghép bằng tay`] : []),
		...(Array.isArray(mends) && mends.length > 0 ? [`${mends.length} ô được gõ lại`] : [])
	];
}
