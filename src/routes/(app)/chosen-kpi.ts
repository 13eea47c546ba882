import { error } from '@sveltejs/kit';
import type { Catalogue, Kpi } from '$lib/domain/kpi/catalogue';

export interface KpiChoice {
	readonly id: string;
	readonly name: string;
	readonly headline: boolean;
}

/** The KPI the URL names; without one the first of the overview. */
export function chosenKpi(catalogue: Catalogue, written: string | null): Kpi {
	const kpis = [...catalogue.kpis.values()];
	const asked = written?.trim() ?? '';
	const kpi =
		asked === '' ? (kpis.find(({ headline }) => headline) ?? kpis[0]) : catalogue.kpis.get(asked);
	if (kpi === undefined) error(404, { message: `Không có chỉ số "${asked}".` });
	return kpi;
}

export function kpiChoices(catalogue: Catalogue): KpiChoice[] {
	return [...catalogue.kpis.values()].map(({ id, name, headline }) => ({ id, name, headline }));
}
