// Examples of the number grammar; how each is read is asked of the reader itself, so the guide cannot be wrong.
import type { Measure } from '$lib/domain/kpi/catalogue';
import { decideConvention, parseQuantity } from '$lib/domain/figures/quantity';
import { formatNumber, formatQuantity } from '$lib/format/number';

interface Example {
	/** The whole column, whose way of writing decides; the first cell is the example. */
	readonly column: readonly [string, ...string[]];
	readonly measure: Measure;
	readonly about: string;
}

const EXAMPLES: readonly Example[] = [
	{ column: ['1.144'], measure: 'count', about: 'Số đếm: dấu chấm ngăn hàng nghìn' },
	{ column: ['1 144'], measure: 'count', about: 'Số đếm: khoảng trắng ngăn hàng nghìn' },
	{ column: ['01'], measure: 'count', about: 'Số 0 đứng đầu được bỏ' },
	{ column: ['99,02%'], measure: 'percent', about: 'Tỷ lệ: dấu phẩy ngăn phần thập phân' },
	{
		column: ['98.17', '100', '67.5'],
		measure: 'percent',
		about: 'Tỷ lệ: cả cột dùng dấu chấm ngăn phần thập phân'
	},
	{ column: ['0,1 %'], measure: 'percent', about: 'Khoảng trắng trước dấu % không sao' },
	{ column: ['-'], measure: 'count', about: 'Gạch ngang trong cột số đếm là số 0' },
	{ column: ['Không phát sinh'], measure: 'count', about: 'Trong cột số đếm là số 0' },
	{ column: ['Không phát sinh'], measure: 'percent', about: 'Trong cột tỷ lệ: không có tỷ lệ' },
	{ column: [''], measure: 'count', about: 'Ô trống là thiếu số liệu, không phải 0' },
	{ column: ['trên 196'], measure: 'count', about: 'Giữ nguyên chữ; không dùng để tính chỉ số' },
	{ column: ['khoảng 350'], measure: 'count', about: 'Giữ nguyên chữ; không dùng để tính chỉ số' },
	{
		column: ['2500-3000'],
		measure: 'count',
		about: 'Giữ nguyên khoảng; không dùng để tính chỉ số'
	},
	{ column: ['-5'], measure: 'count', about: 'Số đếm không thể âm' },
	{ column: ['1,5'], measure: 'count', about: 'Số đếm phải là số nguyên' },
	{ column: ['922/944'], measure: 'count', about: 'Hai số trong một ô: ghi thành hai chỉ tiêu' }
];

const FAULTS = {
	not_a_number: 'phải sửa: không phải một con số',
	not_a_whole_number: 'phải sửa: không phải số nguyên',
	negative_number: 'phải sửa: số âm',
	ambiguous_number: 'phải sửa: có thể là hai số khác nhau',
	unknown_code: 'phải sửa: mã không có trong biểu'
} as const;

export interface ReadingExample {
	readonly written: string;
	readonly read: string;
	readonly refused: boolean;
	readonly about: string;
}

export function readings(): ReadingExample[] {
	return EXAMPLES.map(({ column, measure, about }) => {
		const [written] = column;
		const convention = decideConvention(column, measure);
		const result = parseQuantity(written, { measure, convention });
		if (!result.ok) return { written, read: FAULTS[result.fault], refused: true, about };
		const { quantity, decimals } = result;
		const read =
			quantity.kind === 'exact' && measure === 'percent'
				? `${formatNumber(quantity.value, decimals)} %`
				: formatQuantity(quantity);
		return { written, read, refused: false, about };
	});
}
