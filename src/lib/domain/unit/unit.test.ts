import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from './unit-index';
import {
	ancestorsOf,
	matchUnit,
	membersOf,
	organisingUnitsOf,
	predecessorsOf,
	shortUnitName,
	successorsOf,
	unitName,
	versionOn,
	type UnitKind,
	type UnitRegister,
	type UnitVersion
} from './unit';

const END = '2025-06-30';
const NEW = '2025-07-01';
const THEN = '2023-09-30';
const NOW = '2025-09-30';

interface Entry {
	readonly id: number;
	readonly code: string;
	readonly kind: UnitKind;
	readonly name: string;
	readonly parent?: number;
	readonly from?: string;
	readonly to?: string;
}
const version = ({ id, code, kind, name, parent, from, to }: Entry): UnitVersion => ({
	unitId: id,
	code,
	kind,
	name,
	parentId: parent ?? null,
	validFrom: from ?? null,
	validTo: to ?? null
});
const old = (id: number, code: string, kind: UnitKind, name: string, parent: number) =>
	version({ id, code, kind, name, parent, to: END });

// A province of three districts before the reorganisation, four communes of it after.
const register: UnitRegister = {
	versions: [
		version({ id: 1, code: '30', kind: 'tinh', name: 'Hải Dương', to: END }),
		old(10, '295', 'huyen', 'Cẩm Giàng', 1),
		old(11, '300', 'huyen', 'Thanh Miện', 1),
		old(12, '291', 'huyen', 'Nam Sách', 1),
		old(100, '10891', 'thi-tran', 'Lai Cách', 10),
		old(101, '10888', 'thi-tran', 'Cẩm Giang', 10),
		old(102, '10903', 'xa', 'Tân Trường', 10),
		old(103, '10909', 'xa', 'Cẩm Đoài', 10),
		old(104, '10910', 'xa', 'Cẩm Đông', 10),
		old(110, '11239', 'thi-tran', 'Thanh Miện', 11),
		old(111, '11240', 'xa', 'Hồng Phong', 11),
		old(112, '11241', 'xa', 'Đoàn Kết', 11),
		old(120, '10640', 'xa', 'Hồng Phong', 12),
		old(121, '10641', 'xa', 'Thái Hòa', 12),
		old(122, '00004', 'phuong', '1', 12),
		version({ id: 2, code: '31', kind: 'thanh-pho', name: 'Hải Phòng' }),
		version({ id: 200, code: '10891', kind: 'phuong', name: 'Tứ Minh', parent: 2, from: NEW }),
		version({ id: 201, code: '10543', kind: 'phuong', name: 'Việt Hòa', parent: 2, from: NEW }),
		version({ id: 202, code: '10888', kind: 'xa', name: 'Cẩm Giang', parent: 2, from: NEW }),
		version({ id: 203, code: '10903', kind: 'xa', name: 'Cẩm Giàng', parent: 2, from: NEW }),
		// One unit that was raised to a ward without a merger.
		version({ id: 130, code: '50001', kind: 'xa', name: 'Bình Minh', parent: 2, to: END }),
		version({ id: 130, code: '50001', kind: 'phuong', name: 'Bình Minh', parent: 2, from: NEW })
	],
	aliases: [
		{ unitId: 100, alias: 'thi trdn Lai Cach' },
		{ unitId: 112, alias: 'ĐK' }
	],
	successors: [
		{ unitId: 100, successorId: 200, effectiveOn: NEW, share: 'part' },
		{ unitId: 100, successorId: 201, effectiveOn: NEW, share: 'part' },
		{ unitId: 102, successorId: 203, effectiveOn: NEW, share: 'whole' },
		{ unitId: 103, successorId: 203, effectiveOn: NEW, share: 'whole' }
	]
};
const find = (written: string, within?: number, on = THEN) =>
	matchUnit(register, written, within === undefined ? { on } : { on, within });
const one = (unitId: number) => ({ kind: 'one', unitId });

