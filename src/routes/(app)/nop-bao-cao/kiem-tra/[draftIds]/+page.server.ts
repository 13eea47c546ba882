import { error, fail, redirect } from '@sveltejs/kit';
import { lastDay, periodFromId } from '$lib/domain/period';
import {
	organisingUnitsOf,
	unitName,
	versionOn,
	type UnitId,
	type UnitRegister
} from '$lib/domain/unit';
import { formatPeriod } from '$lib/format/period';
import { write } from '$lib/server/db/database';
import { saveDraftChoices, type Draft } from '$lib/server/db/drafts';
import type { Receipt } from '$lib/server/import/receive';
import { namesFor } from '$lib/server/reports/names';
import { registerOf } from '$lib/server/reports/units-in-period';
import type { Actions, PageServerLoad } from './$types';
import { readChoices, typedChoices, type FieldFault } from '../../choices';
import {
	checkDrafts,
	checkPath,
	DRAFT_HOURS,
	draftsOf,
	dropDrafts,
	storeDrafts,
	type CheckedDraft
} from '../../drafts';
import { fileView } from './file-view';

export const load: PageServerLoad = ({ params, locals, request, url }) => {
	const drafts = existing(locals, params.draftIds);
	const names = namesFor(locals.reports);
	const register = registerOf(locals.reports);
	const checkedDrafts = checkDrafts(locals, drafts);
	const office = officeOf(register, checkedDrafts);
	if (
		office !== null &&
		request.method === 'GET' &&
		url.searchParams.get('co-quan') !== `${office}`
	)
		redirect(307, `${url.pathname}?co-quan=${office}`);
	return {
		office,
		ids: drafts.map(({ id }) => id),
		files: checkedDrafts.map((checked) => ({
			...fileView(checked, { names, catalogue: locals.catalogue }),
			typed: typedOf(register, checked.draft)
		})),
		offices: organisingUnitsOf(register).map((office) => ({
			id: office.unitId,
			name: unitName(office)
		}))
	};
};

/** Stored, cancelled or forgotten: all three leave nothing to show. */
function existing(locals: App.Locals, param: string): Draft[] {
	const drafts = draftsOf(locals, param);
	if (drafts.length === 0)
		error(410, {
			message: `Các tệp này không còn để kiểm tra: đã được lưu, đã hủy, hoặc đã quá ${DRAFT_HOURS} giờ.`
		});
	return drafts;
}

/** The header speaks of the office the files are for: the one chosen, else that of the first unit found in them. */
function officeOf(register: UnitRegister, checked: readonly CheckedDraft[]): UnitId | null {
	const chosen = checked.find(({ draft }) => draft.choices.organisingId !== undefined);
	if (chosen) return chosen.draft.choices.organisingId ?? null;
	const [first] = checked.flatMap(({ receipt }) => receipt.submissions);
	const period = first && periodFromId(first.period);
	if (!first || !period) return null;
	return versionOn(register, first.unitId, lastDay(period))?.parentId ?? null;
}

/** What was chosen for the file, as it would be typed. */
function typedOf(register: UnitRegister, { choices }: Draft) {
	const versions = register.versions.filter(({ unitId }) => unitId === choices.unitId);
	const unit = versions.at(-1);
	return {
		'co-quan': choices.organisingId === undefined ? '' : String(choices.organisingId),
		'don-vi': unit ? unitName(unit) : '',
		'ky-bao-cao': choices.period === undefined ? '' : formatPeriod(choices.period)
	};
}

