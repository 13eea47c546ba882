// Two offices with their communes, and anything that somebody may ask to be done to them, sensible or not.
import fc from 'fast-check';
import { expect } from 'vitest';
import {
	NEW_UNIT,
	type Planned,
	type UnitChange,
	type UnitFacts
} from '../../src/lib/domain/unit/unit-change';
import { overlap } from '../../src/lib/domain/unit/unit-dates';
import {
	planCorrection,
	planLastVersionAway,
	planMoves,
	planUnit,
	planVersion,
	versionsOf
} from '../../src/lib/domain/unit/unit-plans';
import { planSuccession, planSuccessionAway } from '../../src/lib/domain/unit/unit-succession';
import {
	isCommuneKind,
	type UnitId,
	type UnitRegister,
	type UnitVersion
} from '../../src/lib/domain/unit/unit-version';

export const ALWAYS = { validFrom: null, validTo: null };
export const unit = (
	unitId: UnitId,
	code: string,
	more: Partial<UnitVersion> & Pick<UnitVersion, 'name'>
): UnitVersion => ({ unitId, code, kind: 'xa', parentId: 1, ...ALWAYS, ...more });

// Two districts, three communes of the first and one of the second.
export const TWO_OFFICES: UnitRegister = {
	versions: [
		unit(1, 'H1', { name: 'Đông', kind: 'huyen', parentId: null }),
		unit(2, 'H2', { name: 'Tây', kind: 'huyen', parentId: null }),
		unit(10, '101', { name: 'Hồng Phong' }),
		unit(11, '102', { name: 'Thái Hòa' }),
		unit(12, '103', { name: 'Lai Cách', kind: 'thi-tran' }),
		unit(20, '201', { name: 'Hồng Phong', parentId: 2 })
	],
	aliases: [{ unitId: 11, alias: 'TH' }],
	successors: []
};
const day = fc.constantFrom('2020-01-01', '2021-07-01', '2022-03-15', '2024-12-31', '2025-07-01');
const anyValues = fc.record({
	code: fc.constantFrom('101', '102', '103', '301', '302'),
	name: fc.constantFrom('Hồng Phong', 'Thái Hòa', 'Bình Minh'),
	kind: fc.constantFrom('xa' as const, 'phuong' as const, 'huyen' as const),
	parentId: fc.constantFrom(1, 2, null)
});
const anyDay = fc.option(day, { nil: null });
const who = fc.nat(12);
export const anyRequest = fc.oneof(
	fc.record({ do: fc.constant('unit' as const), values: anyValues, from: anyDay, to: anyDay }),
	fc.record({ do: fc.constant('version' as const), who, values: anyValues, from: day }),
	fc.record({
		...{ do: fc.constant('correct' as const), who, nth: fc.nat(3), values: anyValues },
		...{ from: anyDay, to: anyDay }
	}),
	fc.record({ do: fc.constant('move' as const), who, parentId: fc.constantFrom(1, 2), from: day }),
	fc.record({ do: fc.constant('merge' as const), who, into: who, other: who, on: day }),
	fc.record({ do: fc.constant('undo' as const), who, reopen: fc.boolean() }),
	fc.record({ do: fc.constant('shorten' as const), who })
);
export type UnitRequest = typeof anyRequest extends fc.Arbitrary<infer Value> ? Value : never;

export function planOf(of: UnitFacts, asked: UnitRequest): Planned {
	const ids = [...new Set(of.register.versions.map(({ unitId }) => unitId))];
	const id = (nth: number): UnitId => ids[nth % ids.length] ?? 1;
	switch (asked.do) {
		case 'unit':
			return planUnit(of, asked.values, { validFrom: asked.from, validTo: asked.to });
		case 'version':
			return planVersion(of, id(asked.who), asked);
		case 'correct': {
			const versions = versionsOf(of, id(asked.who));
			const version = versions[asked.nth % versions.length];
			const dates = { validFrom: asked.from, validTo: asked.to };
			const correction = { of: version?.validFrom ?? null, values: asked.values, ...dates };
			return planCorrection(of, id(asked.who), correction);
		}
		case 'move':
			return planMoves(of, [id(asked.who)], asked);
		case 'merge': {
			const into = [...new Set([id(asked.into), id(asked.other)])];
			const share = into.length > 1 ? 'part' : 'whole';
			return planSuccession(of, id(asked.who), { into, on: asked.on, share });
		}
		case 'undo':
			return planSuccessionAway(of, id(asked.who), asked);
		case 'shorten':
			return planLastVersionAway(of, id(asked.who));
	}
}

/** A unit that is made gets the next number, as the database gives it. */
export function numbered(change: UnitChange, next: UnitId): UnitChange {
	const versions = change.versions.map((row) =>
		row.after?.unitId === NEW_UNIT ? { ...row, after: { ...row.after, unitId: next } } : row
	);
	return { ...change, versions };
}

/** One unit has one version a day, one code is one unit's, and nobody stands under a commune. */
export function expectSound({ versions }: UnitRegister): void {
	const communes = new Set(
		versions.filter(({ kind }) => isCommuneKind(kind)).map(({ unitId }) => unitId)
	);
	expect(versions.filter(({ parentId }) => parentId !== null && communes.has(parentId))).toEqual(
		[]
	);
	for (const [at, one] of versions.entries())
		for (const other of versions.slice(at + 1)) {
			if (!overlap(one, other)) continue;
			expect(one.unitId, 'two versions of one unit on a day').not.toBe(other.unitId);
			if (isCommuneKind(one.kind) === isCommuneKind(other.kind))
				expect(one.code, 'two units of one code on a day').not.toBe(other.code);
		}
}