describe('a commune written officially', () => {
	test.each([
		'Thị trấn Lai Cách',
		'thị trấn Lai Cách',
		'THỊ TRẤN LAI CÁCH',
		'TT Lai Cách',
		'TT. Lai Cách',
		'TT.Lai Cách',
		'T.T Lai Cách',
		'UBND thị trấn Lai Cách',
		'UBND TT Lai Cách',
		'Ủy ban nhân dân thị trấn Lai Cách',
		'Uỷ ban nhân dân thị trấn Lai Cách',
		'UY BAN NHAN DAN THI TRAN LAI CACH',
		'thi tran lai cach',
		'Thị trấn Lai Cach',
		'Lai Cách',
		'lai cach',
		'Thị trấn Lai Cách'.normalize('NFD'),
		'Thị  trấn\u00a0Lai  Cách ',
		'Thị trấn Lai Cách\u200b',
		'Thị trấn Lai Cách, huyện Cẩm Giàng',
		'Thị trấn Lai Cách, huyện Cẩm Giàng, tỉnh Hải Dương',
		'UBND huyện Cẩm Giàng - UBND thị trấn Lai Cách',
		'Lai Cách - Cẩm Giàng',
		'Lai Cách-Cẩm Giàng',
		'Lai Cách (Cẩm Giàng)',
		'thị trấn Lai Cách huyện Cẩm Giàng',
		'TT. Lai Cách, H. Cẩm Giàng',
		'Đơn vị báo cáo: UBND thị trấn Lai Cách',
		'thi trdn Lai Cach',
		'10891'
	])('"%s" is Thị trấn Lai Cách', (written) => {
		expect(find(written, 10)).toEqual(one(100));
	});
	test('the tone may stand on either vowel', () => {
		expect(find('xã Thái Hoà', 12)).toEqual(one(121));
		expect(find('xã Thái Hòa', 12)).toEqual(one(121));
	});
	test('a numbered ward, and a code with its leading zeros', () => {
		expect(find('P1', 12)).toEqual(one(122));
		expect(find('P. 1', 12)).toEqual(one(122));
		expect(find('Phường 1', 12)).toEqual(one(122));
		expect(find('00004', 12)).toEqual(one(122));
		expect(find('4', 12)).toMatchObject({ kind: 'none' });
	});
	test('an alias holds for its own unit only', () => {
		expect(find('ĐK', 11)).toEqual(one(112));
		expect(find('ĐK', 10)).toMatchObject({ kind: 'none' });
	});
});

