// An upload as the pages of the history show it: everything already text.
import { formatInstant, formatPeriod } from '$lib/format/period';
import { personText, uploadStanding, undoneText } from '$lib/format/intake/upload-text';
import { nearestOffice } from '$lib/server/reports/basis/offices';
import type { UploadView } from '$lib/server/reports/submissions/uploads';
import { keepView } from '../keep-view';

/** More are told by their number. */
const MOST_PERIODS = 2;

export function uploadLine(upload: UploadView) {
	const { uploadId, file, undone, firstUnit, units, periods } = upload;
	return {
		uploadId,
		file: file.name,
		size: file.size,
		receivedAt: formatInstant(upload.receivedAt),
		submittedBy: personText(upload.submittedBy),
		account: upload.account ?? 'không qua tài khoản (dòng lệnh, hoặc trước khi có tài khoản)',
		/** '' where it says nothing new. */
		accountShort: upload.account === upload.submittedBy ? '' : (upload.account ?? ''),
		isWhole: upload.isWhole,
		note: upload.note,
		confirmReason: upload.confirmReason,
		unit: firstUnit?.name ?? '',
		moreUnits: units - 1,
		periods: periods.slice(0, MOST_PERIODS).map(formatPeriod).join('; '),
		morePeriods: Math.max(0, periods.length - MOST_PERIODS),
		reports: upload.reports,
		added: upload.added,
		changed: upload.changed,
		unchanged: upload.unchanged,
		isUndone: undone !== null,
		isAside: undone === null && upload.withdrawn + upload.sentBack > 0,
		state: undone === null ? uploadStanding(upload) : undoneText(undone)
	};
}
export type UploadLine = ReturnType<typeof uploadLine>;

/** The header speaks of the first unit of the upload and its latest period. */
export function keepViewOf(
	{ locals, url, request }: { locals: App.Locals; url: URL; request: Request },
	{ firstUnit, periods }: UploadView
): void {
	const [period] = periods;
	if (request.method !== 'GET' || firstUnit === null || period === undefined) return;
	const office = nearestOffice(locals.reports, firstUnit.unitId, period) ?? null;
	keepView(url, { office, period });
}
