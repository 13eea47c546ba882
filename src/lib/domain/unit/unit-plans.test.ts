import { describe, expect, test } from 'vitest';
import { ALWAYS, TWO_OFFICES as register, unit } from '../../../../tests/support/unit-requests';
import { applied, type Planned, type UnitFacts, type UnitFault } from './unit-change';
import { planAlias, planAliasAway } from './unit-alias-plans';
import { membersOf, versionOn } from './unit-lineage';
import {
	planCorrection,
	planLastVersionAway,
	planMoves,
	planVersion,
	versionsOf
} from './unit-plans';
import { leftBehind, membershipChanges } from './unit-preview';
import { planSuccession, planSuccessionAway } from './unit-succession';
import type { UnitId, UnitRegister } from './unit-version';

const facts = (more: Partial<UnitFacts> = {}): UnitFacts => ({
	register,
	reports: new Map(),
	locks: [],
	...more
});
const values = (code: string, name: string, parentId: UnitId | null = 1) =>
	({ code, name, kind: 'xa', parentId }) as const;
const codes = ({ faults }: Planned) => faults.map(({ code }: UnitFault) => code);
function after(plan: Planned, of: UnitFacts = facts()): UnitRegister {
	if (!plan.ok) throw new Error(JSON.stringify(plan.faults));
	return applied(of.register, plan.change);
}
const NEW_YEAR = '2025-01-01';

describe('another version from a day on', () => {
	test('ends the last one on its eve; reports of before keep the old name', () => {
		const plan = planVersion(facts(), 10, {
			values: values('101', 'Hồng Phong Mới'),
			from: NEW_YEAR
		});
		const now = after(plan);
		expect(versionOn(now, 10, '2024-12-31')?.name).toBe('Hồng Phong');
		expect(versionOn(now, 10, NEW_YEAR)?.name).toBe('Hồng Phong Mới');
	});

	test('takes no code, and no name of the same office, that somebody has', () => {
		const from = NEW_YEAR;
		expect(codes(planVersion(facts(), 10, { values: values('102', 'A'), from }))).toEqual([
			'code_taken'
		]);
		expect(codes(planVersion(facts(), 10, { values: values('9', 'Thái Hoà'), from }))).toEqual([
			'name_taken'
		]);
		// In the other office the name is free for none but its own Hồng Phong.
		expect(codes(planMoves(facts(), [10], { parentId: 2, from }))).toEqual(['name_taken']);
	});

	test('a code is free again once its unit has ended', () => {
		const ended = after(
			planCorrection(facts(), 11, {
				...{ of: null, values: values('102', 'Thái Hòa'), validFrom: null },
				validTo: '2024-12-31'
			})
		);
		const plan = planVersion(facts({ register: ended }), 10, {
			values: values('102', 'Hồng Phong'),
			from: NEW_YEAR
		});
		expect(plan.ok).toBe(true);
	});

	test('a commune becomes no office, and stands under none that is a commune or itself', () => {
		const from = NEW_YEAR;
		const kind = { ...values('101', 'Hồng Phong'), kind: 'huyen' } as const;
		expect(codes(planVersion(facts(), 10, { values: kind, from }))).toContain('other_role');
		const below = values('101', 'Hồng Phong', 11);
		expect(codes(planVersion(facts(), 10, { values: below, from }))).toEqual(['parent_is_commune']);
		const cycle = planVersion(facts(), 1, {
			values: { code: 'H1', name: 'Đông', kind: 'huyen', parentId: 1 },
			from
		});
		expect(codes(cycle)).toEqual(['parent_cycle']);
	});

	test('nothing that is the same, begins before the last one or after the end is taken', () => {
		const same = { values: values('101', 'Hồng Phong'), from: NEW_YEAR };
		expect(codes(planVersion(facts(), 10, same))).toEqual(['nothing_changed']);
		const of = facts({
			register: after(planVersion(facts(), 10, { ...same, values: values('101', 'Mới') }))
		});
		const earlier = { values: values('101', 'Khác'), from: NEW_YEAR };
		expect(codes(planVersion(of, 10, earlier))).toEqual(['not_after_last']);
	});
});

