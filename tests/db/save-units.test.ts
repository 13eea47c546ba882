import { afterEach, describe, expect, test } from 'vitest';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import type { UnitEntry } from '../../src/lib/domain/unit/unit-entry';
import { saveUnits } from '../../src/lib/server/db/units/save-units';
import { unitVersions } from '../../src/lib/server/db/units/units';

let db: Db = openDatabase(':memory:');
afterEach(() => {
	closeDatabase(db);
	db = openDatabase(':memory:');
});

const district = { code: '294', named: { name: 'Thanh Hà', kind: 'huyen' } } as const;
const commune = (code: string, name: string, more: Partial<UnitEntry> = {}): UnitEntry => ({
	code,
	name,
	kind: 'xa',
	parent: district,
	validFrom: null,
	validTo: null,
	place: { row: 2 },
	...more
});
const save = (...entries: UnitEntry[]) => write(db, (writer) => saveUnits(writer, entries));
const known = (code: string): string[] =>
	unitVersions(db)
		.filter((version) => version.code === code)
		.map(({ unitId, name, validFrom, validTo }) => `${unitId} ${name} ${validFrom}…${validTo}`);

describe('saving a list of units', () => {
	test('a new commune brings its parent, and the same list again changes nothing', () => {
		expect(save(commune('10843', 'Liên Mạc'))).toMatchObject({ added: 1, issues: [] });
		expect(known('294')).toHaveLength(1);
		expect(save(commune('10843', 'Liên Mạc'))).toMatchObject({ added: 0, unchanged: 1 });
		expect(known('10843')).toHaveLength(1);
	});

	test('the same name in another spelling is the same unit', () => {
		save(commune('10700', 'Hòa Bình'));
		expect(save(commune('10700', 'Hoà Bình'))).toMatchObject({ unchanged: 1, issues: [] });
	});

	test('a code that another unit has at that time stops the list with its line', () => {
		save(commune('10843', 'Liên Mạc'));
		const { issues } = save(commune('10843', 'Hà Nam', { place: { row: 7 } }));
		expect(issues).toMatchObject([
			{ code: 'code_taken', found: 'Hà Nam', known: 'Liên Mạc', place: { row: 7 } }
		]);
	});

	test('a code that passed to another unit means either, by the date', () => {
		save(
			commune('10843', 'Liên Mạc', { validTo: '2025-06-30' }),
			commune('10843', 'Hà Nam', { validFrom: '2025-07-01' })
		);
		const [before, after] = known('10843');
		expect(before).toMatch(/Liên Mạc null…2025-06-30/);
		expect(after).toMatch(/Hà Nam 2025-07-01…null/);
		expect(before?.split(' ')[0]).not.toBe(after?.split(' ')[0]);
	});

	test('empty dates say nothing against narrower ones that are known', () => {
		save(commune('10843', 'Liên Mạc', { validTo: '2025-06-30' }));
		save(commune('10843', 'Hà Nam', { validFrom: '2025-07-01' }));
		expect(save(commune('10843', 'Liên Mạc'))).toMatchObject({ unchanged: 1, issues: [] });
	});

	test('without dates a unit stands where its code is free: an old list beside a new register', () => {
		save(commune('11074', 'Tứ Kỳ', { validFrom: '2025-07-01' }));
		const old = commune('11074', 'Tứ Kỳ', { kind: 'thi-tran' });
		expect(save(old)).toMatchObject({ added: 1, issues: [] });
		expect(known('11074')[1]).toMatch(/Tứ Kỳ null…2025-06-30/);
		expect(save(old)).toMatchObject({ unchanged: 1 });
	});

	test('dates that a later list narrows are taken over', () => {
		save(commune('10843', 'Liên Mạc'));
		const dated = commune('10843', 'Liên Mạc', { validTo: '2025-06-30' });
		expect(save(dated)).toMatchObject({ changed: 1 });
		expect(save(commune('10843', 'Hà Nam', { validFrom: '2025-07-01' }))).toMatchObject({
			added: 1,
			issues: []
		});
	});

	test('a commune that moves to another office moves', () => {
		save(commune('10843', 'Liên Mạc', { validTo: '2025-06-30' }));
		const cluster = { code: 'C1', named: { name: 'Một', kind: 'cum' } } as const;
		const moved = commune('10843', 'Liên Mạc', { parent: cluster });
		expect(save(moved)).toMatchObject({ changed: 1, issues: [] });
		expect(save(moved)).toMatchObject({ unchanged: 1 });
	});

	test('a parent that is only a code must be known', () => {
		const orphan = commune('10843', 'Liên Mạc', { parent: { code: '999' } });
		expect(save(orphan).issues).toMatchObject([{ code: 'unknown_unit', found: '999' }]);
	});

	test('a list may name communes before their office and province', () => {
		const province = { code: '30', named: { name: 'Hải Dương', kind: 'tinh' } } as const;
		const result = save(
			commune('10843', 'Liên Mạc', { parent: { code: '294' } }),
			commune('294', 'Thanh Hà', { kind: 'huyen', parent: province })
		);
		expect(result).toMatchObject({ added: 2, issues: [] });
	});

	test('a national list is saved in seconds and is idempotent', () => {
		const many = Array.from({ length: 10_000 }, (_, index) =>
			commune(String(20_000 + index), `Đơn vị ${index}`)
		);
		expect(save(...many)).toMatchObject({ added: 10_000, issues: [] });
		expect(save(...many)).toMatchObject({ unchanged: 10_000 });
	}, 20_000);
});
