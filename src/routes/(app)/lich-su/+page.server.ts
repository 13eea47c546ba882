import { z } from 'zod';
import { comparePeriods, periodFromId } from '$lib/domain/figures/period';
import { unitName } from '$lib/domain/unit/unit';
import { formatPeriod } from '$lib/format/period';
import type { UploadState } from '$lib/server/db/submissions/uploads';
import { everMembers, registerOf } from '$lib/server/reports/basis/units-in-period';
import { periodsOfUploads, uploadsReport } from '$lib/server/reports/submissions/uploads';
import type { PageServerLoad } from './$types';
import { uploadLine } from './upload-view';

const STATES = {
	counting: 'Đang tính',
	withdrawn: 'Có báo cáo đã rút',
	sent_back: 'Có báo cáo đã trả lại',
	undone: 'Đã hoàn tác'
} as const satisfies Record<UploadState, string>;
const states = Object.keys(STATES) as readonly UploadState[];

/** What an address says wrongly is left out, as if it had not been said. */
const Query = z.object({
	'don-vi': z.coerce.number().int().positive().nullable().catch(null),
	trong: z
		.string()
		.refine((text) => periodFromId(text) !== undefined)
		.nullable()
		.catch(null),
	'trang-thai': z.enum(states).nullable().catch(null),
	tim: z.string().trim().max(200).catch(''),
	/** `moi`: of every office. */
	'pham-vi': z.literal('moi').nullable().catch(null),
	trang: z.coerce.number().int().positive().catch(1)
});

export const load: PageServerLoad = async ({ url, locals, parent }) => {
	const { scope } = await parent();
	const filter = Query.parse(Object.fromEntries(url.searchParams));
	const officeId = filter['pham-vi'] === 'moi' ? undefined : scope.office?.unitId;
	const { 'don-vi': unitId, trong: period, 'trang-thai': state, tim: text, trang: page } = filter;
	const report = uploadsReport(locals.reports, {
		...(officeId === undefined ? {} : { organisingId: officeId }),
		...(unitId === null ? {} : { unitId }),
		...(period === null ? {} : { period }),
		...(state === null ? {} : { state }),
		text,
		page: page - 1
	});
	return {
		filter,
		isFiltered: unitId !== null || period !== null || state !== null || text !== '',
		rows: report.rows.map(uploadLine),
		total: report.total,
		page: report.page,
		pages: report.pages,
		units: unitChoices(locals, officeId),
		periods: periodsOfUploads(locals.reports)
			.sort((a, b) => comparePeriods(b, a))
			.map((id) => ({ id, text: formatPeriod(id) })),
		states: states.map((id) => ({ id, text: STATES[id] }))
	};
};

/** Every unit that was ever the office's, by the name it had last. */
function unitChoices({ reports }: App.Locals, officeId: number | undefined) {
	if (officeId === undefined) return [];
	const register = registerOf(reports);
	const names = new Map(
		register.versions.map((version) => [version.unitId, unitName(version)] as const)
	);
	return everMembers(register, officeId)
		.map((id) => ({ id, text: names.get(id) ?? '' }))
		.sort((a, b) => a.text.localeCompare(b.text, 'vi'));
}
