// The ways in which offices write the name of a commune in a cell, and a small register of names that are easy to confuse.
import type { UnitKind, UnitRegister, UnitVersion } from '../../src/lib/domain/unit/unit';

/** Organising units and the communes below them; ids are positions, codes are made up. */
const PROVINCES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	'Tỉnh Hải Dương': {
		'Huyện Cẩm Giàng': ['Thị trấn Lai Cách', 'Thị trấn Cẩm Giang', 'Xã Cẩm Đoài', 'Xã Tân Trường'],
		'Huyện Nam Sách': ['Thị trấn Nam Sách', 'Xã Hồng Phong', 'Xã Thái Hòa', 'Xã Cộng Hòa'],
		'Huyện Ninh Giang': ['Xã Hồng Phong', 'Xã Hưng Thái', 'Xã Tân Hương', 'Xã Quang Hưng'],
		'Huyện Thanh Miện': ['Thị trấn Thanh Miện', 'Xã Hồng Phong', 'Xã Cao Thắng', 'Xã Đoàn Kết'],
		'Huyện Bình Giang': ['Xã Vĩnh Hưng', 'Xã Thúc Kháng', 'Xã Bình Minh', 'Xã Tân Việt'],
		'Huyện Kim Thành': ['Xã Tam Kỳ', 'Xã Kim Liên', 'Xã Đại Đức', 'Xã Cộng Hòa'],
		'Thị xã Kinh Môn': ['Xã Thượng Quận', 'Phường An Lưu', 'Phường Phú Thứ', 'Xã Lê Ninh'],
		'Thành phố Chí Linh': ['Phường Cộng Hòa', 'Phường Hoàng Tiến', 'Xã Nhân Huệ', 'Xã Hưng Đạo']
	},
	'Tỉnh Đắk Lắk': {
		"Huyện Ea H'leo": ["Xã Ea H'leo", 'Xã Cư A Mung', 'Xã Dliê Yang', 'Thị trấn Ea Drăng'],
		"Huyện Cư M'gar": ["Xã Ea D'Rơng", 'Xã Quảng Tiến', "Xã Cư M'gar", 'Xã Ea M’nang'],
		'Thị xã Buôn Hồ': ['Xã Ea Drông', 'Phường Thống Nhất', 'Xã Cư Bao', 'Phường An Bình']
	},
	'Thành phố Hồ Chí Minh': {
		'Quận Gò Vấp': ['Phường 1', 'Phường 5', 'Phường 12'],
		'Quận 5': ['Phường 1', 'Phường 5', 'Phường 12']
	},
	'Tỉnh Hà Giang': {
		'Huyện Đồng Văn': ['Xã Xà Phìn', 'Xã Lũng Cú', 'Xã Phố Cáo', 'Xã Sủng Là'],
		'Huyện Vị Xuyên': ['Xã Phương Tiến', 'Xã Minh Tân', 'Xã Thượng Sơn', 'Xã Tùng Bá']
	},
	'Tỉnh Khác': {
		'Huyện Phú Lộc': ['Xã Vinh Hưng', 'Xã Mỹ Lý', 'Xã Quý Sơn', 'Xã Thủy Phù'],
		'Huyện Trùng Khánh': ['Xã Cao Thăng', 'Xã Nam Sách', 'Xã Hoà Bình', 'Xã Sĩ Bình']
	}
};

const KIND_WORDS: readonly (readonly [string, UnitKind])[] = [
	['Thị trấn', 'thi-tran'],
	['Thị xã', 'thi-xa'],
	['Thành phố', 'thanh-pho'],
	['Xã', 'xa'],
	['Phường', 'phuong'],
	['Huyện', 'huyen'],
	['Quận', 'quan'],
	['Tỉnh', 'tinh']
];

export interface ListedCommune {
	readonly version: UnitVersion;
	/** As officially written: "Xã Hồng Phong". */
	readonly full: string;
	readonly district: UnitVersion;
	readonly districtFull: string;
	readonly provinceId: number;
}

export function trickyRegister(): {
	readonly register: UnitRegister;
	readonly communes: readonly ListedCommune[];
} {
	const versions: UnitVersion[] = [];
	const communes: ListedCommune[] = [];
	const add = (full: string, parentId: number | null): UnitVersion => {
		const [word, kind] = KIND_WORDS.find(([start]) => full.startsWith(`${start} `)) ?? ['', 'cum'];
		const unitId = versions.length + 1;
		const name = full.slice(word.length).trim();
		const dates = { validFrom: null, validTo: null };
		const version = { unitId, code: `T${String(unitId)}`, name, kind, parentId, ...dates };
		versions.push(version);
		return version;
	};
	for (const [provinceFull, districts] of Object.entries(PROVINCES)) {
		const province = add(provinceFull, null);
		for (const [districtFull, names] of Object.entries(districts)) {
			const district = add(districtFull, province.unitId);
			for (const full of names) {
				const version = add(full, district.unitId);
				communes.push({ version, full, district, districtFull, provinceId: province.unitId });
			}
		}
	}
	return { register: { versions, aliases: [], successors: [] }, communes };
}

