// The register as a list: offices and communes with their dates and parents.
import type { IsoDate } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { demonstrationUnits } from '../../db/units/units';
import type { ReportContext } from '../basis/context';
import type { UnitHead } from '../basis/unit-head';
import { everMembers, registerOf, unitHead } from '../basis/units-in-period';

export interface UnitListRow extends Pick<UnitHead, 'unitId' | 'code' | 'name' | 'kind'> {
	readonly parentId: UnitId | null;
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
	readonly isDemonstration: boolean;
}
export interface UnitList {
	/** One row per dated version, by name. */
	readonly rows: readonly UnitListRow[];
}

export function unitList(
	ctx: ReportContext,
	request: { readonly organisingId?: UnitId }
): UnitList {
	const register = registerOf(ctx);
	const demonstration = demonstrationUnits(ctx.db);
	const within =
		request.organisingId === undefined
			? undefined
			: new Set(everMembers(register, request.organisingId));
	const rows = register.versions
		.filter(({ unitId }) => within === undefined || within.has(unitId))
		.map((version) => {
			const { unitId, code, name, kind } = unitHead(version);
			const { parentId, validFrom, validTo } = version;
			const isDemonstration = demonstration.has(unitId);
			return { unitId, code, name, kind, parentId, validFrom, validTo, isDemonstration };
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'vi') || a.unitId - b.unitId);
	return { rows };
}
