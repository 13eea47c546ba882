// Whether what an address names is within the reach of who asks; what is not is answered like what does not exist.
import type { RequestEvent } from '@sveltejs/kit';
import { unitOfReport, ownersOfUpload } from '../../db/figures/units-of-reports';
import type { ReportContext } from '../../reports/basis/context';
import { cameFromTheirs } from '../../reports/submissions/uploads';
import { isViewersOwn, officeNamed } from '../../reports/basis/viewer';
import type { Subject } from './route-rights';

/** Why it is refused, in the words of an id that does not exist; undefined: it is not. */
export function outOfReach(event: RequestEvent, about: Subject): string | undefined {
	const { viewer } = event.locals.reports;
	if (viewer.kind === 'all') return undefined;
	return unknownInQuery(event) ?? BY_SUBJECT[about](event);
}

type Check = (event: RequestEvent) => string | undefined;

const nothing: Check = () => undefined;
const BY_SUBJECT: Readonly<Record<Subject, Check>> = {
	nothing,
	unit_in_path: ({ locals, params }) => {
		const { id = '' } = params;
		return isViewersOwn(locals.reports, idIn(id)) ? undefined : noUnit(id);
	},
	submission_in_path: ({ locals, params }) => {
		const { id = '' } = params;
		return isOwnReport(locals, idIn(id)) ? undefined : noReport(id);
	},
	file_of_submission_in_path: ({ locals, params }) => {
		const { id = '' } = params;
		const found = unitOfReport(locals.db, idIn(id));
		const isOwn = found !== undefined && isOwnUpload(locals, found.uploadId);
		return isOwn ? undefined : noReport(id);
	},
	upload_in_path: ({ locals, params }) => {
		const { uploadId = '' } = params;
		return isOwnUpload(locals, idIn(uploadId)) ? undefined : noUpload(uploadId);
	},
	part_of_upload_in_path: ({ locals, params }) => {
		const { uploadId = '' } = params;
		const { unitIds = [] } = ownersOfUpload(locals.db, idIn(uploadId)) ?? {};
		const isPartly = unitIds.some((unitId) => isViewersOwn(locals.reports, unitId));
		return isPartly ? undefined : noUpload(uploadId);
	},
	uploads_in_query: ({ locals, url }) => {
		const foreign = idsIn(url, 'lan-nhap', '.').find((id) => !isOwnUpload(locals, idIn(id)));
		if (foreign !== undefined) return noUpload(foreign);
		const report = idsIn(url, 'lan-nop', '.').find((id) => !isOwnReport(locals, idIn(id)));
		return report === undefined ? undefined : noReport(report);
	},
	// Asked of the account wherever drafts and jobs are read: another's are as good as forgotten.
	own_drafts: nothing,
	own_job: nothing
};

const noUnit = (id: string): string => `Không có đơn vị nào mang số ${id}.`;
const noReport = (id: string): string => `Không có lần nộp báo cáo số ${id}.`;
const noUpload = (id: string): string => `Không có lần nhập số ${id}.`;
const noOffice = (id: string): string => `Không có cơ quan tổng hợp mang số "${id}".`;

/** As the routes read them. */
const idIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

const idsIn = (url: URL, name: string, separator: string): string[] =>
	url.searchParams
		.getAll(name)
		.flatMap((list) => list.split(separator))
		.map((id) => id.trim())
		.filter((id) => id !== '');

/** Filters and the office of the header. */
function unknownInQuery({ locals, url, request }: RequestEvent): string | undefined {
	const { reports } = locals;
	const office = url.searchParams
		.getAll('co-quan')
		.map((named) => named.trim())
		.find((named) => named !== '' && !isTheirs(reports, named, isReading(request)));
	if (office !== undefined) return noOffice(office);
	const unit = idsIn(url, 'don-vi', ',').find((id) => !isViewersOwn(reports, Number(id)));
	return unit === undefined ? undefined : noUnit(unit);
}

/** Pages take the code of an office too; a change is made under its number, which may be the code of another. */
const isTheirs = (reports: ReportContext, named: string, isRead: boolean): boolean =>
	isRead || reports.viewer.kind === 'unit'
		? officeNamed(reports, named) === 'theirs'
		: isViewersOwn(reports, Number(named));

export const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

function isOwnReport({ db, reports }: App.Locals, id: number): boolean {
	const found = unitOfReport(db, id);
	return found !== undefined && isViewersOwn(reports, found.unitId);
}

/** Of all that the file may hold, as the pages of the upload see it. */
function isOwnUpload({ db, reports }: App.Locals, id: number): boolean {
	const owners = ownersOfUpload(db, id);
	return (
		owners !== undefined &&
		owners.unitIds.length > 0 &&
		owners.unitIds.every((unitId) => isViewersOwn(reports, unitId)) &&
		cameFromTheirs(reports, owners.senderUnitId)
	);
}
