// Kinds and offices that a form about units offers.
import {
	isCommuneKind,
	KIND_WORDS,
	organisingUnitsOf,
	versionOn,
	type UnitKind,
	type UnitRegister
} from '$lib/domain/unit/unit';
import { unitWithCode, validityText } from '$lib/format/office/unit-change-text';
import { KINDS } from './unit-form';

export interface Choice {
	readonly id: string;
	readonly text: string;
}

/** A unit that reports stays one, and so does an office. */
export const kindChoices = (like?: UnitKind): Choice[] =>
	KINDS.filter((kind) => like === undefined || isCommuneKind(kind) === isCommuneKind(like)).map(
		(kind) => ({ id: kind, text: KIND_WORDS[kind].full })
	);

export const officeChoicesOf = (register: UnitRegister, today: string): Choice[] =>
	organisingUnitsOf(register).map(({ unitId }) => {
		const unit = versionOn(register, unitId, today);
		const text = unit === undefined ? String(unitId) : unitWithCode(unit);
		const dates =
			unit === undefined || (unit.validFrom ?? unit.validTo) === null
				? ''
				: `, ${validityText(unit)}`;
		return { id: String(unitId), text: `${text}${dates}` };
	});
