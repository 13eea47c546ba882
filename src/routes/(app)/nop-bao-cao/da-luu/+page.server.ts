import { formatPeriod } from '$lib/format/period';
import { openIssues } from '$lib/server/db/submissions/issues';
import { submissionHeads } from '$lib/server/db/submissions/submission-heads';
import { nearestOffice } from '$lib/server/reports/basis/offices';
import { submissionViews, type SubmissionView } from '$lib/server/reports/submissions/submissions';
import { uploadsNamed } from '$lib/server/reports/submissions/uploads';
import { isKnown } from '$lib/server/reports/basis/viewer';
import type { PageServerLoad } from './$types';
import { uploadLine } from '../../lich-su/upload-view';
import { draftsOf } from '../drafts';
import { stepPath } from '../upload-steps';

/** One file may hold a whole country: the first reports are listed, the others stand with their upload. */
const MOST_LISTED = 200;

export const load: PageServerLoad = ({ url, locals }) => {
	const uploads = uploadsNamed(locals.reports, uploadIds(locals, url));
	const all = uploads
		.flatMap(({ uploadId }) => submissionHeads(locals.db, { uploadId }).reverse())
		.filter(({ unitId }) => isKnown(locals.reports, unitId));
	const stored = submissionViews(locals.reports, all.slice(0, MOST_LISTED));
	const left = draftsOf(locals, url.searchParams.get('con') ?? '');
	return {
		uploads: uploads.map(uploadLine),
		stored: reportLines(locals, stored),
		moreStored: all.length - stored.length,
		unchangedFiles: Number(url.searchParams.get('khong-doi') ?? '0') || 0,
		left:
			left.length === 0
				? null
				: { count: left.length, href: stepPath('kiem-tra', { ids: left.map(({ id }) => id) }) }
	};
};

/** Uploads by their numbers; an address that names only their reports leads to the same. */
function uploadIds({ db }: App.Locals, url: URL): number[] {
	const ids = numbersIn(url, 'lan-nhap');
	if (ids.length > 0) return ids;
	const heads = submissionHeads(db, { ids: numbersIn(url, 'lan-nop') });
	return [...new Set(heads.map(({ uploadId }) => uploadId))];
}

const numbersIn = (url: URL, name: string): number[] =>
	(url.searchParams.get(name) ?? '')
		.split('.')
		.filter((id) => /^\d{1,9}$/.test(id))
		.map(Number);

function reportLines({ db, reports }: App.Locals, stored: readonly SubmissionView[]) {
	const unitIds = [...new Set(stored.map(({ unit }) => unit.unitId))];
	const periods = [...new Set(stored.map(({ period }) => period))];
	const warnings = new Map<string, number>();
	for (const { unitId, period } of openIssues(db, { unitIds, periods, severities: ['warning'] }))
		warnings.set(`${unitId} ${period}`, (warnings.get(`${unitId} ${period}`) ?? 0) + 1);
	return stored.map(({ submissionId, unit, period, file, added, changed, unchanged }) => ({
		...{ submissionId, period, added, changed, unchanged },
		unitId: unit.unitId,
		unit: unit.name,
		office: nearestOffice(reports, unit.unitId, period) ?? null,
		periodText: formatPeriod(period),
		file: file.name,
		warnings: warnings.get(`${unit.unitId} ${period}`) ?? 0
	}));
}