describe('the wrong homonym is never taken', () => {
	test('the same name in two districts is a question that names them', () => {
		expect(find('Xã Hồng Phong', 1)).toEqual({
			kind: 'many',
			candidates: ['Xã Hồng Phong, huyện Nam Sách', 'Xã Hồng Phong, huyện Thanh Miện']
		});
		expect(find('Xã Hồng Phong', 11)).toEqual(one(111));
		expect(find('Xã Hồng Phong', 12)).toEqual(one(120));
		expect(find('Xã Hồng Phong', 10)).toMatchObject({ kind: 'none' });
	});
	test('its district, when written, tells it apart', () => {
		expect(find('Xã Hồng Phong, huyện Nam Sách', 1)).toEqual(one(120));
		expect(find('Hong Phong - Nam Sach')).toEqual(one(120));
		expect(find('Xã Hồng Phong, huyện Cẩm Giàng', 1)).toMatchObject({ kind: 'none' });
		expect(find('Xã Hồng Phong, huyện Nam Sách', 11)).toMatchObject({ kind: 'none' });
	});
	test('a commune and its district of one name are told apart by the kind', () => {
		expect(find('Thị trấn Thanh Miện', 11)).toEqual(one(110));
		expect(find('Huyện Thanh Miện', 11)).toEqual(one(11));
		expect(find('Thanh Miện', 11)).toEqual({
			kind: 'many',
			candidates: ['Huyện Thanh Miện, tỉnh Hải Dương', 'Thị trấn Thanh Miện, huyện Thanh Miện']
		});
		expect(matchUnit(register, 'Thanh Miện', { on: THEN, within: 11, role: 'commune' }).kind).toBe(
			'many'
		);
		expect(matchUnit(register, 'Thanh Miện', { on: THEN, role: 'organising' })).toEqual(one(11));
	});
	test('a district is no commune', () => {
		expect(find('Cẩm Giàng', 10)).toEqual(one(10));
		expect(matchUnit(register, 'Cẩm Giàng', { on: THEN, within: 10, role: 'commune' })).toEqual({
			kind: 'none',
			nearest: ['Thị trấn Cẩm Giang, huyện Cẩm Giàng']
		});
		expect(matchUnit(register, 'Thị trấn Lai Cách', { on: THEN, role: 'organising' }).kind).toBe(
			'none'
		);
	});
	test('one diacritic apart: exact spelling wins, and without any it is a question', () => {
		expect(find('Xã Cẩm Giang', 2, NOW)).toEqual(one(202));
		expect(find('Xã Cẩm Giàng', 2, NOW)).toEqual(one(203));
		expect(find('Cẩm Giang', 2, NOW)).toEqual(one(202));
		expect(find('xa cam giang', 2, NOW)).toEqual({
			kind: 'many',
			candidates: ['Xã Cẩm Giang, thành phố Hải Phòng', 'Xã Cẩm Giàng, thành phố Hải Phòng']
		});
	});
	test('a diacritic that stands against the name is asked about', () => {
		expect(find('Thị trấn Lai Cảch', 10)).toEqual({
			kind: 'none',
			nearest: ['Thị trấn Lai Cách, huyện Cẩm Giàng']
		});
	});
	test('another kind than the unit has is asked about', () => {
		expect(find('Xã Lai Cách', 10)).toEqual({
			kind: 'none',
			nearest: ['Thị trấn Lai Cách, huyện Cẩm Giàng']
		});
	});
	test.each([
		'TT. HĐND thị trấn',
		'TT. Đảng ủy thị trấn',
		'TT Đảng uỷ-HĐND thị trấn',
		'TT. HĐND thị trấn Lai Cách',
		'UBND thị trấn',
		'thị trấn',
		'Công an thị trấn Lai Cách',
		'Lai Cách - Công an',
		'TT-BCA',
		'Xã',
		'',
		'-',
		'Tổng cộng'
	])('"%s" is no commune', (written) => {
		expect(find(written, 10).kind).toBe('none');
	});
});

describe('units and time', () => {
	test('a code is a unit only together with a date', () => {
		expect(find('10891', undefined, THEN)).toEqual(one(100));
		expect(find('10891', undefined, NOW)).toEqual(one(200));
	});
	test('a unit that has ended names those it went on in', () => {
		expect(find('Thị trấn Lai Cách', 2, NOW)).toEqual({
			kind: 'not_valid',
			name: 'Thị trấn Lai Cách',
			validFrom: null,
			validTo: END,
			successors: ['Phường Tứ Minh', 'Phường Việt Hòa']
		});
		expect(find('Thị trấn Lai Cách', undefined, NOW).kind).toBe('not_valid');
	});
	test('a unit that does not exist yet is said so', () => {
		expect(find('Phường Tứ Minh', undefined, THEN)).toEqual({
			kind: 'not_valid',
			name: 'Phường Tứ Minh',
			validFrom: NEW,
			validTo: null,
			successors: []
		});
	});
	test('several ended units of one name stay a question', () => {
		expect(find('Xã Hồng Phong', undefined, NOW).kind).toBe('many');
	});
	test('a former kind of a unit that goes on is still that unit', () => {
		expect(find('Xã Bình Minh', 2, NOW)).toEqual(one(130));
		expect(find('Phường Bình Minh', 2, NOW)).toEqual(one(130));
	});
	test('outside its life a unit has the version nearest to the day', () => {
		expect(versionOn(register, 130, '2020-01-01')?.kind).toBe('xa');
		expect(versionOn(register, 130, NOW)?.kind).toBe('phuong');
		expect(versionOn(register, 200, THEN)?.name).toBe('Tứ Minh');
		expect(versionOn(register, 999, NOW)).toBeUndefined();
	});
});

