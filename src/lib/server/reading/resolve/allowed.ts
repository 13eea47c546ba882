// Whose reports an account may bring, and what a file that names somebody else is told.
import type { Allowed } from './allowed-units';
import type { Issue } from '../../../domain/checks/issue';
import type { IsoDate } from '../../../domain/figures/period';
import { unitName, versionOn, type UnitId, type UnitRegister } from '../../../domain/unit/unit';
import { registerWithin, unitsOf, type UnitScope } from '../../../domain/unit/unit-scope';
import type { Said } from '../draft';

/** undefined: anybody's. */
export function allowedTo(
	register: UnitRegister,
	scope: UnitScope | undefined
): Allowed | undefined {
	if (scope === undefined || scope.kind === 'all') return undefined;
	const units = unitsOf(register, scope) ?? new Set<UnitId>();
	return { scope, units, register: registerWithin(register, scope) };
}

export function notYourUnit(
	{ text, place }: Pick<Said, 'text' | 'place'>,
	{ scope, register }: Allowed,
	on: IsoDate
): Issue {
	const version = scope.kind === 'none' ? undefined : versionOn(register, scope.unitId, on);
	return {
		code: 'not_your_unit',
		severity: 'error',
		place,
		found: text,
		expected: version === undefined ? '' : unitName(version),
		reach: scope.kind
	};
}
