import { parseDay } from '$lib/domain/calendar';
import { unitName } from '$lib/domain/unit';
import { formatDay } from '$lib/format/period';
import { unitStateText, validityText } from '$lib/format/unit-change-text';
import { officeRows } from '$lib/server/reports/unit-register';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const written = url.searchParams.get('ngay')?.trim().slice(0, 40) ?? '';
	const day = parseDay(written);
	const on = day ?? locals.reports.today;
	return {
		day: on,
		on: formatDay(on),
		written,
		badDay: written !== '' && day === undefined ? written : null,
		rows: officeRows(locals.reports, on).map(
			({ unit, parent, state, isDemonstration, members }) => ({
				unitId: unit.unitId,
				name: unitName(unit),
				code: unit.code,
				parent: parent === undefined ? null : unitName(parent),
				validity: validityText(unit),
				state: unitStateText(state),
				isValid: state === 'valid',
				isDemonstration,
				members
			})
		)
	};
};
