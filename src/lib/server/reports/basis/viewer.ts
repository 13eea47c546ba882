// What the reader of a report may be shown: figures of their own units, and of an office only when all of it is theirs.
import { totalOf, type KpiResult, type KpiTotal } from '../../../domain/kpi/kpi';
import { organisingUnitsOf, type UnitId } from '../../../domain/unit/unit';
import { EVERYTHING, unitsOf } from '../../../domain/unit/unit-scope';
import { loadUnitRegister } from '../../db/units/units';
import type { ReportContext } from './context';
import { remembered } from './remembered';
import { registerOf } from './units-in-period';

/** undefined: all units. An office above them is known by its name only. */
function knownUnits(ctx: ReportContext): ReadonlySet<UnitId> | undefined {
	if (ctx.viewer.kind === 'all') return undefined;
	return remembered(ctx, 'known units', () => unitsOf(loadUnitRegister(ctx.db), ctx.viewer));
}

export function isKnown(ctx: ReportContext, unitId: UnitId): boolean {
	const known = knownUnits(ctx);
	return known === undefined || known.has(unitId);
}

/** A unit there is, and one of theirs. */
export const isViewersOwn = (ctx: ReportContext, unitId: UnitId): boolean =>
	isKnown(ctx, unitId) && registerOf(ctx).versions.some((version) => version.unitId === unitId);

/** An office by its id or code; a commune may name the offices above it, an office those below it only. */
export function officeNamed(
	ctx: ReportContext,
	named: string
): 'theirs' | 'not_theirs' | 'unknown' {
	const isNamed = ({ unitId, code }: { readonly unitId: UnitId; readonly code: string }): boolean =>
		String(unitId) === named || code === named;
	const known = organisingUnitsOf(registerOf(ctx)).filter(isNamed);
	if (ctx.viewer.kind === 'unit' && known.length > 0) return 'theirs';
	if (known.some(({ unitId }) => isKnown(ctx, unitId))) return 'theirs';
	const all = organisingUnitsOf(loadUnitRegister(ctx.db));
	return all.some(isNamed) ? 'not_theirs' : 'unknown';
}

/** Of the units asked for those that the reader may see; undefined: all there are. */
export function knownOf(
	ctx: ReportContext,
	asked?: readonly UnitId[]
): readonly UnitId[] | undefined {
	const known = knownUnits(ctx);
	if (known === undefined) return asked;
	return asked === undefined ? [...known] : asked.filter((unitId) => known.has(unitId));
}

/** For places among all communes of an office, of which the reader is told their own. */
export const unrestricted = (ctx: ReportContext): ReportContext => ({ ...ctx, viewer: EVERYTHING });

/** From a total over two communes one of them reads the figures of the other. */
const LEAST_IN_TOTAL = 3;

export function tellableTotal(
	results: readonly KpiResult[],
	isWholeOfficeKnown: boolean
): KpiTotal {
	const total = totalOf(results);
	if (isWholeOfficeKnown || total.units >= LEAST_IN_TOTAL) return total;
	return { ...total, numerator: null, denominator: null, value: null };
}
