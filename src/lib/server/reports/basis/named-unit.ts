// Units as the command line and the API name them: by code, by written name, at last by the id that answers carry.
import { lastDay, periodFromId, type IsoDate, type PeriodId } from '../../../domain/figures/period';
import {
	isCommuneKind,
	matchUnit,
	type UnitId,
	type UnitMatch,
	type UnitRegister
} from '../../../domain/unit/unit';
import type { ReportContext } from './context';
import { registerOf } from './units-in-period';
import { isKnown } from './viewer';

export interface NamedUnitScope {
	readonly role: 'commune' | 'organising';
	/** Names mean what they meant then; today when absent. */
	readonly period?: PeriodId;
	readonly within?: UnitId;
}

/** Exactly one unit, or why not; a unit that has ended still answers for its own time. */
export function unitNamed(ctx: ReportContext, written: string, scope: NamedUnitScope): UnitMatch {
	const register = namedIn(ctx, scope);
	const { role, within } = scope;
	const at = (on: IsoDate) =>
		matchUnit(register, written, { on, role, ...(within === undefined ? {} : { within }) });
	const match = at(dayOfScope(ctx, scope));
	if (match.kind === 'not_valid') {
		const then = match.validTo ?? match.validFrom;
		const earlier = then === null ? match : at(then);
		return earlier.kind === 'one' ? earlier : match;
	}
	if (match.kind !== 'none') return match;
	const byId = register.versions.find(
		({ unitId, kind }) =>
			String(unitId) === written.trim() && isCommuneKind(kind) === (role === 'commune')
	);
	return byId === undefined ? match : { kind: 'one', unitId: byId.unitId };
}

/** An office above the reader's own cannot be asked about: what they see of it is not the whole. */
function namedIn(ctx: ReportContext, { role }: NamedUnitScope): UnitRegister {
	const register = registerOf(ctx);
	if (role !== 'organising' || ctx.viewer.kind !== 'office') return register;
	const versions = register.versions.filter(({ unitId }) => isKnown(ctx, unitId));
	return { ...register, versions };
}

function dayOfScope(ctx: ReportContext, { period }: NamedUnitScope): IsoDate {
	const parsed = period === undefined ? undefined : periodFromId(period);
	return parsed === undefined ? ctx.today : lastDay(parsed);
}
