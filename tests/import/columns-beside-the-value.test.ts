// Tables as offices draw them: which column is the value, of which period, in which unit; the others are left out and told, or asked.
import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/lib/domain/figures/observation';
import { openOffice, receiveText } from './office';

const db = openOffice();

/** "Xã Liên Mạc 2023-q3 dossiers_resolved_total=117", without what all have in common. */
function read(lines: readonly string[], name = 'tep.csv') {
	const receipt = receiveText(db, lines.join('\n'), { name, dryRun: true });
	const figures = receipt.observations.map(figureText);
	const told = receipt.issues.flatMap(({ code, severity, place }) =>
		severity === 'info' && code !== 'column_left_out'
			? []
			: [`${code} ${place.letter ?? ''}`.trim()]
	);
	return { figures, told };
}

function figureText({ period, indicator, quantity }: Observation): string {
	const value = quantity.kind === 'exact' ? String(quantity.value) : quantity.kind;
	return `${period} ${indicator.replace('dossiers_', '')}=${value}`;
}

interface Variant {
	readonly lines: readonly string[];
	readonly figures?: readonly string[];
	readonly told?: readonly string[];
}

const FORM_3 = ['UBND XÃ LIÊN MẠC', 'Biểu mẫu 3 - Quý III năm 2023'];
const RESOLVED = '3.3.1,Tổng số hồ sơ TTHC đã giải quyết xong,Hồ sơ';
const form = (headings: string, cells: string): readonly string[] => [
	...FORM_3,
	`STT,Chỉ tiêu thống kê,Đơn vị tính,${headings}`,
	`${RESOLVED},${cells}`
];
const VALUE = ['2023-q3 resolved_total=922'];

const FORMS: Readonly<Record<string, Variant>> = {
	'kỳ trước': { lines: form('Số lượng kỳ trước,Số lượng', '800,922'), told: ['column_left_out D'] },
	'cùng kỳ': {
		lines: form('Số lượng/Tỷ lệ,Số lượng/Tỷ lệ cùng kỳ năm trước', '922,800'),
		told: ['column_left_out E']
	},
	'kế hoạch': { lines: form('Kế hoạch,Kết quả', '800,922'), told: ['column_left_out D'] },
	'chỉ tiêu giao': {
		lines: form('Chỉ tiêu giao,Thực hiện', '800,922'),
		told: ['column_left_out D']
	},
	'lũy kế': { lines: form('Trong kỳ,Lũy kế từ đầu năm', '922,2700'), told: ['column_left_out E'] },
	'so sánh': {
		lines: form('Kỳ trước,Kỳ này,Tăng/giảm', '800,922,122'),
		told: ['column_left_out D', 'column_left_out F']
	},
	'quý khác': { lines: form('Quý II/2023,Quý III/2023', '800,922'), told: ['column_left_out D'] },
	'quý không ghi năm': { lines: form('Quý II,Quý III', '800,922'), told: ['column_left_out D'] },
	năm: { lines: form('Năm 2022,Năm 2023', '800,922'), told: ['column_left_out D'] },
	'ước tính': { lines: form('Ước thực hiện,Thực hiện', '800,922'), told: ['column_left_out D'] }
};

const wide = (headings: string, ...cells: readonly string[]): readonly string[] => [
	`Đơn vị,Kỳ báo cáo,${headings}`,
	...cells.map((row) => `Xã Liên Mạc,Quý III/2023,${row}`)
];
const RESOLVED_117 = ['2023-q3 resolved_total=117'];

