import { error, fail, redirect } from '@sveltejs/kit';
import { periodFromId } from '$lib/domain/figures/period';
import type { Names } from '$lib/format/issues/issue-text';
import { formatInstant, formatPeriod } from '$lib/format/period';
import { decideCampaign } from '$lib/server/db/campaigns/campaign-decisions';
import {
	campaignEvents,
	campaignFor,
	expectedUnits,
	type CampaignEvent,
	type CampaignKey
} from '$lib/server/db/campaigns/campaigns';
import { writeWhenFree } from '$lib/server/db/database';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { campaignReport } from '$lib/server/reports/board/board';
import { lackingFigures } from '$lib/server/reports/figures/lacking-figures';
import { namesFor } from '$lib/server/reports/basis/names';
import { membershipIn, registerOf, unitHead } from '$lib/server/reports/basis/units-in-period';
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
	const expected = expectedUnits(locals.db, key);
	return {
		campaign: campaignView(report.head),
		typed: {
			han: report.head.dueOn,
			'tu-ngay': report.head.window?.from ?? '',
			'den-ngay': report.head.window?.to ?? ''
		},
		cells: report.cells.map((cell) => cellView(cell, names)),
		reminders: remindersFor(locals, { report, office: scope.office.name, origin: url.origin }),
		members: membershipIn(registerOf(locals.reports), key.organisingId, period).standing.map(
			(version) => ({
				...unitHead(version),
				isExpected: expected === null || expected.includes(version.unitId)
			})
		),
		events: campaignEvents(locals.db, key)
			.toReversed()
			.map((event) => ({ text: eventText(event, names), reason: event.reason })),
		justOpened: url.searchParams.has('da-mo'),
		justChanged: url.searchParams.has('da-doi'),
		justReminded: url.searchParams.has('da-nhac')
	};
};

const KINDS: Readonly<Record<CampaignEvent['kind'], string>> = {
	opened: 'Mở đợt',
	changed: 'Đổi hạn, khoảng số liệu hoặc đơn vị',
	locked: 'Khóa kỳ',
	unlocked: 'Mở khóa',
	reminder_copied: 'Chép lời nhắc',
	reminder_sent: 'Gửi lời nhắc'
};
function eventText({ kind, unitId = null, at, by }: CampaignEvent, names: Names): string {
	const isReminder = kind === 'reminder_copied' || kind === 'reminder_sent';
	const to = unitId === null ? 'mọi đơn vị chưa đủ báo cáo' : names.unit(unitId);
	const what = isReminder ? `${KINDS[kind]} tới ${to}` : KINDS[kind];
	return `${what} lúc ${formatInstant(at)}${by === null ? '' : `, bởi ${by}`}`;
}

function remindersFor(
	{ db, reports, clock }: App.Locals,
	of: {
		readonly report: NonNullable<ReturnType<typeof campaignReport>>;
		readonly office: string;
		readonly origin: string;
	}
) {
	const { head, cells } = of.report;
	const unitIds = cells.map(({ unit }) => unit.unitId);
	const held = officeSettings(db);
	return remindersOf(
		{ head, cells, lacking: lackingFigures(reports, { unitIds, period: head.period }) },
		{
			sender: {
				office: of.office,
				person: held['office.person'],
				address: held['office.address'],
				phone: held['office.phone'],
				email: held['office.email']
			},
			today: clock.today(),
			bringTo: `${of.origin}/nop-bao-cao`,
			names: namesFor(reports)
		}
	);
}

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
	/** Copied from the page, or sent by hand: who was reminded, when and by whom is kept. */
	nhac: async (event) => {
		const key = keyOf(event);
		const form = await event.request.formData();
		const { db, clock, actor } = event.locals;
		const to = Number(form.get('toi') ?? '');
		const members = campaignReport(event.locals.reports, key)?.cells ?? [];
		const one = members.find(({ unit }) => unit.unitId === to)?.unit.unitId;
		if (form.get('toi') !== '' && one === undefined)
			error(400, 'Đơn vị này không thuộc đợt báo cáo.');
		const kind = form.get('cach') === 'chep' ? 'reminder_copied' : 'reminder_sent';
		await writeWhenFree(db, (writer) =>
			decideCampaign(writer, key, {
				...{ kind, unitId: one ?? null, actor, at: clock.now() },
				...{ by: decidedBy(event.locals), reason: '' }
			})
		);
		redirect(303, `/dot-bao-cao/${key.period}?co-quan=${key.organisingId}&da-nhac=1`);
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
