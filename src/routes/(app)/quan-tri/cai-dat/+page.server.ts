import { fail, redirect } from '@sveltejs/kit';
import { SETTING_RULES, type SettingKey } from '$lib/domain/office/office-settings';
import { settingBoundsText, settingWords } from '$lib/format/office/setting-text';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { decideSettings } from '$lib/server/office/settings/decide-settings';
import type { Actions, PageServerLoad } from './$types';
import { readSettingsForm, settingsTyped, typedSettings } from './settings-form';

/** In the order of the page. */
const GROUPS: readonly {
	readonly id: string;
	readonly title: string;
	readonly keys: readonly SettingKey[];
}[] = [
	{
		id: 'lien-he',
		title: 'Liên hệ ghi trong lời nhắc',
		keys: ['office.person', 'office.phone', 'office.email', 'office.address']
	},
	{ id: 'khach', title: 'Khách', keys: ['guests.allowed'] },
	{
		id: 'dang-nhap',
		title: 'Phiên đăng nhập',
		keys: ['session.idle_hours', 'session.absolute_days']
	},
	{ id: 'xu-huong', title: 'So sánh giữa các kỳ', keys: ['trend.break_percent'] },
	{ id: 'luu-giu', title: 'Thời hạn lưu giữ', keys: ['drafts.hours', 'checks.months'] },
	{
		id: 'muc-dung',
		title: 'Mức dùng của một tài khoản',
		keys: ['drafts.files', 'drafts.megabytes', 'work.minutes']
	},
	{
		id: 'sao-luu',
		title: 'Sao lưu',
		keys: [
			'backup.enabled',
			'backup.time',
			'backup.keep_daily',
			'backup.keep_weekly',
			'backup.keep_monthly'
		]
	}
];

export const load: PageServerLoad = ({ locals, url }) => {
	const changed = Number(url.searchParams.get('da-luu') ?? '');
	return {
		groups: GROUPS.map(({ id, title, keys }) => ({
			id,
			title,
			fields: keys.map((key) => ({
				key,
				kind: SETTING_RULES[key].kind,
				bounds: settingBoundsText(key),
				...settingWords(key)
			}))
		})),
		held: settingsTyped(officeSettings(locals.db)),
		changed: url.searchParams.has('da-luu') && Number.isInteger(changed) ? changed : null
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedSettings(await request.formData());
		const { settings: changes, faults } = readSettingsForm(typed);
		if (faults.length > 0) return fail(400, { typed, faults });
		const at = locals.clock.now();
		const changed = await decideSettings(locals.db, locals.actor, { changes, at });
		redirect(303, `/quan-tri/cai-dat?da-luu=${changed}`);
	}
};
