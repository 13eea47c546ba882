import { error, fail, redirect } from '@sveltejs/kit';
import { periodFromId } from '$lib/domain/period';
import { formatDay, formatInstant, formatPeriod } from '$lib/format/period';
import { decideCampaign } from '$lib/server/db/campaign-decisions';
import {
	campaignEvents,
	campaignFor,
	expectedUnits,
	type CampaignEvent,
	type CampaignKey
} from '$lib/server/db/campaigns';
import { writeWhenFree } from '$lib/server/db/database';
import { campaignReport } from '$lib/server/reports/board';
import { namesFor } from '$lib/server/reports/names';
import { membershipIn, registerOf, unitHead } from '$lib/server/reports/units-in-period';
import type { Actions, PageServerLoad } from './$types';
import { decidedBy } from '../../decision-form';
import { campaignView, cellView, remindersOf } from '../board-view';
import { readCampaign, tickedUnits, typedCampaign } from '../campaign-form';

export const load: PageServerLoad = async ({ params, locals, parent, url }) => {
	const { scope } = await parent();
	const period = params.ky;
	if (periodFromId(period) === undefined) error(404, `Không có kỳ báo cáo “${period}”.`);
	if (scope.office === null) error(404, 'Chưa có cơ quan tổng hợp nào được chọn.');
	const key = { organisingId: scope.office.unitId, period };
	const report = campaignReport(locals.reports, key);
	if (report === undefined)
		error(404, `${scope.office.name} chưa mở đợt báo cáo ${formatPeriod(period)}.`);
	const names = namesFor(locals.reports);
	const today = locals.clock.today();
	const expected = expectedUnits(locals.db, key);
	return {
		campaign: campaignView(report.head),
		typed: {
			han: formatDay(report.head.dueOn),
			'tu-ngay': report.head.window === null ? '' : formatDay(report.head.window.from),
			'den-ngay': report.head.window === null ? '' : formatDay(report.head.window.to)
		},
		cells: report.cells.map((cell) => cellView(cell, names)),
		reminders: remindersOf(report, { office: scope.office.name, today, names }),
		members: membershipIn(registerOf(locals.reports), key.organisingId, period).standing.map(
			(version) => ({
				...unitHead(version),
				isExpected: expected === null || expected.includes(version.unitId)
			})
		),
		events: campaignEvents(locals.db, key)
			.toReversed()
			.map((event) => ({ text: eventText(event), reason: event.reason })),
		justOpened: url.searchParams.has('da-mo'),
		justChanged: url.searchParams.has('da-doi')
	};
};

const KINDS: Readonly<Record<CampaignEvent['kind'], string>> = {
	opened: 'Mở đợt',
	changed: 'Đổi hạn, khoảng số liệu hoặc đơn vị',
	locked: 'Khóa kỳ',
	unlocked: 'Mở khóa'
};
const eventText = ({ kind, at, by }: CampaignEvent): string =>
	`${KINDS[kind]} lúc ${formatInstant(at)}${by === null ? '' : `, bởi ${by}`}`;

export const actions: Actions = {
	doi: async (event) => {
		const form = await event.request.formData();
		const key = keyOf(event);
		const typed = typedCampaign(form);
		const { campaign, faults } = readCampaign({ ...typed, 'ky-bao-cao': key.period });
		const { db, clock, reports, actor } = event.locals;
		const members = membershipIn(registerOf(reports), key.organisingId, key.period).standing;
		const asked = tickedUnits(form);
		const ticked = members.map(({ unitId }) => unitId).filter((id) => asked.includes(id));
		const all = [
			...faults,
			...(ticked.length === 0
				? [{ field: 'don-vi', message: 'Chọn ít nhất một đơn vị phải nộp.' }]
				: [])
		];
		if (campaign === undefined || all.length > 0)
			return fail(400, { typed, faults: all, locking: false });
		const isEveryone = ticked.length === members.length;
		const { window, dueOn } = campaign;
		const to = { window, dueOn, expected: isEveryone ? null : ticked };
		await writeWhenFree(db, (writer) =>
			decideCampaign(writer, key, {
				...{ ...said(typed, event.locals), kind: 'changed', to, actor, at: clock.now() }
			})
		);
		redirect(303, `/dot-bao-cao/${key.period}?co-quan=${key.organisingId}&da-doi=1`);
	},
	khoa: (event) => lockOrUnlock(event, 'locked'),
	'mo-khoa': (event) => lockOrUnlock(event, 'unlocked')
};

type Event = Parameters<NonNullable<Actions['khoa']>>[0];

function keyOf({ params, url, locals }: Event): CampaignKey {
	const key = { organisingId: Number(url.searchParams.get('co-quan')), period: params.ky };
	if (campaignFor(locals.db, key.organisingId, key.period) === undefined)
		error(404, 'Không có đợt báo cáo này.');
	return key;
}

const said = (typed: ReturnType<typeof typedCampaign>, locals: App.Locals) => ({
	by: decidedBy(locals),
	reason: typed['ly-do']
});

async function lockOrUnlock(event: Event, kind: 'locked' | 'unlocked') {
	const key = keyOf(event);
	const typed = typedCampaign(await event.request.formData());
	if (typed['ly-do'] === '')
		return fail(400, {
			typed,
			faults: [
				{
					field: 'ly-do',
					message: `Ghi lý do ${kind === 'locked' ? 'khóa kỳ' : 'mở khóa'}; đơn vị đọc được lý do này.`
				}
			],
			locking: true
		});
	const { db, clock, actor } = event.locals;
	await writeWhenFree(db, (writer) =>
		decideCampaign(writer, key, { ...said(typed, event.locals), kind, actor, at: clock.now() })
	);
	redirect(303, `/dot-bao-cao/${key.period}?co-quan=${key.organisingId}&da-doi=1`);
}