export const actions: Actions = {
	luu: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const checked = checkDrafts(locals, existing(locals, params.draftIds));
		const wanted = checked.filter(({ receipt }) => receipt.outcome !== 'must_fix');
		const reasons: Reasons = Object.fromEntries(
			wanted.map(({ draft }) => [draft.id, textOf(form, `ly-do-${draft.id}`)])
		);
		const faults = wanted.flatMap(({ draft, receipt }) =>
			receipt.outcome === 'needs_confirmation' && reasons[draft.id] === ''
				? [reasonFault(draft)]
				: []
		);
		if (wanted.length === 0) faults.push(nothingToStore);
		if (faults.length > 0) return fail(400, { reasons, faults, choosing: null });
		const receipts = storeDrafts(
			locals,
			wanted.map(({ draft }) => ({ draft, reason: reasons[draft.id] ?? '' }))
		);
		if (!receipts) return fail(409, { reasons, faults: [movedOn], choosing: null });
		const left = checked.length > wanted.length ? { con: params.draftIds } : {};
		redirect(303, `/nop-bao-cao/da-luu?${storedQuery(receipts, { ...left, ...officeIn(url) })}`);
	},
	huy: ({ params, locals, url }) => {
		dropDrafts(locals, params.draftIds.split('.'));
		redirect(303, cancelledPath(url));
	},
	bo: async ({ request, params, locals, url }) => {
		const id = textOf(await request.formData(), 'tep');
		dropDrafts(locals, [id]);
		const left = draftsOf(locals, params.draftIds).map((draft) => draft.id);
		redirect(303, left.length === 0 ? cancelledPath(url) : checkPath(left));
	},
	'chon-lai': async ({ request, params, locals }) => {
		const form = await request.formData();
		const id = textOf(form, 'tep');
		const typed = typedChoices(form);
		const register = registerOf(locals.reports);
		const { choices, faults } = readChoices(register, { typed, today: locals.clock.today() });
		if (faults.length > 0)
			return fail(400, {
				reasons: NO_REASONS,
				faults: faults.map((fault) => ({ ...fault, field: `${id}-${fault.field}` })),
				choosing: { id, typed }
			});
		write(locals.db, (writer) => saveDraftChoices(writer, id, choices));
		redirect(303, checkPath(draftsOf(locals, params.draftIds).map((draft) => draft.id)));
	}
};

/** As typed, by draft. */
type Reasons = Readonly<Record<string, string>>;
const NO_REASONS: Reasons = {};

/** Longest reason kept. */
const MOST_CHARACTERS = 1000;

function textOf(form: FormData, name: string): string {
	const entry = form.get(name);
	return typeof entry === 'string' ? entry.trim().slice(0, MOST_CHARACTERS) : '';
}

const reasonFault = (draft: Draft): FieldFault => ({
	field: `ly-do-${draft.id}`,
	message: `Ghi lý do lưu “${draft.file.name}” khi còn mâu thuẫn.`
});
const nothingToStore: FieldFault = {
	field: 'noi-dung',
	message: 'Không có tệp nào lưu được: sửa các lỗi rồi chọn lại tệp.'
};
const movedOn: FieldFault = {
	field: 'noi-dung',
	message:
		'Số liệu đã lưu vừa thay đổi do một lần nộp khác, nên chưa lưu gì. Kết quả kiểm tra bên dưới đã tính lại; xem lại rồi xác nhận.'
};

/** The office of the header goes along. */
function officeIn(url: URL): { 'co-quan'?: string } {
	const office = url.searchParams.get('co-quan');
	return office === null ? {} : { 'co-quan': office };
}

const cancelledPath = (url: URL): string =>
	`/nop-bao-cao?${new URLSearchParams({ 'da-huy': '1', ...officeIn(url) })}`;

/** The result as an address: what was stored, how many files changed nothing, which drafts are left. */
function storedQuery(
	receipts: readonly Receipt[],
	beside: Readonly<Record<string, string>>
): URLSearchParams {
	const ids = receipts.flatMap(({ submissions }) =>
		submissions.flatMap(({ submissionId }) => submissionId ?? [])
	);
	const query = new URLSearchParams(beside);
	if (ids.length > 0) query.set('lan-nop', ids.join('.'));
	const unchanged = receipts.filter(({ outcome }) => outcome === 'unchanged').length;
	if (unchanged > 0) query.set('khong-doi', String(unchanged));
	return query;
}