const WIDE: Readonly<Record<string, Variant>> = {
	'kỳ trước': {
		lines: wide('Đã giải quyết kỳ trước,Đã giải quyết', '99,117'),
		figures: RESOLVED_117,
		told: ['column_left_out C']
	},
	'cùng kỳ và so sánh': {
		lines: wide('Đã giải quyết,Cùng kỳ năm trước,So sánh (%)', '117,99,118'),
		figures: RESOLVED_117,
		told: ['column_left_out D', 'column_left_out E']
	},
	'kế hoạch giao': {
		lines: wide('Đã giải quyết,Đã giải quyết theo kế hoạch giao', '117,150'),
		figures: RESOLVED_117,
		told: ['column_left_out D']
	},
	'tỷ lệ bên cạnh': {
		lines: wide('Đã giải quyết,Tỷ lệ (%),Xếp hạng', '117,98,2'),
		figures: RESOLVED_117,
		told: ['column_left_out D', 'column_left_out E']
	},
	'các quý, không ghi năm, trong bảng của năm': {
		lines: [
			'Kết quả giải quyết TTHC năm 2023,,,',
			'STT,Đơn vị,Đã giải quyết Quý I,Đã giải quyết Quý II',
			'1,Xã Liên Mạc,40,50'
		],
		figures: ['2023-q1 resolved_total=40', '2023-q2 resolved_total=50']
	},
	'sáu tháng và chín tháng': {
		lines: [
			'STT,Đơn vị,Đã giải quyết 6 tháng đầu năm 2023,Đã giải quyết 9 tháng năm 2023',
			'1,Xã Liên Mạc,90,207'
		],
		figures: ['2023-h1 resolved_total=90', '2023-m9 resolved_total=207']
	},
	'các tháng': {
		lines: [
			'STT,Đơn vị,Đã giải quyết tháng 7/2023,Đã giải quyết tháng 8/2023',
			'1,Xã Liên Mạc,30,31'
		],
		figures: ['2023-m07 resolved_total=30', '2023-m08 resolved_total=31']
	},
	'hai cột như nhau': {
		lines: wide('Đã giải quyết,Đã giải quyết Quý III/2023', '117,116'),
		told: ['several_value_columns D']
	},
	'đang giải quyết': {
		lines: wide('Đang giải quyết,Trong hạn,Quá hạn', '10,7,3'),
		figures: ['2023-q3 pending_total=10', '2023-q3 pending_in_time=7', '2023-q3 pending_overdue=3']
	},
	'đã giải quyết trong hạn': {
		lines: wide('Đã giải quyết,Trong hạn,Quá hạn', '10,7,3'),
		figures: [
			'2023-q3 resolved_total=10',
			'2023-q3 resolved_early_or_on_time=7',
			'2023-q3 resolved_late=3'
		]
	},
	'quá hạn của gì': {
		lines: wide('Đã giải quyết,Đang giải quyết,Quá hạn', '10,7,3'),
		told: ['ambiguous_indicator E']
	}
};

const MONEY = 'Vốn đầu tư công đã giải ngân';
const money = (value: number): readonly string[] => [`2023-q3 public_investment_done=${value}`];
const above = (line: string, cells: string): readonly string[] => [line, ...wide(MONEY, cells)];

const MEASURES: Readonly<Record<string, Variant>> = {
	'tỷ đồng trong tiêu đề': { lines: wide(`${MONEY} (tỷ đồng)`, '3'), figures: money(3000) },
	'nghìn đồng trong tiêu đề': {
		lines: wide(`${MONEY} (nghìn đồng)`, '2014000'),
		figures: money(2014)
	},
	'triệu đồng trong tiêu đề': {
		lines: wide(`${MONEY} (triệu đồng)`, '2014'),
		figures: money(2014)
	},
	'1.000 đồng ở trên': { lines: above('ĐVT: 1.000 đồng,,', '2014000'), figures: money(2014) },
	'đồng ở trên': { lines: above('(Đơn vị tính: đồng),,', '2014000000'), figures: money(2014) },
	'tr.đ ở trên': { lines: above('ĐVT: tr.đ,,', '2014'), figures: money(2014) },
	'đơn vị trong ô gần hơn': {
		lines: above('ĐVT: đồng,,', '2014 triệu đồng'),
		figures: money(2014)
	},
	'phần trăm của tiền': { lines: wide(`${MONEY} (%)`, '98'), told: ['other_measure C'] },
	'đồng của hồ sơ': { lines: wide('Đã giải quyết (đồng)', '98'), told: ['other_measure C'] },
	'phần trăm của hồ sơ': { lines: wide('Đã giải quyết (%)', '98'), told: ['other_measure C'] },
	'phần trăm trên bảng hồ sơ': {
		lines: ['ĐVT: %,,', ...wide('Đã giải quyết', '98')],
		told: ['other_measure A']
	},
	'đồng bên cạnh dòng hồ sơ': {
		lines: [
			...FORM_3,
			'STT,Chỉ tiêu thống kê,Đơn vị tính,Số lượng',
			`${RESOLVED.replace('Hồ sơ', 'Đồng')},922`
		],
		told: ['other_measure C']
	}
};