const SHORT: Partial<Record<UnitKind, readonly string[]>> = {
	xa: ['X.', 'X. ', 'X ', 'xã ', 'XÃ '],
	phuong: ['P.', 'P. ', 'P ', 'phường ', 'F.'],
	'thi-tran': ['TT.', 'TT. ', 'TT ', 'T.T ', 'T.T. ', 'Thị Trấn '],
	huyen: ['H.', 'H. '],
	quan: ['Q.', 'Q. '],
	'thi-xa': ['TX.', 'TX '],
	'thanh-pho': ['TP.', 'TP ']
};

export const withoutMarks = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** "Hòa" as "Hoà", "Thủy" as "Thuỷ". */
const withOtherTonePlace = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/([ou])([\u0300\u0301\u0303\u0309\u0323])([ay])(?![\p{L}\p{M}])/gu, '$1$3$2')
		.normalize('NFC');

/** "Tam Kỳ" as "Tam Kì", "Mỹ Lý" as "Mĩ Lí". */
const withI = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/(?<![\p{L}\p{M}])(qu|[hklmst])y([\u0300\u0301\u0303\u0309]?)(?!\p{L})/giu, '$1i$2')
		.normalize('NFC');

/** Spellings that name the commune and nothing else. */
export function spellingsOf({ version, full }: ListedCommune): readonly string[] {
	const { name, kind } = version;
	const word = full.slice(0, full.length - name.length).trim();
	const short = (SHORT[kind] ?? []).map((start) => `${start}${name}`);
	const offices = [
		`UBND ${full}`,
		`UBND ${full.toLowerCase()}`,
		`Ủy ban nhân dân ${full}`,
		`Uỷ ban nhân dân ${full.toLowerCase()}`,
		`ỦY BAN NHÂN DÂN ${full.toUpperCase()}`,
		`HĐND-UBND ${full}`,
		`HĐND và UBND ${full.toLowerCase()}`,
		`Bộ phận Một cửa ${full.toLowerCase()}`,
		`Trung tâm Phục vụ hành chính công ${full.toLowerCase()}`,
		`Đơn vị: UBND ${full}`
	];
	const typed = [
		full.toLowerCase(),
		full.toUpperCase(),
		full.normalize('NFD'),
		withOtherTonePlace(full),
		withI(full),
		`  ${full.replaceAll(' ', '  ')} `,
		full.replaceAll(' ', '\u00a0'),
		full.replace(' ', '\n'),
		`\u200b${full}\ufeff`,
		`${word}: ${name}`,
		`${word} - ${name}`,
		`${full}.`,
		`"${full}"`,
		`“${full}”`,
		`(${full})`,
		`- ${full}`,
		`7. ${full}`,
		`12) ${full}`,
		full.replaceAll('Đ', 'Ð'),
		full.replaceAll("'", '’')
	];
	return [full, ...short, ...offices, ...typed];
}

/** Spellings that leave something out. */
export const bareSpellingsOf = ({ version, full }: ListedCommune): readonly string[] => [
	version.name,
	version.name.toUpperCase(),
	`UBND ${version.name}`,
	withoutMarks(full),
	withoutMarks(full).toUpperCase(),
	withoutMarks(version.name),
	withoutMarks(`Uy ban nhan dan ${full}`)
];

/** Spellings that name the district as well. */
export function spellingsWithDistrict(commune: ListedCommune): readonly string[] {
	const { version, full, district, districtFull } = commune;
	const long = districtFull.toLowerCase();
	const short = (SHORT[version.kind] ?? [''])[0] ?? '';
	const districtShort = (SHORT[district.kind] ?? [''])[0] ?? '';
	return [
		`${full}, ${districtFull}`,
		`${full.toLowerCase()}, ${long}`,
		`${full} ${long}`,
		`${full} thuộc ${long}`,
		`${full} - ${districtFull}`,
		`${full} (${districtFull})`,
		`${districtFull}, ${full}`,
		`UBND ${districtFull} - UBND ${full.toLowerCase()}`,
		`${short}${version.name}, ${districtShort}${district.name}`,
		`${districtFull.toUpperCase()} - ${full.toUpperCase()}`,
		withoutMarks(`${full}, ${districtFull}`)
	];
}
