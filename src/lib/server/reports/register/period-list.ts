// Periods with figures, of one office or of all.
import type { PeriodId, PeriodKind } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import { periodGroups } from '../basis/period-choices';
import { everMembers, registerOf } from '../basis/units-in-period';

export interface PeriodList {
	/** Latest first within each kind. */
	readonly rows: readonly {
		readonly period: PeriodId;
		readonly kind: PeriodKind;
		readonly reported: number;
		readonly derivedOnly: boolean;
	}[];
}

export function periodList(
	ctx: ReportContext,
	request: { readonly organisingId?: UnitId }
): PeriodList {
	const register = registerOf(ctx);
	const unitIds =
		request.organisingId === undefined
			? register.versions.map(({ unitId }) => unitId)
			: everMembers(register, request.organisingId);
	const rows = periodGroups(ctx, unitIds).flatMap(({ kind, periods }) =>
		periods.map(({ id, reported, derivedOnly }) => ({ period: id, kind, reported, derivedOnly }))
	);
	return { rows };
}
