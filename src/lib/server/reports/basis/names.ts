// Written names for the ids inside an issue.
import type { FieldId, IndicatorId } from '../../../domain/kpi/catalogue';
import type { UnitId } from '../../../domain/unit/unit';
import { unitName, versionOn } from '../../../domain/unit/unit';
import type { ReportContext } from './context';
import { registerOf } from './units-in-period';

/** An id that the catalogue no longer knows is shown as it is stored. */
export function namesFor(ctx: ReportContext) {
	const { catalogue } = ctx;
	const register = registerOf(ctx);
	const fields = new Map(catalogue.fields.map((field) => [field.id, field.name]));
	return {
		indicator: (id: IndicatorId): string => catalogue.indicators.get(id)?.name ?? id,
		unit: (id: UnitId): string => {
			const version = versionOn(register, id, ctx.today);
			return version ? unitName(version) : String(id);
		},
		field: (id: FieldId): string => fields.get(id) ?? id
	};
}
