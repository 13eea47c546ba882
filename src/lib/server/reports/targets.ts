import type { Catalogue, KpiId, Target } from '../../domain/catalogue';
import { periodOf, type PeriodId } from '../../domain/period';
import { ancestorsOf, versionOn, type UnitId } from '../../domain/unit';
import type { ReportContext } from './context';
import { lastDayOf, registerOf } from './units-in-period';

/** Codes under which targets may be set for an office: its own, then those of the offices above it, nearest first. */
export function officeCodes(ctx: ReportContext, organisingId: UnitId, period: PeriodId): string[] {
	const register = registerOf(ctx);
	const day = lastDayOf(period);
	const version = versionOn(register, organisingId, day);
	if (version === undefined) return [];
	return [version, ...ancestorsOf(register, version, day)].map(({ code }) => code);
}

/** The target of the period's year: the office's own, else of the nearest office above, else the one that holds everywhere. */
export function targetFor(
	catalogue: Catalogue,
	kpi: KpiId,
	at: { readonly codes: readonly string[]; readonly period: PeriodId }
): Target | undefined {
	const { year } = periodOf(at.period);
	const held = catalogue.targets.filter((target) => target.kpi === kpi && target.year === year);
	for (const code of [...at.codes, null]) {
		const found = held.find(({ organisingCode }) => organisingCode === code);
		if (found !== undefined) return found;
	}
	return undefined;
}
