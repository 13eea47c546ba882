// What can be done to one unit, form by form.
import { redirect, type Actions, type RequestEvent } from '@sveltejs/kit';
import type { Planned, UnitFacts } from '$lib/domain/unit/unit-change';
import { planAlias, planAliasAway } from '$lib/domain/unit/unit-alias-plans';
import {
	planCorrection,
	planLastVersionAway,
	planVersion,
	versionsOf
} from '$lib/domain/unit/unit-plans';
import { planSuccession, planSuccessionAway } from '$lib/domain/unit/unit-succession';
import type { UnitId } from '$lib/domain/unit/unit';
import type { UnitDeed } from '$lib/server/db/units/unit-changes';
import { decide, unitIdOf } from '../../units/unit-decision';
import {
	readDay,
	readUnits,
	readValues,
	typedUnit,
	type Read,
	type TypedUnit
} from '../../units/unit-form';

interface Deed {
	readonly form: string;
	readonly fields: readonly string[];
	readonly deed: (typed: TypedUnit) => UnitDeed;
	readonly atOnce?: boolean;
	readonly plan: (typed: TypedUnit, facts: UnitFacts, unitId: UnitId) => Planned | Read<never>;
}

const VERSION_FIELDS = ['ma', 'ten', 'loai', 'truc-thuoc', 'tu-ngay'];

const DEEDS = {
	'phien-ban': {
		form: 'phien-ban',
		fields: VERSION_FIELDS,
		deed: () => 'version_added',
		plan: (typed, facts, unitId) => {
			const values = readValues(typed);
			const from = readDay(typed['tu-ngay'], FROM);
			const faults = [...values.faults, ...from.faults];
			if (values.value === undefined || !from.value) return { faults };
			return planVersion(facts, unitId, { values: values.value, from: from.value });
		}
	},
	sua: {
		form: 'sua',
		fields: [...VERSION_FIELDS, 'den-ngay'],
		deed: () => 'version_corrected',
		plan: (typed, facts, unitId) => {
			const values = readValues(typed);
			const from = readDay(typed['tu-ngay'], { ...FROM, needed: false });
			const to = readDay(typed['den-ngay'], TO);
			const faults = [...values.faults, ...from.faults, ...to.faults];
			if (values.value === undefined || faults.length > 0) return { faults };
			return planCorrection(facts, unitId, {
				of: typed['phien-ban'] === '' ? null : typed['phien-ban'],
				values: values.value,
				validFrom: from.value ?? null,
				validTo: to.value ?? null
			});
		}
	},
	'bo-phien-ban': {
		form: 'bo-phien-ban',
		fields: ['bo-phien-ban'],
		deed: () => 'version_removed',
		plan: (_typed, facts, unitId) => planLastVersionAway(facts, unitId)
	},
	'ten-khac': {
		form: 'ten-khac',
		fields: ['ten-khac'],
		deed: () => 'alias_added',
		atOnce: true,
		plan: (typed, facts, unitId) => planAlias(facts, unitId, typed['ten-khac'])
	},
	'bo-ten-khac': {
		form: 'ten-khac',
		fields: ['ten-khac'],
		deed: () => 'alias_removed',
		atOnce: true,
		plan: (typed, facts, unitId) => planAliasAway(facts, unitId, typed['ten-khac'])
	},
	'sap-nhap': {
		form: 'sap-nhap',
		fields: ['vao', 'tu-ngay'],
		deed: (typed) => (typed['hinh-thuc'] === 'part' ? 'divided' : 'merged'),
		plan: (typed, facts, unitId) => {
			const on = readDay(typed['tu-ngay'], FROM);
			if (!on.value) return { faults: on.faults };
			const like = versionsOf(facts, unitId).at(-1);
			const at = { on: on.value, ...(like === undefined ? {} : { like }) };
			const into = readUnits(facts.register, typed.vao, at);
			if (into.value === undefined) return { faults: into.faults };
			const share = typed['hinh-thuc'] === 'part' ? 'part' : 'whole';
			return planSuccession(facts, unitId, { into: into.value, on: on.value, share });
		}
	},
	'bo-sap-nhap': {
		form: 'bo-sap-nhap',
		fields: ['mo-lai'],
		deed: () => 'succession_removed',
		plan: (typed, facts, unitId) =>
			planSuccessionAway(facts, unitId, { reopen: typed['mo-lai'] === 'co' })
	}
} as const satisfies Readonly<Record<string, Deed>>;

const FROM = { field: 'tu-ngay', name: 'ngày bắt đầu', needed: true };
const TO = { field: 'den-ngay', name: 'ngày cuối', needed: false };

const action = (name: keyof typeof DEEDS) => async (event: RequestEvent) => {
	const { request, locals, params } = event;
	const unitId = unitIdOf(params['id'] ?? '');
	const typed = typedUnit(await request.formData());
	const { plan, deed, ...rest }: Deed = DEEDS[name];
	const done = await decide(locals, {
		...rest,
		typed,
		deed: deed(typed),
		plan: (facts) => plan(typed, facts, unitId)
	});
	if (done.answer !== undefined) return done.answer;
	redirect(303, `/quan-tri/don-vi/${unitId}?da-luu=1`);
};

export const actions = {
	'phien-ban': action('phien-ban'),
	sua: action('sua'),
	'bo-phien-ban': action('bo-phien-ban'),
	'ten-khac': action('ten-khac'),
	'bo-ten-khac': action('bo-ten-khac'),
	'sap-nhap': action('sap-nhap'),
	'bo-sap-nhap': action('bo-sap-nhap')
} satisfies Actions;
