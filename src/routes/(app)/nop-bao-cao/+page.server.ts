import { fail, redirect } from '@sveltejs/kit';
import {
	isCommuneKind,
	membersOf,
	organisingUnitsOf,
	unitName,
	type UnitRegister
} from '$lib/domain/unit';
import { layoutText } from '$lib/format/layout-text';
import { formatInstant, formatPeriod } from '$lib/format/period';
import { submissionsReport } from '$lib/server/reports/submissions';
import { registerOf } from '$lib/server/reports/units-in-period';
import type { Actions, PageServerLoad } from './$types';
import { readChoices, typedChoices, type FieldFault, type TypedChoices } from './choices';
import {
	checkPath,
	DRAFT_HOURS,
	dropDrafts,
	keepDrafts,
	MAX_UPLOAD_MEGABYTES,
	MOST_FILES
} from './drafts';

export const load: PageServerLoad = async ({ url, locals, parent }) => {
	const { scope } = await parent();
	const register = registerOf(locals.reports);
	const page = Math.max(0, Number(url.searchParams.get('trang') ?? '1') - 1) || 0;
	const officeId = scope.office?.unitId;
	const list = submissionsReport(locals.reports, {
		...(officeId === undefined ? {} : { organisingId: officeId }),
		page
	});
	return {
		offices: officeNames(register),
		members: officeId === undefined ? [] : memberNames(register, officeId, locals.clock.today()),
		typed: typedAtFirst(register, url),
		cancelled: url.searchParams.has('da-huy'),
		limits: { megabytes: MAX_UPLOAD_MEGABYTES, files: MOST_FILES, hours: DRAFT_HOURS },
		list: {
			total: list.total,
			page: list.page,
			pages: list.pages,
			rows: list.rows.map((row) => ({
				submissionId: row.submissionId,
				unitId: row.unit.unitId,
				unit: row.unit.name,
				period: row.period,
				periodText: formatPeriod(row.period),
				receivedAt: formatInstant(row.receivedAt),
				file: row.file.name,
				layout: layoutText(row.layout),
				added: row.added,
				changed: row.changed,
				unchanged: row.unchanged,
				daysLate: row.daysLate
			}))
		}
	};
};

const officeNames = (register: UnitRegister) =>
	organisingUnitsOf(register).map((office) => ({ id: office.unitId, name: unitName(office) }));

function memberNames(register: UnitRegister, officeId: number, today: string) {
	const names = membersOf(register, officeId, today).map(unitName);
	return names.sort((a, b) => a.localeCompare(b, 'vi'));
}

/** A link may say for which unit and period a report is missing. */
function typedAtFirst(register: UnitRegister, url: URL): TypedChoices {
	const unitId = Number(url.searchParams.get('don-vi') ?? '');
	const versions = register.versions.filter((version) => version.unitId === unitId);
	const last = versions.at(-1);
	return {
		'co-quan': url.searchParams.get('co-quan') ?? '',
		'don-vi': last && isCommuneKind(last.kind) ? unitName(last) : '',
		'ky-bao-cao': url.searchParams.get('ky-bao-cao') ?? ''
	};
}

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const tooLarge =
			Number(request.headers.get('content-length') ?? 0) > MAX_UPLOAD_MEGABYTES * 1e6;
		const form = tooLarge ? undefined : await formOf(request);
		if (form === undefined)
			return fail(413, { typed: null, faults: [tooLargeFault], carried: NOTHING_CARRIED });

		const typed = typedChoices(form);
		const files = form
			.getAll('tep')
			.filter((entry): entry is File => entry instanceof File && entry.name !== '');
		const register = registerOf(locals.reports);
		const { choices, faults } = readChoices(register, { typed, today: locals.clock.today() });
		const carried = carriedBy(form);
		const all = [...fileFaults(files), ...faults];
		if (all.length > 0) return fail(400, { typed, faults: all, carried });

		dropDrafts(locals, carried.replaced);
		const ids = await keepDrafts(locals, { files, choices });
		redirect(303, checkPath([...carried.beside, ...ids]));
	}
};

/** A mended file takes the place of its first version among the files being checked. */
interface Carried {
	readonly replaced: readonly string[];
	readonly beside: readonly string[];
}
const NOTHING_CARRIED: Carried = { replaced: [], beside: [] };

function carriedBy(form: FormData): Carried {
	const texts = (name: string) =>
		form.getAll(name).filter((entry): entry is string => typeof entry === 'string');
	return { replaced: texts('thay'), beside: texts('cung') };
}

const tooLargeFault: FieldFault = {
	field: 'tep',
	message: `Các tệp gửi cùng lúc lớn hơn ${MAX_UPLOAD_MEGABYTES} MB nên máy chủ không nhận. Chọn ít tệp hơn, hoặc tách tệp theo đơn vị.`
};

/** undefined: the body is larger than the server takes. */
async function formOf(request: Request): Promise<FormData | undefined> {
	try {
		return await request.formData();
	} catch (cause) {
		if (cause instanceof Error && 'status' in cause && cause.status === 413) return undefined;
		throw cause;
	}
}

function fileFaults(files: readonly File[]): FieldFault[] {
	if (files.length === 0)
		return [{ field: 'tep', message: 'Chưa chọn tệp nào. Chọn ít nhất một tệp báo cáo.' }];
	if (files.length > MOST_FILES)
		return [
			{
				field: 'tep',
				message: `Đã chọn ${files.length} tệp; mỗi lần nộp nhiều nhất ${MOST_FILES} tệp.`
			}
		];
	return [];
}
