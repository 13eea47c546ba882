import { UNIT_STATES } from '$lib/domain/unit/unit-dates';
import { unitStateText } from '$lib/format/office/unit-change-text';
import { registerRows } from '$lib/server/reports/register/unit-register';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import type { PageServerLoad } from './$types';
import { dayAsked } from '../units/on-day';
import { registerRowView } from '../units/register-row';
import { kindChoices, officeChoicesOf } from '../units/unit-choices';
import { KINDS } from '../units/unit-form';

const ROWS_A_PAGE = 100;

export const load: PageServerLoad = ({ locals, url }) => {
	const { reports } = locals;
	const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? '';
	const { day, view } = dayAsked(url, reports.today);
	const kind = KINDS.find((known) => known === asked('loai')) ?? null;
	const state = UNIT_STATES.find((known) => known === asked('trang-thai')) ?? null;
	const parentId = Number(asked('thuoc')) || null;
	const search = asked('tim');
	const rows = registerRows(reports, { on: day, search, kind, parentId, state });
	const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
	const page = Math.min(pages, Math.max(1, Math.floor(Number(asked('trang'))) || 1)) - 1;
	return {
		rows: rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map(registerRowView),
		found: rows.length,
		page,
		pages,
		day: view,
		filter: {
			tim: search,
			ngay: view.written,
			loai: kind ?? '',
			thuoc: parentId === null ? '' : String(parentId),
			'trang-thai': state ?? ''
		},
		kinds: kindChoices(),
		offices: officeChoicesOf(registerOf(reports), reports.today),
		states: UNIT_STATES.map((id) => ({ id, text: unitStateText(id) }))
	};
};
