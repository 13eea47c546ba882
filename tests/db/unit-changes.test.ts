// Planned changes as they are stored: the register afterwards is the one that was shown.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applied } from '../../src/lib/domain/unit/unit-change';
import type { UnitRegister } from '../../src/lib/domain/unit/unit';
import { auditLines } from '../../src/lib/server/db/audit/audit-log';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import { saveUnitChange } from '../../src/lib/server/db/units/unit-changes';
import { unitFacts } from '../../src/lib/server/db/units/unit-facts';
import { createUnit, createUnitVersion } from '../../src/lib/server/db/units/unit-rows';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { OFFICER } from '../support/actor';
import { anyRequest, expectSound, numbered, planOf, TWO_OFFICES } from '../support/unit-requests';

const AT = '2026-10-01T02:00:00.000Z';
let db: Db;
beforeEach(() => {
	db = openDatabase(':memory:');
	write(db, (writer) => {
		const ids = new Map(
			TWO_OFFICES.versions.map(({ unitId }) => [unitId, createUnit(writer, false)])
		);
		const idOf = (id: number | null) => (id === null ? null : (ids.get(id) ?? null));
		for (const version of TWO_OFFICES.versions)
			createUnitVersion(writer, {
				...version,
				...{ unitId: idOf(version.unitId) ?? 0, parentId: idOf(version.parentId) }
			});
	});
});
afterEach(() => closeDatabase(db));

/** In one order, whatever the order of rows and of their fields. */
const sorted = ({ versions, aliases, successors }: UnitRegister) =>
	[versions, aliases, successors].map((rows) =>
		rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
	);
const lines = () => auditLines(db, {}, { limit: 1000, offset: 0 }).length;

test('what is stored is what was planned, and each change leaves a line for each unit', () => {
	fc.assert(
		fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 12 }), (asked) => {
			for (const one of asked) {
				const facts = unitFacts(db);
				const plan = planOf(facts, one);
				if (!plan.ok) continue;
				const before = lines();
				const id = write(db, (writer) =>
					saveUnitChange(writer, plan.change, { actor: OFFICER, at: AT, deed: 'created' })
				);
				const now = loadUnitRegister(db);
				expect(sorted(now)).toEqual(sorted(applied(facts.register, numbered(plan.change, id))));
				expectSound(now);
				expect(lines()).toBe(before + 1);
			}
		}),
		{ numRuns: 40 }
	);
});
