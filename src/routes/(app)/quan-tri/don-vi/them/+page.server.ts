import { redirect } from '@sveltejs/kit';
import { planUnit } from '$lib/domain/unit/unit-plans';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import type { Actions, PageServerLoad } from './$types';
import { kindChoices, officeChoicesOf } from '../../units/unit-choices';
import { decide } from '../../units/unit-decision';
import { readDay, readValues, typedUnit } from '../../units/unit-form';

export const load: PageServerLoad = ({ locals, url }) => ({
	kinds: kindChoices(),
	offices: officeChoicesOf(registerOf(locals.reports), locals.reports.today),
	typed: {
		loai: url.searchParams.get('loai') ?? '',
		'truc-thuoc': url.searchParams.get('thuoc') ?? ''
	}
});

const FIELDS = ['ma', 'ten', 'loai', 'truc-thuoc', 'tu-ngay', 'den-ngay'];

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedUnit(await request.formData());
		const done = await decide(locals, {
			form: 'them',
			fields: FIELDS,
			typed,
			deed: 'created',
			plan: (facts) => {
				const values = readValues(typed);
				const from = readDay(typed['tu-ngay'], { ...DAY, field: 'tu-ngay', name: 'ngày bắt đầu' });
				const to = readDay(typed['den-ngay'], { ...DAY, field: 'den-ngay', name: 'ngày cuối' });
				const faults = [...values.faults, ...from.faults, ...to.faults];
				if (values.value === undefined || faults.length > 0) return { faults };
				return planUnit(facts, values.value, {
					validFrom: from.value ?? null,
					validTo: to.value ?? null
				});
			}
		});
		if (done.answer !== undefined) return done.answer;
		redirect(303, `/quan-tri/don-vi/${done.unitId}?da-luu=1`);
	}
};
const DAY = { needed: false };
