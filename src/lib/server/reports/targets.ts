import type { Catalogue, KpiId, Target } from '../../domain/catalogue';
import { periodFromId, type PeriodId } from '../../domain/period';

/** The target of the period's year: the office's own, else the one that holds everywhere. */
export function targetFor(
	catalogue: Catalogue,
	kpi: KpiId,
	at: { readonly officeCode: string | null; readonly period: PeriodId }
): Target | undefined {
	const year = periodFromId(at.period)?.year;
	const held = catalogue.targets.filter((target) => target.kpi === kpi && target.year === year);
	return (
		held.find((t) => t.organisingCode !== null && t.organisingCode === at.officeCode) ??
		held.find((t) => t.organisingCode === null)
	);
}
