import { parseDay } from '$lib/domain/calendar';
import { unitName } from '$lib/domain/unit';
import { UNIT_STATES } from '$lib/domain/unit-dates';
import { formatDay } from '$lib/format/period';
import { unitStateText, validityText } from '$lib/format/unit-change-text';
import { registerRows, type RegisterRow } from '$lib/server/reports/unit-register';
import { registerOf } from '$lib/server/reports/units-in-period';
import type { PageServerLoad } from './$types';
import { kindChoices, officeChoicesOf } from '../units/unit-choices';
import { KINDS } from '../units/unit-form';

const ROWS_A_PAGE = 100;

export const load: PageServerLoad = ({ locals, url }) => {
	const { reports } = locals;
	const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? '';
	const written = asked('ngay');
	const day = parseDay(written);
	const on = day ?? reports.today;
	const kind = KINDS.find((known) => known === asked('loai')) ?? null;
	const state = UNIT_STATES.find((known) => known === asked('trang-thai')) ?? null;
	const parentId = Number(asked('thuoc')) || null;
	const search = asked('tim');
	const rows = registerRows(reports, { on, search, kind, parentId, state });
	const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
	const page = Math.min(pages, Math.max(1, Math.floor(Number(asked('trang'))) || 1)) - 1;
	return {
		rows: rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map(rowView),
		found: rows.length,
		page,
		pages,
		on: formatDay(on),
		badDay: written !== '' && day === undefined ? written : null,
		filter: {
			tim: search,
			ngay: written,
			loai: kind ?? '',
			thuoc: parentId === null ? '' : String(parentId),
			'trang-thai': state ?? ''
		},
		kinds: kindChoices(),
		offices: officeChoicesOf(registerOf(reports), reports.today),
		states: UNIT_STATES.map((id) => ({ id, text: unitStateText(id) }))
	};
};

function rowView({ unit, parent, state, isDemonstration }: RegisterRow) {
	return {
		unitId: unit.unitId,
		name: unitName(unit),
		code: unit.code,
		parent: parent === undefined ? null : { unitId: parent.unitId, name: unitName(parent) },
		validity: validityText(unit),
		state: unitStateText(state),
		isValid: state === 'valid',
		isDemonstration
	};
}
