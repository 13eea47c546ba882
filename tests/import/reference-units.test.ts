// The reviewed units of data/ are offered at every start; what was corrected by hand stays corrected.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planAliasAway } from '../../src/lib/domain/unit/unit-alias-plans';
import type { Planned, UnitFacts } from '../../src/lib/domain/unit/unit-change';
import { planCorrection } from '../../src/lib/domain/unit/unit-plans';
import { planSuccessionAway } from '../../src/lib/domain/unit/unit-succession';
import { write } from '../../src/lib/server/db/database';
import { saveUnitChange } from '../../src/lib/server/db/units/unit-changes';
import { unitFacts } from '../../src/lib/server/db/units/unit-facts';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { receiveUnits } from '../../src/lib/server/office/units/receive-units';
import { loadReferenceUnits } from '../../src/lib/server/office/units/reference-units';
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { OFFICER } from '../support/actor';
import { emptyDatabase, receiveText, type TestOffice } from '../support/report-database';

const AT = '2026-10-01T02:00:00.000Z';
let office: TestOffice;
beforeEach(() => {
	office = emptyDatabase();
	loadReferenceUnits(office.db, dataPath(), AT);
});
afterEach(() => office.close());

const register = () => loadUnitRegister(office.db);
const named = (name: string) => {
	const found = register().versions.find((version) => version.name === name);
	if (found === undefined) throw new Error(`no unit ${name}`);
	return found;
};
function change(plan: (facts: UnitFacts) => Planned): void {
	const planned = plan(unitFacts(office.db));
	if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
	const by = { actor: OFFICER, at: AT, deed: 'version_corrected' } as const;
	write(office.db, (writer) => saveUnitChange(writer, planned.change, by));
}
const changes = () => office.db.$client.prepare('SELECT total_changes()').pluck().get();

test('a second start changes nothing at all', () => {
	const before = changes();
	loadReferenceUnits(office.db, dataPath(), AT);
	expect(changes()).toBe(before);
});

test.each([
	['code', { code: '99999' }],
	['name', { name: 'Quang Khai' }],
	['first day', { validFrom: '2020-01-01' }],
	['last day', { validTo: '2024-12-31' }],
	['code, name and days', { code: '99999', name: 'Khải', validFrom: '2021-01-01' }]
])('a %s that was corrected by hand is still corrected after the next start', (_, correct) => {
	const before = named('Quang Khải');
	const corrected = { ...before, ...correct };
	change((facts) =>
		planCorrection(facts, before.unitId, {
			...{ of: before.validFrom, values: corrected },
			...{ validFrom: corrected.validFrom, validTo: corrected.validTo }
		})
	);
	const kept = register();
	loadReferenceUnits(office.db, dataPath(), AT);
	expect(register()).toEqual(kept);
});

test('a merger and a spelling that were taken away are not brought back', () => {
	const merged = named('Quang Khải').unitId;
	change((facts) => planSuccessionAway(facts, merged, { reopen: false }));
	const alias = register().aliases[0] ?? { unitId: -1, alias: '' };
	change((facts) => planAliasAway(facts, alias.unitId, alias.alias));
	const kept = register();
	loadReferenceUnits(office.db, dataPath(), AT);
	expect(register()).toEqual(kept);
	expect(kept.aliases).not.toContainEqual(alias);
	expect(kept.successors.some(({ unitId }) => unitId === merged)).toBe(false);
});

test('a list of the office that has the old code of a corrected unit is refused with its line', () => {
	const before = named('Quang Khải');
	change((facts) =>
		planCorrection(facts, before.unitId, {
			...{ of: before.validFrom, values: { ...before, code: '99999' } },
			...{ validFrom: before.validFrom, validTo: before.validTo }
		})
	);
	const kept = register();
	const list = 'code,name,kind,parent_code,valid_to\n11116,Quang Khải,Xã,298,30/06/2025\n';
	const file = { name: 'danh-sach.csv', bytes: new TextEncoder().encode(list) };
	const receipt = receiveUnits(office.db, file, { actor: OFFICER, at: AT });
	expect(receipt).toMatchObject({
		outcome: 'must_fix',
		issues: [
			{
				code: 'unit_change_refused',
				place: { row: 2 },
				fault: { code: 'name_taken', unit: { code: '99999' } }
			}
		]
	});
	expect(register()).toEqual(kept);
});

test('a list that ends a unit before a report of it is refused with its line', () => {
	const report = 'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n11116;Quý II/2023;Mới tiếp nhận;10\n';
	receiveText(office.db, 'bao-cao.csv', report);
	const kept = register();
	const list = 'code,name,kind,parent_code,valid_to\n11116,Quang Khải,Xã,298,31/03/2023\n';
	const file = { name: 'danh-sach.csv', bytes: new TextEncoder().encode(list) };
	expect(receiveUnits(office.db, file, { actor: OFFICER, at: AT })).toMatchObject({
		outcome: 'must_fix',
		issues: [{ place: { row: 2 }, fault: { code: 'reports_outside', period: '2023-q2' } }]
	});
	expect(register()).toEqual(kept);
});