describe('a correction', () => {
	const two = facts({
		register: after(
			planVersion(facts(), 10, { values: values('101', 'Hồng Phong Mới'), from: NEW_YEAR })
		)
	});

	test('moves the neighbour along with the day', () => {
		const now = after(
			planCorrection(two, 10, {
				...{ of: NEW_YEAR, values: values('101', 'Hồng Phong Mới'), validTo: null },
				validFrom: '2025-07-01'
			}),
			two
		);
		expect(versionOn(now, 10, '2025-06-30')?.name).toBe('Hồng Phong');
		expect(versionOn(now, 10, '2025-07-01')?.name).toBe('Hồng Phong Mới');
	});

	test('leaves no report outside the life of its unit', () => {
		const reported = facts({ reports: new Map([[10, ['2025-q2']]]) });
		const ending = (validTo: string) =>
			planCorrection(reported, 10, {
				...{ of: null, values: values('101', 'Hồng Phong'), validFrom: null, validTo }
			});
		expect(ending('2025-03-31').faults).toMatchObject([
			{ code: 'reports_outside', period: '2025-q2' }
		]);
		expect(ending('2025-06-30').ok).toBe(true);
		// What it is called may always be mended.
		const name = planCorrection(reported, 10, {
			...{ of: null, values: values('101', 'Hồng Phóng'), ...ALWAYS }
		});
		expect(name.ok).toBe(true);
	});

	test('takes nobody out of a closed period', () => {
		const locked = facts({ locks: [{ organisingId: 1, period: '2025-q1' }] });
		const move = (from: string) => planMoves(locked, [12], { parentId: 2, from });
		expect(codes(move('2025-02-01'))).toEqual(['period_locked']);
		expect(move('2025-04-01').ok).toBe(true);
	});

	test('the last version goes again, the only one does not', () => {
		const now = after(planLastVersionAway(two, 10), two);
		expect(now.versions.filter(({ unitId }) => unitId === 10)).toEqual([
			unit(10, '101', { name: 'Hồng Phong' })
		]);
		expect(codes(planLastVersionAway(facts(), 10))).toEqual(['only_version']);
	});
});

describe('another spelling', () => {
	test('means one unit of an office; another office may use it too', () => {
		expect(planAlias(facts(), 10, 'HP').ok).toBe(true);
		expect(planAlias(facts(), 10, 'TH').faults).toEqual([
			{ field: 'alias', code: 'alias_taken', names: ['Xã Thái Hòa'] }
		]);
		expect(planAlias(facts(), 10, 'UBND xã Thái Hoà').faults).toMatchObject([
			{ code: 'alias_taken', names: ['Xã Thái Hòa'] }
		]);
		expect(planAlias(facts(), 20, 'TH').ok).toBe(true);
		expect(codes(planAlias(facts(), 10, 'hong phong'))).toEqual(['alias_known']);
		expect(codes(planAlias(facts(), 10, ' '))).toEqual(['missing']);
	});

	test('goes again', () => {
		expect(after(planAliasAway(facts(), 11, 'TH')).aliases).toEqual([]);
		expect(codes(planAliasAway(facts(), 10, 'TH'))).toEqual(['unknown_unit']);
	});
});

describe('a merger', () => {
	const merge = (of: UnitFacts, unitId: UnitId, into: readonly UnitId[]) =>
		planSuccession(of, unitId, {
			...{ into, on: NEW_YEAR, share: into.length > 1 ? 'part' : 'whole' }
		});

	test('ends the unit on the eve and tells which office loses it', () => {
		const plan = merge(facts(), 10, [11]);
		const now = after(plan);
		expect(membersOf(now, 1, '2024-12-31')).toHaveLength(3);
		expect(membersOf(now, 1, NEW_YEAR)).toHaveLength(2);
		expect(plan.ok && membershipChanges(register, plan.change)).toMatchObject([
			{ on: NEW_YEAR, until: null, joined: [], left: [{ unitId: 10 }], before: 3, after: 2 }
		]);
	});

	test('a division goes into several', () => {
		expect(after(merge(facts(), 10, [11, 12])).successors).toMatchObject([
			{ successorId: 11, share: 'part' },
			{ successorId: 12, share: 'part' }
		]);
		const alone = planSuccession(facts(), 10, { into: [11], on: NEW_YEAR, share: 'part' });
		expect(codes(alone)).toEqual(['too_few_parts']);
	});

	test('goes not into itself, an office, an ended unit, or round in a ring', () => {
		expect(codes(merge(facts(), 10, [10]))).toEqual(['same_unit']);
		expect(codes(merge(facts(), 10, [1]))).toEqual(['successor_role']);
		const once = facts({ register: after(merge(facts(), 10, [11])) });
		expect(codes(merge(once, 11, [10]))).toContain('not_valid_on');
		expect(codes(merge(once, 10, [12]))).toContain('succession_known');
		const ring: UnitFacts = facts({
			register: {
				...register,
				successors: [{ unitId: 11, successorId: 10, effectiveOn: NEW_YEAR, share: 'whole' }]
			}
		});
		expect(codes(merge(ring, 10, [11]))).toEqual(['successor_cycle']);
	});

	test('is taken back, with or without the end of the unit', () => {
		const once = facts({ register: after(merge(facts(), 10, [11])) });
		const kept = after(planSuccessionAway(once, 10, { reopen: false }), once);
		expect(kept.successors).toEqual([]);
		expect(versionsOf(facts({ register: kept }), 10).at(-1)?.validTo).toBe('2024-12-31');
		const open = after(planSuccessionAway(once, 10, { reopen: true }), once);
		expect(open.versions.toSorted((a, b) => a.unitId - b.unitId)).toEqual(register.versions);
	});

	test('an office that ends leaves its members to be moved', () => {
		const plan = merge(facts(), 2, [1]);
		expect(plan.ok && leftBehind(register, plan.change).map(({ unitId }) => unitId)).toEqual([20]);
	});
});
