// Which target holds for an office and a year: what was set in the application comes before data/targets.json.
import type { KpiId, Target } from '../../../domain/kpi/catalogue';
import { periodOf, type PeriodId } from '../../../domain/figures/period';
import { ancestorsOf, versionOn, type UnitId, type UnitVersion } from '../../../domain/unit/unit';
import {
	storedTargets,
	targetKey,
	targetsInForce,
	type StoredTarget
} from '../../db/campaigns/targets';
import type { ReportContext } from './context';
import { remembered } from './remembered';
import { lastDayOf, registerOf } from './units-in-period';

/** An office under which a target may be set. */
export type TargetOffice = Pick<UnitVersion, 'unitId' | 'code'>;
export interface TargetHeld {
	readonly kpi: KpiId;
	readonly year: number;
	readonly percent: number;
	readonly basis: string;
}

/** The office and those above it, nearest first, as they stand at the end of the period. */
export function targetOffices(
	ctx: ReportContext,
	organisingId: UnitId,
	period: PeriodId
): TargetOffice[] {
	const register = registerOf(ctx);
	const day = lastDayOf(period);
	const version = versionOn(register, organisingId, day);
	return version === undefined ? [] : [version, ...ancestorsOf(register, version, day)];
}

/** Targets of both kinds, read once for as many questions as a page has. */
export interface Targets {
	readonly ofFile: readonly Target[];
	readonly setHere: ReadonlyMap<string, StoredTarget>;
}

export const targetsOf = (ctx: ReportContext): Targets =>
	remembered(ctx, 'targets', () => ({
		ofFile: ctx.catalogue.targets,
		setHere: targetsInForce(storedTargets(ctx.db))
	}));

/** The target of the period's year: the office's own, else of the nearest office above, else the one that holds everywhere. */
export function targetFor(
	targets: Targets,
	kpi: KpiId,
	at: { readonly offices: readonly TargetOffice[]; readonly period: PeriodId }
): TargetHeld | undefined {
	const { year } = periodOf(at.period);
	for (const office of [...at.offices, null]) {
		const found = targetSetAt(targets, { kpi, year, office });
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The one that is set for exactly this office (null: everywhere), in the application or by the file. */
export function targetSetAt(
	{ ofFile, setHere }: Targets,
	of: { readonly kpi: KpiId; readonly year: number; readonly office: TargetOffice | null }
): TargetHeld | undefined {
	const { kpi, year, office } = of;
	const here = setHere.get(targetKey({ kpi, year, organisingId: office?.unitId ?? null }));
	if (here !== undefined && here.percent !== null)
		return { kpi, year, percent: here.percent, basis: here.basis };
	const code = office?.code ?? null;
	return ofFile.find(
		(target) => target.kpi === kpi && target.year === year && target.organisingCode === code
	);
}