const DOWN: Readonly<Record<string, Variant>> = {
	'đơn vị theo cột': {
		lines: [
			'KẾT QUẢ QUÝ III NĂM 2023,,,',
			'STT,Chỉ tiêu,Xã Liên Mạc,Tổng cộng',
			'1,Đã giải quyết,117,117',
			'2,- Trước hạn,100,100'
		],
		figures: ['2023-q3 resolved_total=117', '2023-q3 resolved_early=100']
	},
	'quý theo cột': {
		lines: [
			'UBND XÃ LIÊN MẠC,,,',
			'Chỉ tiêu,ĐVT,Quý I/2023,Quý II/2023',
			'Đã giải quyết,Hồ sơ,40,50'
		],
		figures: ['2023-q1 resolved_total=40', '2023-q2 resolved_total=50']
	},
	'kế hoạch và thực hiện': {
		lines: [
			'UBND XÃ LIÊN MẠC,,,,',
			'Quý III năm 2023,,,,',
			'TT,Nội dung,Kế hoạch,Thực hiện,Tỷ lệ thực hiện (%)',
			'1,Đã giải quyết,150,117,78'
		],
		figures: RESOLVED_117,
		told: ['column_left_out C', 'column_left_out E']
	},
	'kỳ trước và kỳ này': {
		lines: [
			'UBND XÃ LIÊN MẠC,,,',
			'Quý III năm 2023,,,',
			'Chỉ tiêu,Kỳ trước,Kỳ này,Tăng giảm',
			'Đã giải quyết,99,117,18'
		],
		figures: RESOLVED_117,
		told: ['column_left_out B', 'column_left_out D']
	},
	'nghìn đồng theo dòng': {
		lines: [
			'UBND XÃ LIÊN MẠC,,',
			'Quý III năm 2023,,',
			'Chỉ tiêu,Đơn vị tính,Kết quả',
			`${MONEY},Nghìn đồng,2014000`
		],
		figures: money(2014)
	},
	'phần trăm bên cạnh hồ sơ': {
		lines: [
			'UBND XÃ LIÊN MẠC,,',
			'Quý III năm 2023,,',
			'Chỉ tiêu,Đơn vị tính,Kết quả',
			'Đã giải quyết,%,98'
		],
		told: ['other_measure B']
	},
	'đang giải quyết theo dòng': {
		lines: [
			'UBND XÃ LIÊN MẠC,',
			'Quý III năm 2023,',
			'Chỉ tiêu,Kết quả',
			'Đang giải quyết,10',
			'Trong hạn,7',
			'Quá hạn,3'
		],
		figures: ['2023-q3 pending_total=10', '2023-q3 pending_in_time=7', '2023-q3 pending_overdue=3']
	}
};

const row = (cells: string): string => `<tr>${cells}</tr>`;
const page = (...rows: readonly string[]): readonly string[] => [
	`<html><body><table>${rows.map(row).join('')}</table></body></html>`
];
const GROUPED =
	'<td rowspan="2">Đơn vị</td><td rowspan="2">Kỳ báo cáo</td><td colspan="2">Đã giải quyết</td>';
const cells = (values: string): string => `<td>Xã Liên Mạc</td><td>Quý III/2023</td>${values}`;

const PAGES: Readonly<Record<string, Variant>> = {
	'năm dưới nhóm': {
		lines: page(GROUPED, '<td>2022</td><td>2023</td>', cells('<td>99</td><td>117</td>')),
		figures: RESOLVED_117,
		told: ['column_left_out C']
	},
	'số lượng và tỷ lệ dưới nhóm': {
		lines: page(GROUPED, '<td>Số lượng</td><td>%</td>', cells('<td>117</td><td>98,3</td>')),
		figures: RESOLVED_117,
		told: ['column_left_out D']
	},
	'cùng kỳ và thực hiện dưới nhóm': {
		lines: page(GROUPED, '<td>Cùng kỳ</td><td>Thực hiện</td>', cells('<td>99</td><td>117</td>')),
		figures: RESOLVED_117,
		told: ['column_left_out C']
	},
	'quý là nhóm': {
		lines: page(
			'<td rowspan="2">Đơn vị</td><td colspan="2">Quý I/2023</td><td colspan="2">Quý II/2023</td>',
			'<td>Tiếp nhận</td><td>Đã giải quyết</td><td>Tiếp nhận</td><td>Đã giải quyết</td>',
			'<td>Xã Liên Mạc</td><td>41</td><td>40</td><td>52</td><td>50</td>'
		),
		figures: [
			'2023-q1 received_total=41',
			'2023-q1 resolved_total=40',
			'2023-q2 received_total=52',
			'2023-q2 resolved_total=50'
		]
	},
	'triệu đồng dưới nhóm': {
		lines: page(
			GROUPED.replace('Đã giải quyết', MONEY),
			'<td>Tỷ đồng</td><td>%</td>',
			cells('<td>2</td><td>67</td>')
		),
		figures: money(2000),
		told: ['column_left_out D']
	}
};

const sortedTexts = (texts: readonly string[] = []): string[] => [...texts].sort();

function expectRead(variant: Variant, found: ReturnType<typeof read>): void {
	expect({ figures: sortedTexts(found.figures), told: sortedTexts(found.told) }).toEqual({
		figures: sortedTexts(variant.figures),
		told: sortedTexts(variant.told)
	});
}

describe.each([
	['a form', FORMS, 'tep.csv', VALUE],
	['a wide table', WIDE, 'tep.csv', undefined],
	['units of measure', MEASURES, 'tep.csv', undefined],
	['indicators down', DOWN, 'tep.csv', undefined],
	['grouped headings', PAGES, 'tep.xls', undefined]
] as const)('%s', (_, variants, name, figures) => {
	test.each(Object.entries(variants))('%s', (__, variant: Variant) => {
		const expected = figures === undefined ? variant : { ...variant, figures };
		expectRead(expected, read(variant.lines, name));
	});
});