describe('suggestions', () => {
	test('are at most three near names of the scope', () => {
		expect(find('Xã Cẩm Đong', 10)).toMatchObject({
			kind: 'one'
		});
		expect(find('Lai Chach', 10)).toEqual({
			kind: 'none',
			nearest: ['Thị trấn Lai Cách, huyện Cẩm Giàng']
		});
		expect(find('Xã Quang Khải', 10)).toEqual({ kind: 'none', nearest: [] });
	});
	test('a distance is the same in both directions', () => {
		expect(editDistance('lai cach', 'lai cech')).toBe(1);
		expect(editDistance('lai cach', 'lai cach')).toBe(0);
		expect(editDistance('', 'lai cach')).toBe(Number.POSITIVE_INFINITY);
	});
});

describe('members and lineage', () => {
	const names = (versions: readonly UnitVersion[]) => versions.map(unitName);
	test('members are found through several levels of parents', () => {
		expect(names(membersOf(register, 12, THEN))).toEqual([
			'Xã Hồng Phong',
			'Xã Thái Hòa',
			'Phường 1'
		]);
		expect(membersOf(register, 1, THEN)).toHaveLength(11);
		expect(membersOf(register, 1, NOW)).toEqual([]);
		expect(membersOf(register, 100, THEN)).toEqual([]);
	});
	test('over a span every unit valid on any of its days is a member, by its last version', () => {
		expect(names(membersOf(register, 2, { from: '2025-06-01', to: NOW }))).toEqual([
			'Phường Tứ Minh',
			'Phường Việt Hòa',
			'Xã Cẩm Giang',
			'Xã Cẩm Giàng',
			'Phường Bình Minh'
		]);
	});
	test('a ring of parents does not hang', () => {
		const ring: UnitRegister = {
			versions: [
				version({ id: 1, code: 'A', kind: 'cum', name: 'A', parent: 2 }),
				version({ id: 2, code: 'B', kind: 'cum', name: 'B', parent: 1 }),
				version({ id: 3, code: 'C', kind: 'xa', name: 'C', parent: 2 })
			],
			aliases: [],
			successors: []
		};
		expect(names(membersOf(ring, 1, NOW))).toEqual(['Xã C']);
		expect(ancestorsOf(ring, ring.versions[2] as UnitVersion, NOW).map(({ name }) => name)).toEqual(
			['B', 'A']
		);
		expect(matchUnit(ring, 'Xã C', { on: NOW, within: 1 })).toEqual(one(3));
	});
	test('organising units are all that are no communes', () => {
		expect(names(organisingUnitsOf(register))).toEqual([
			'Huyện Cẩm Giàng',
			'Tỉnh Hải Dương',
			'Thành phố Hải Phòng',
			'Huyện Nam Sách',
			'Huyện Thanh Miện'
		]);
	});
	test('successors and predecessors keep the share', () => {
		expect(successorsOf(register, 100).map(({ share }) => share)).toEqual(['part', 'part']);
		expect(predecessorsOf(register, 203).map(({ unitId }) => unitId)).toEqual([102, 103]);
	});
	test('names are written with their kind, in full and short', () => {
		expect(unitName({ kind: 'thi-tran', name: 'Lai Cách' })).toBe('Thị trấn Lai Cách');
		expect(shortUnitName({ kind: 'thi-tran', name: 'Lai Cách' })).toBe('TT. Lai Cách');
		expect(shortUnitName({ kind: 'xa', name: 'Liên Mạc' })).toBe('X. Liên Mạc');
	});
	test('every unit is found again under its own name within its parent', () => {
		const standing = register.versions.filter(
			({ parentId, validTo }) => parentId !== null && validTo === END
		);
		fc.assert(
			fc.property(fc.constantFrom(...standing), fc.boolean(), fc.boolean(), (unit, short, nfd) => {
				const name = short ? shortUnitName(unit) : unitName(unit);
				const written = nfd ? name.normalize('NFD').toUpperCase() : name;
				const within = unit.parentId ?? 0;
				expect(matchUnit(register, written, { on: THEN, within })).toEqual(one(unit.unitId));
			})
		);
	});
});
