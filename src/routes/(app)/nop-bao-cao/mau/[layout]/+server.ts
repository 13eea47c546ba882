import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { Template } from '$lib/domain/office/own-files';
import { lastDay, periodFromId, periodOf, type IsoDate } from '$lib/domain/figures/period';
import { periodMenu } from '$lib/domain/figures/period-menu';
import {
	membersOf,
	organisingUnitsOf,
	unitName,
	versionOn,
	type UnitRegister
} from '$lib/domain/unit/unit';
import { formatPeriod } from '$lib/format/period';
import { downloadHeaders, fileName } from '$lib/server/export/download';
import { templateCsv, templateWorkbook } from '$lib/server/export/templates';
import type { TemplateOf, TemplateUnit } from '$lib/server/export/templates/template-of';
import { neededIndicators } from '$lib/server/export/templates/tables';
import { XLSX_TYPE } from '$lib/server/export/xlsx';
import { dataPath } from '$lib/server/reference/catalogue';
import { loadTemplates } from '$lib/server/reference/templates';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import type { RequestHandler } from './$types';
import { longTemplate, wideTemplate } from './templates';

const Query = z.object({
	'dinh-dang': z.enum(['csv', 'xlsx']).default('csv'),
	/** Id of the organising unit whose communes are listed. */
	'co-quan': z.string().optional(),
	/** Id of the one commune it is for; all of them without it. */
	'don-vi': z.string().optional(),
	/** Id of the period filled in. */
	ky: z
		.string()
		.refine((id) => periodFromId(id) !== undefined)
		.optional()
});

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const template = templateAsked(params.layout);
	const read = Query.safeParse(Object.fromEntries(url.searchParams));
	if (!read.success)
		error(400, 'Mẫu tải về là dinh-dang=xlsx hoặc dinh-dang=csv; ky là mã một kỳ báo cáo.');
	const { 'dinh-dang': format, 'co-quan': officeId, 'don-vi': unitId, ky: period } = read.data;
	const register = registerOf(locals.reports);
	const today = locals.clock.today();
	const on = period === undefined ? today : lastDay(periodOf(period));
	const office = organisingUnitsOf(register).find(({ unitId }) => String(unitId) === officeId);
	const of: TemplateOf = {
		template,
		catalogue: locals.catalogue,
		units: office === undefined ? [] : unitsOf(register, office.unitId, { on, only: unitId }),
		// As it was called on that day.
		...(office === undefined
			? {}
			: { office: unitName(versionOn(register, office.unitId, on) ?? office) }),
		...(period === undefined ? {} : { period }),
		periods: periodsUntil(today),
		createdAt: locals.clock.now()
	};
	const name = nameOf(of, { isOne: unitId !== undefined, format });
	if (format === 'csv')
		return new Response(textOf(of), { headers: downloadHeaders(name, 'text/csv; charset=utf-8') });
	const bytes = await templateWorkbook(of);
	return new Response(new Uint8Array(bytes), { headers: downloadHeaders(name, XLSX_TYPE) });
};

/** Named after the one unit it is for, else after the office. */
function nameOf(
	{ template, units, office, period }: TemplateOf,
	{ isOne, format }: { readonly isOne: boolean; readonly format: 'csv' | 'xlsx' }
): string {
	const [only, another] = units;
	const one = isOne && another === undefined ? only?.name : undefined;
	const whose = [one ?? office ?? '', period === undefined ? '' : formatPeriod(period)];
	return fileName([`Mẫu ${template.name}`, ...whose], format);
}

function templateAsked(id: string): Template {
	const templates = loadTemplates(dataPath());
	const template = templates.find((known) => known.id === id);
	if (template !== undefined) return template;
	const known = templates.map((one) => one.id).join(', ');
	error(404, `Không có mẫu tệp “${id}”. Có các mẫu: ${known}.`);
}

/** The two standard tables stand bare in a text file: a program reads them too. */
function textOf(of: TemplateOf): string {
	switch (of.template.id) {
		case 'bang-rong':
			return wideTemplate(
				of.units.map(({ name }) => name),
				of.catalogue
			);
		case 'bang-dai':
			return longTemplate(neededIndicators(of.catalogue).map(({ name }) => name));
		default:
			return templateCsv(of);
	}
}

/** As they were on that day: all communes of the office, or the one asked for. */
const unitsOf = (
	register: UnitRegister,
	officeId: number,
	{ on, only }: { readonly on: IsoDate; readonly only: string | undefined }
): TemplateUnit[] =>
	membersOf(register, officeId, on)
		.filter(({ unitId }) => only === undefined || only === '' || String(unitId) === only)
		.map((version) => ({ code: version.code, name: unitName(version) }))
		.sort((a, b) => a.name.localeCompare(b.name, 'vi'));

/** To choose from in the workbook. */
const periodsUntil = (today: IsoDate): string[] =>
	periodMenu(today).flatMap(({ periods }) => periods.map(formatPeriod));
