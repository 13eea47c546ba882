import { error } from '@sveltejs/kit';
import { membersOf, organisingUnitsOf, unitName, type UnitRegister } from '$lib/domain/unit';
import type { Catalogue } from '$lib/domain/catalogue';
import { indicatorsOf } from '$lib/domain/formula';
import { downloadHeaders, fileName } from '$lib/server/export/download';
import { registerOf } from '$lib/server/reports/units-in-period';
import type { RequestHandler } from './$types';
import { longTemplate, wideTemplate } from './templates';

export const GET: RequestHandler = ({ params, url, locals }) => {
	const register = registerOf(locals.reports);
	const office = officeAsked(register, url.searchParams.get('co-quan'));
	const units = office ? namesOf(register, office.unitId, locals.clock.today()) : [];
	const parts = office ? [unitName(office)] : [];
	switch (params.layout) {
		case 'bang-rong':
			return csvFile(['Mẫu bảng rộng', ...parts], wideTemplate(units));
		case 'bang-dai':
			return csvFile(['Mẫu bảng dài'], longTemplate(neededIndicators(locals.catalogue)));
		default:
			error(404, `Không có mẫu tệp “${params.layout}”. Có hai mẫu: bang-rong và bang-dai.`);
	}
};

const csvFile = (parts: readonly string[], body: string) =>
	new Response(body, {
		headers: downloadHeaders(fileName(parts, 'csv'), 'text/csv; charset=utf-8')
	});

const officeAsked = (register: UnitRegister, id: string | null) =>
	organisingUnitsOf(register).find(({ unitId }) => String(unitId) === id);

function namesOf(register: UnitRegister, officeId: number, today: string): string[] {
	return membersOf(register, officeId, today)
		.map(unitName)
		.sort((a, b) => a.localeCompare(b, 'vi'));
}

/** Names of what the headline KPIs need, in the order of the catalogue. */
function neededIndicators(catalogue: Catalogue): string[] {
	const headline = [...catalogue.kpis.values()].filter((kpi) => kpi.headline);
	const needed = new Set(headline.flatMap((kpi) => [...indicatorsOf(kpi)]));
	return [...catalogue.indicators.values()]
		.filter(({ id }) => needed.has(id))
		.map(({ name }) => name);
}
