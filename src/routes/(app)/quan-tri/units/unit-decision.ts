// A change of units in two steps: shown with what it means, then made exactly as it was shown.
import { createHash } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import type { UnitId, UnitRegister, UnitVersion } from '$lib/domain/unit/unit';
import { unitName, versionOn } from '$lib/domain/unit/unit';
import {
	applied,
	type Planned,
	type UnitChange,
	type UnitFacts
} from '$lib/domain/unit/unit-change';
import { leftBehind, membershipChanges } from '$lib/domain/unit/unit-preview';
import { formatDay } from '$lib/format/period';
import {
	membershipText,
	SHARE_TEXT,
	unitWithCode,
	validityText
} from '$lib/format/office/unit-change-text';
import { writeWhenFree } from '$lib/server/db/database';
import { saveUnitChange, type UnitDeed } from '$lib/server/db/units/unit-changes';
import { unitFacts } from '$lib/server/db/units/unit-facts';
import { fieldFaults, inOneLine, type Read, type TypedUnit } from './unit-form';

interface UnitDecision {
	/** Which form of the page. */
	readonly form: string;
	/** Fields that the form has; faults of others stand at the last. */
	readonly fields: readonly string[];
	readonly typed: TypedUnit;
	readonly deed: UnitDeed;
	/** Read from what was typed, within the register of the moment. */
	readonly plan: (facts: UnitFacts) => Planned | Read<never>;
	/** Small things are done at once. */
	readonly atOnce?: boolean;
}

/** Answers the unit when it is done; else what the page shows. */
export async function decide(locals: App.Locals, decision: UnitDecision) {
	const { form, typed, plan, deed } = decision;
	const facts = unitFacts(locals.db);
	const first = planOf(decision, plan(facts));
	if (!first.ok) return { answer: fail(400, { form, typed, faults: first.faults }) };
	const shown = (planFacts: UnitFacts, change: UnitChange) => ({
		answer: { form, typed, preview: changeView(planFacts.register, change), key: keyOf(change) }
	});
	const isConfirmed = decision.atOnce === true || typed['xac-nhan'] === keyOf(first.change);
	if (!isConfirmed) return shown(facts, first.change);
	const done = await writeWhenFree(locals.db, (writer) => {
		// Somebody else may have changed the register since.
		const now = planOf(decision, plan(unitFacts(writer)));
		if (!now.ok || keyOf(now.change) !== keyOf(first.change)) return undefined;
		const by = { actor: locals.actor, at: locals.clock.now(), deed };
		return saveUnitChange(writer, now.change, by);
	});
	return done === undefined ? shown(facts, first.change) : { unitId: done };
}

function planOf({ fields }: UnitDecision, result: Planned | Read<never>) {
	if ('ok' in result && result.ok) return result;
	const faults = 'ok' in result ? fieldFaults(result.faults, fields) : inOneLine(result.faults);
	return { ok: false, faults } as const;
}

const keyOf = (change: UnitChange): string =>
	createHash('sha256').update(JSON.stringify(change)).digest('base64url').slice(0, 22);

export interface ChangeView {
	readonly rows: readonly {
		readonly before: string | null;
		readonly after: string | null;
	}[];
	readonly members: readonly string[];
	/** Would go on naming an office that has ended. */
	readonly behind: readonly string[];
}

const changeView = (register: UnitRegister, change: UnitChange): ChangeView => ({
	rows: changeRows(change, { before: register, after: applied(register, change) }),
	members: membershipChanges(register, change).map(membershipText),
	behind: leftBehind(register, change).map(unitWithCode)
});

/** Every row that changes, in words of its own time. */
export function changeRows(
	change: UnitChange,
	{ before, after }: { readonly before: UnitRegister; readonly after: UnitRegister }
): ChangeView['rows'] {
	const rows = <Row>(
		list: readonly { readonly before: Row | null; readonly after: Row | null }[],
		text: (row: Row, of: UnitRegister) => string
	) =>
		list.map((one) => ({
			before: one.before === null ? null : text(one.before, before),
			after: one.after === null ? null : text(one.after, after)
		}));
	return [
		...rows(change.versions, versionText),
		...rows(change.aliases, ({ alias }) => `Cách viết khác: ${alias}`),
		...rows(change.successors, ({ successorId, effectiveOn, share }, of) => {
			const unit = versionOn(of, successorId, effectiveOn);
			const name = unit === undefined ? String(successorId) : unitWithCode(unit);
			return `Vào ${name} từ ${formatDay(effectiveOn)}, ${SHARE_TEXT[share]}`;
		})
	];
}

function versionText(version: UnitVersion, register: UnitRegister): string {
	return `${unitWithCode(version)}, ${parentText(version, register)}; ${validityText(version)}`;
}

function parentText(version: UnitVersion, register: UnitRegister): string {
	const { parentId, validFrom, validTo } = version;
	if (parentId === null) return 'không thuộc cơ quan nào';
	const parent = versionOn(register, parentId, validFrom ?? validTo ?? ANY_DAY);
	return parent === undefined ? 'không thuộc cơ quan nào' : `thuộc ${unitName(parent)}`;
}
const ANY_DAY = '9999-12-31';

/** Ids of an address; 0 when it is none. */
export const unitIdOf = (text: string): UnitId => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
