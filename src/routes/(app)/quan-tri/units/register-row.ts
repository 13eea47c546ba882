// A unit as the lists of the register show it.
import { unitName } from '$lib/domain/unit/unit';
import { unitStateText, validityText } from '$lib/format/office/unit-change-text';
import type { RegisterRow } from '$lib/server/reports/register/unit-register';

export interface RegisterRowView {
	readonly unitId: number;
	readonly name: string;
	readonly code: string;
	readonly parent: { readonly unitId: number; readonly name: string } | null;
	readonly validity: string;
	readonly state: string;
	readonly isValid: boolean;
	readonly isDemonstration: boolean;
}

export const registerRowView = (row: RegisterRow): RegisterRowView => ({
	unitId: row.unit.unitId,
	name: unitName(row.unit),
	code: row.unit.code,
	parent:
		row.parent === undefined ? null : { unitId: row.parent.unitId, name: unitName(row.parent) },
	validity: validityText(row.unit),
	state: unitStateText(row.state),
	isValid: row.state === 'valid',
	isDemonstration: row.isDemonstration
});
