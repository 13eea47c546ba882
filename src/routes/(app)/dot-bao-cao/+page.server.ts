import { fail, redirect } from '@sveltejs/kit';
import { dueQuarter, periodMenu } from '$lib/domain/figures/period-menu';
import { organisingUnitsOf, unitName } from '$lib/domain/unit/unit';
import { formatPeriod } from '$lib/format/period';
import { periodKindText } from '$lib/format/period-kind-text';
import { decideCampaign } from '$lib/server/db/campaigns/campaign-decisions';
import { campaignFor } from '$lib/server/db/campaigns/campaigns';
import { writeWhenFree } from '$lib/server/db/database';
import { boardReport } from '$lib/server/reports/board/board';
import { namesFor } from '$lib/server/reports/basis/names';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { isViewersOwn } from '$lib/server/reports/basis/viewer';
import type { Actions, PageServerLoad } from './$types';
import { decidedBy } from '../decision-form';
import { boardView } from './board-view';
import { readCampaign, typedCampaign } from './campaign-form';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { scope } = await parent();
	const offices = ownOffices(locals).map((office) => ({
		id: office.unitId,
		name: unitName(office)
	}));
	const office = scope.office;
	const today = locals.clock.today();
	const choice = { periods: periodsToChoose(today), duePeriod: dueQuarter(today) };
	if (office === null) return { board: null, offices, ...choice };
	const board = boardReport(locals.reports, { organisingId: office.unitId });
	return { board: boardView(board, namesFor(locals.reports)), offices, ...choice };
};

const periodsToChoose = (today: string) =>
	periodMenu(today).map(({ kind, periods }) => ({
		text: periodKindText(kind),
		options: periods.map((id) => ({ id, text: formatPeriod(id) }))
	}));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const typed = typedCampaign(form);
		const { campaign, faults } = readCampaign(typed);
		const office = officeOf(locals, form);
		const problems = [
			...(office === undefined
				? [{ field: 'co-quan-mo', message: 'Chọn cơ quan tổng hợp mở đợt báo cáo.' }]
				: []),
			...faults
		];
		if (campaign === undefined || office === undefined)
			return fail(400, { typed, office: office ?? null, faults: problems });
		const { period } = campaign;
		if (campaignFor(locals.db, office, period) !== undefined)
			return fail(409, {
				typed,
				office,
				faults: [
					{
						field: 'ky-bao-cao',
						message: `Đợt ${formatPeriod(period)} của cơ quan này đã mở. Mở đợt đó để đổi hạn nộp.`
					}
				]
			});
		const key = { organisingId: office, period };
		await writeWhenFree(locals.db, (writer) => {
			decideCampaign(writer, key, {
				kind: 'opened',
				to: { window: campaign.window, dueOn: campaign.dueOn },
				actor: locals.actor,
				at: locals.clock.now(),
				by: decidedBy(locals),
				reason: ''
			});
		});
		redirect(303, `/dot-bao-cao/${period}?co-quan=${office}&da-mo=1`);
	}
};

function officeOf(locals: App.Locals, form: FormData): number | undefined {
	const id = Number(form.get('co-quan-mo'));
	return ownOffices(locals).find(({ unitId }) => unitId === id)?.unitId;
}

/** The office above is known by its name, and opens its campaigns itself. */
const ownOffices = ({ reports }: App.Locals) =>
	organisingUnitsOf(registerOf(reports)).filter(({ unitId }) => isViewersOwn(reports, unitId));
