import { error, redirect } from '@sveltejs/kit';
import { parseDay } from '$lib/domain/calendar';
import { isCommuneKind, unitName } from '$lib/domain/unit/unit';
import { planMoves } from '$lib/domain/unit/unit-plans';
import { validityText } from '$lib/format/office/unit-change-text';
import { officeMembers, unitRecord } from '$lib/server/reports/register/unit-register';
import type { Actions, PageServerLoad } from './$types';
import { dayAsked } from '../../units/on-day';
import { decide, unitIdOf } from '../../units/unit-decision';
import { readDay, readUnits, typedUnit } from '../../units/unit-form';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { reports } = locals;
	const officeId = unitIdOf(params.id);
	const record = unitRecord(reports, officeId);
	if (record === undefined || isCommuneKind(record.now.kind))
		error(404, { message: `Danh mục không có cơ quan tổng hợp số ${params.id}.` });
	const { day, view } = dayAsked(url, reports.today);
	return {
		office: { unitId: officeId, name: unitName(record.now), code: record.now.code },
		isDemonstration: record.isDemonstration,
		validity: validityText(record.now),
		...view,
		members: officeMembers(reports, officeId, day).map(({ unit, parent }) => ({
			unitId: unit.unitId,
			name: unitName(unit),
			code: unit.code,
			/** Only where another office stands between. */
			through: parent === undefined || parent.unitId === officeId ? null : unitName(parent),
			validity: validityText(unit)
		})),
		hasSaved: url.searchParams.has('da-luu')
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const officeId = unitIdOf(params.id);
		const typed = typedUnit(await request.formData());
		const day = parseDay(typed['tu-ngay']);
		const done = await decide(locals, {
			form: 'chuyen',
			fields: ['vao', 'tu-ngay'],
			typed,
			deed: 'moved',
			plan: (facts) => {
				const from = readDay(typed['tu-ngay'], {
					...{ field: 'tu-ngay', name: 'ngày bắt đầu', needed: true }
				});
				if (!from.value) return { faults: from.faults };
				const units = readUnits(facts.register, typed.vao, { on: from.value });
				if (units.value === undefined) return { faults: units.faults };
				return planMoves(facts, units.value, { parentId: officeId, from: from.value });
			}
		});
		if (done.answer !== undefined) return done.answer;
		redirect(303, `/quan-tri/co-quan/${officeId}?ngay=${day ?? ''}&da-luu=1`);
	}
};
