import { fail, redirect } from '@sveltejs/kit';
import { formatPercent } from '$lib/format/number';
import { formatInstant } from '$lib/format/period';
import { writeWhenFree } from '$lib/server/db/database';
import { saveTarget } from '$lib/server/db/campaigns/targets';
import {
	targetHeld,
	targetList,
	type TargetRow,
	type TargetScope
} from '$lib/server/reports/targets/target-list';
import type { Actions, PageServerLoad } from './$types';
import { readTarget, readYear, typedTarget } from './target-form';

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 40) ?? '';
	const list = targetList(locals.reports, readYear(asked('nam')));
	const { year, years, offices, kpis } = list;
	const rows = list.rows.map(rowView);
	const changed = rows.find(
		(row) => row.kpi === asked('chi-so') && row.unitId === asked('pham-vi')
	);
	return {
		...{ year, years, offices, kpis, rows },
		history: list.history.map(({ kpi, scope, percent, basis, setAt }) => ({
			name: kpi.name,
			scope: scopeText(scope),
			percent: percent === null ? null : percentOf(percent),
			basis,
			at: formatInstant(setAt)
		})),
		typed: {
			'chi-so': asked('chi-so'),
			nam: String(year),
			'pham-vi': asked('pham-vi'),
			'ty-le': changed?.percent.replace(/\s*%$/, '') ?? '',
			'can-cu': changed?.basis ?? ''
		},
		saved: SAVED[asked('da-luu')] ?? null
	};
};

const SAVED: Readonly<Record<string, string>> = {
	dat: 'Đã đặt chỉ tiêu; các trang và biểu đồ theo chỉ tiêu mới ngay từ bây giờ.',
	rut: 'Đã rút chỉ tiêu; chỉ tiêu theo tệp đi kèm hoặc của cơ quan cấp trên có hiệu lực trở lại, nếu có.'
};

const percentOf = (percent: number): string =>
	formatPercent(percent, (String(percent).split('.')[1] ?? '').length);

function rowView({ kpi, scope, percent, basis, setAt, replaces }: TargetRow) {
	return {
		kpi: kpi.id,
		name: kpi.name,
		scope: scopeText(scope),
		/** As the form writes it. */
		unitId: scope.unitId === null ? '' : String(scope.unitId),
		isKnown: scope.unknownCode === null,
		percent: percentOf(percent),
		basis,
		setAt: setAt === null ? null : formatInstant(setAt),
		replaces: replaces === null ? null : percentOf(replaces.percent)
	};
}

function scopeText({ name, unknownCode }: TargetScope): string {
	if (unknownCode !== null) return `mã ${unknownCode}, chưa có cơ quan nào mang mã này`;
	return name ?? 'Mọi nơi';
}

const action =
	(form: 'dat' | 'rut') =>
	async ({ request, locals }: Parameters<NonNullable<Actions['dat']>>[0]) => {
		const typed = typedTarget(await request.formData());
		const known = targetList(locals.reports, null);
		const { target, faults } = readTarget(typed, known, { withdrawing: form === 'rut' });
		if (target === undefined) return fail(400, { form, typed, faults });
		const { kpi, year, organisingId } = target;
		const saved = await writeWhenFree(locals.db, (writer) => {
			const held = targetHeld({ ...locals.reports, db: writer }, target);
			const isSame =
				form === 'rut'
					? held.here === null
					: held.here?.percent === target.percent && held.here.basis === target.basis;
			if (isSame) return false;
			const { percent, basis } = target;
			const after = percent === null ? held.file : { percent, basis };
			const [actor, at] = [locals.actor, locals.clock.now()];
			saveTarget(writer, { target, before: held.here ?? held.file, after, actor, at });
			return true;
		});
		if (!saved) return fail(409, { form, typed, faults: [UNCHANGED[form]] });
		const at = organisingId === null ? '' : organisingId;
		redirect(303, `/quan-tri/chi-tieu?nam=${year}&chi-so=${kpi}&pham-vi=${at}&da-luu=${form}`);
	};

const UNCHANGED = {
	dat: { field: 'ty-le', message: 'Chỉ tiêu này đã được đặt đúng như vậy, với cùng căn cứ.' },
	rut: { field: 'can-cu', message: 'Chỉ tiêu này không được đặt ở đây nên không có gì để rút.' }
};

export const actions: Actions = { dat: action('dat'), rut: action('rut') };
