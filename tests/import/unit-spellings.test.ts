// A commune's name as offices really write it is read to that commune or asked about, never to another one.
import { describe, expect, test } from 'vitest';
import { matchUnit, type UnitMatch } from '../../src/lib/domain/unit/unit';
import { mendSheets } from '../../src/lib/server/reading/read/encodings';
import { misread } from '../support/old-encodings';
import {
	bareSpellingsOf,
	spellingsOf,
	spellingsWithDistrict,
	trickyRegister,
	type ListedCommune
} from '../support/unit-spellings';

const { register, communes } = trickyRegister();
const ON = '2023-09-30';
const find = (written: string, within?: number): UnitMatch =>
	matchUnit(register, written, {
		on: ON,
		role: 'commune',
		...(within === undefined ? {} : { within })
	});
const listed = (full: string, district?: string): ListedCommune => {
	const commune = communes.find(
		(each) => each.full === full && (district === undefined || each.district.name === district)
	);
	if (commune === undefined) throw new Error(`${full} is not listed`);
	return commune;
};
const one = (full: string, district?: string) => ({
	kind: 'one',
	unitId: listed(full, district).version.unitId
});

describe.each(communes.map((commune) => [commune.full, commune.districtFull, commune] as const))(
	'%s, %s',
	(_, __, commune) => {
		const right = { kind: 'one', unitId: commune.version.unitId };
		const scopes = [commune.district.unitId, commune.provinceId, undefined];
		test('is read within its district from each full spelling', () => {
			for (const written of spellingsOf(commune)) {
				expect([written, find(written, commune.district.unitId)]).toEqual([written, right]);
			}
		});
		test('is read anywhere when its district is named', () => {
			for (const written of spellingsWithDistrict(commune)) {
				for (const within of scopes) {
					expect([written, find(written, within)]).toEqual([written, right]);
				}
			}
		});
		test('is read or asked about, whatever is left out', () => {
			const written = [...spellingsOf(commune), ...bareSpellingsOf(commune)];
			const found = written.flatMap((text) =>
				scopes.map((within) => ({ text, within, match: find(text, within) }))
			);
			const wrong = found.filter(
				({ text, match }) =>
					match.kind === 'one' &&
					match.unitId !== commune.version.unitId &&
					!isNameOf(match.unitId, text)
			);
			expect(wrong).toEqual([]);
		});
		test.each(['tcvn3', 'vni'] as const)('is read from %s text', (encoding) => {
			const cells = [commune.full, commune.full.toUpperCase(), 'Thị trấn Lai Cách'].map((text) => [
				misread(text.replaceAll('’', "'"), encoding)
			]);
			const rows = cells.map((row, index) => ({ number: index + 1, cells: row }));
			const { sheets } = mendSheets([{ fileName: 'báo cáo.xlsx', rows }]);
			for (const row of sheets[0]?.rows.slice(0, 2) ?? []) {
				const [written = ''] = row.cells;
				expect([written, find(written, commune.district.unitId)]).toEqual([written, right]);
			}
		});
	}
);

/** Left-out marks may make another unit's name, letter by letter. */
function isNameOf(unitId: number, written: string): boolean {
	const name = register.versions.find((version) => version.unitId === unitId)?.name ?? '';
	return written.toLowerCase().endsWith(name.toLowerCase());
}

