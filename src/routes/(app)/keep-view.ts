// A page about one report or upload: the header (office, period, "Số liệu minh họa") speaks of the same.
import { redirect } from '@sveltejs/kit';
import type { PeriodId } from '$lib/domain/figures/period';

/** The address names office and period of what the page is about; one that names others leads to it. */
export function keepView(
	url: URL,
	about: { readonly office: { readonly unitId: number } | null; readonly period: PeriodId }
): void {
	if (about.office === null) return;
	const view = { 'co-quan': String(about.office.unitId), ky: about.period };
	const isKept = Object.entries(view).every(
		([name, value]) => url.searchParams.get(name) === value
	);
	if (isKept) return;
	const query = new URLSearchParams(url.searchParams);
	for (const [name, value] of Object.entries(view)) query.set(name, value);
	redirect(307, `${url.pathname}?${query}`);
}