describe('names that are easy to confuse', () => {
	const province = listed('Thị trấn Lai Cách').provinceId;
	test('one name in three districts is asked about with all three', () => {
		for (const written of ['X. Hồng Phong', 'Xã Hồng Phong', 'hong phong', 'UBND xã Hồng Phong']) {
			expect(find(written, province)).toEqual({
				kind: 'many',
				candidates: [
					'Xã Hồng Phong, huyện Nam Sách',
					'Xã Hồng Phong, huyện Ninh Giang',
					'Xã Hồng Phong, huyện Thanh Miện'
				]
			});
		}
	});
	test.each([
		'xã Hồng Phong, huyện Ninh Giang',
		'Hồng Phong - Ninh Giang',
		'Hồng Phong-Ninh Giang',
		'Hồng Phong (Ninh Giang)',
		'Hồng Phong, Ninh Giang',
		'X.Hồng Phong, H.Ninh Giang',
		'hong phong - ninh giang'
	])('"%s" is the one of its district', (written) => {
		expect(find(written, province)).toEqual(one('Xã Hồng Phong', 'Ninh Giang'));
	});
	test('a tone that is written decides; without diacritics it is asked', () => {
		expect(find('Thị trấn Cẩm Giang')).toEqual(one('Thị trấn Cẩm Giang'));
		expect(find('Thị trấn Cẩm Giàng').kind).toBe('none');
		expect(find('Cẩm Giàng').kind).toBe('none');
		expect(find('cam giang').kind).toBe('many');
		expect(find('thi tran cam giang')).toEqual(one('Thị trấn Cẩm Giang'));
		expect(find('Xã Vinh Hưng')).toEqual(one('Xã Vinh Hưng'));
		expect(find('Xã Vĩnh Hưng')).toEqual(one('Xã Vĩnh Hưng'));
		expect(find('xa vinh hung').kind).toBe('many');
		expect(find('Cao Thăng')).toEqual(one('Xã Cao Thăng'));
	});
	test('who drops the tone of "xã" drops it in the name too', () => {
		expect(find('Xa Vinh Hưng').kind).toBe('many');
		expect(find('Xa Cao Thăng').kind).toBe('many');
	});
	test('"TT." is thị trấn before a name, and the standing committee before an organ', () => {
		expect(find('TT. Lai Cách')).toEqual(one('Thị trấn Lai Cách'));
		for (const written of [
			'TT. HĐND',
			'TT HĐND xã Hồng Phong',
			'TT. Đảng ủy',
			'TT. HĐND thị trấn Lai Cách',
			'HĐND thị trấn Lai Cách',
			'Đảng ủy xã Hồng Phong',
			'Công an thị trấn Lai Cách'
		]) {
			expect([written, find(written).kind]).toEqual([written, 'none']);
		}
	});
	test('a name that begins like a kind keeps its beginning', () => {
		expect(find('Xà Phìn')).toEqual(one('Xã Xà Phìn'));
		expect(find('Phương Tiến')).toEqual(one('Xã Phương Tiến'));
		expect(find('xã thượng quận thị xã Kinh Môn')).toEqual(one('Xã Thượng Quận'));
	});
	test('a number before a name is its place in a list, a number alone is a ward', () => {
		expect(find('15. Xã Cẩm Đoài')).toEqual(one('Xã Cẩm Đoài'));
		expect(find('P.12, Q.Gò Vấp')).toEqual(one('Phường 12', 'Gò Vấp'));
		expect(find('12 - Gò Vấp')).toEqual(one('Phường 12', 'Gò Vấp'));
		expect(matchUnit(register, '15 - Gò Vấp', { on: ON }).kind).toBe('none');
	});
	test('apostrophes may be left out, never put in', () => {
		expect(find('Xã Ea Hleo')).toEqual(one("Xã Ea H'leo"));
		expect(find('Xã Ea Mnang')).toEqual(one('Xã Ea M’nang'));
		expect(find('Xã Ea Drông')).toEqual(one('Xã Ea Drông'));
		expect(find("Xã Ea D'Rông").kind).toBe('none');
	});
	test('i and y at the end of a syllable are one letter, unless two names differ in them', () => {
		expect(find('Mĩ Lí')).toEqual(one('Xã Mỹ Lý'));
		expect(find('Xã Sỹ Bình')).toEqual(one('Xã Sĩ Bình'));
		expect(find('Quí Sơn')).toEqual(one('Xã Quý Sơn'));
		expect(find('Xã Tam Ki').kind).toBe('one');
		const two = {
			...register,
			versions: [
				...register.versions,
				{ ...listed('Xã Tam Kỳ').version, unitId: 9001, code: 'T9001', name: 'Tam Kì' }
			]
		};
		const scope = { on: ON, role: 'commune' } as const;
		expect(matchUnit(two, 'Xã Tam Kì', scope)).toEqual({ kind: 'one', unitId: 9001 });
		expect(matchUnit(two, 'Xã Tam Kỳ', scope)).toEqual(one('Xã Tam Kỳ'));
	});
	test('another kind or another district than the unit has is none', () => {
		expect(find('Xã Lai Cách').kind).toBe('none');
		expect(find('Phường Hồng Phong').kind).toBe('none');
		expect(find('Xã Hồng Phong, huyện Cẩm Giàng').kind).toBe('none');
		expect(find('Xã Cộng Hòa', listed('Phường Cộng Hòa').district.unitId).kind).toBe('none');
	});
});
