// Values of a KPI and an office in two periods, as several answers carry them.
import { z } from 'zod';
import { period, unitAnswer } from './answer-parts';

export const percent = z
	.number()
	.nullable()
	.describe('Phần trăm, đủ chữ số; null là không có giá trị, không bao giờ là 0.');
export const count = z.number().nullable();
export const flag = z.enum([
	'unverified',
	'few',
	'derived',
	'other_window',
	'fallback_denominator',
	'combined_figure',
	'mixed_sources'
]);
export const total = z.strictObject({
	numerator: count,
	denominator: count,
	value: percent,
	units: z.int(),
	flags: z.array(flag)
});

export const marks = z
	.strictObject({ now: z.array(flag), before: z.array(flag), isSlight: z.boolean() })
	.describe(
		'Mức thay đổi phải đọc kèm: ở kỳ này (now) và ở kỳ được so (before); isSlight: không quá mức may rủi.'
	);
export const unitsApartAnswer = z
	.strictObject({ units: z.int(), named: z.array(z.strictObject(unitAnswer)) })
	.describe('Số đơn vị chỉ có giá trị ở một trong hai kỳ; nêu tên nhiều nhất 10.');
export const comparisonAnswer = z.strictObject({
	period: period.describe('Kỳ được so.'),
	change: z
		.number()
		.nullable()
		.describe('Điểm phần trăm, chỉ tính trên các đơn vị có giá trị ở cả hai kỳ.'),
	isComparable: z.boolean().describe('Số lũy kế chỉ so với cùng phần của năm khác.'),
	now: total,
	before: total,
	joined: unitsApartAnswer,
	left: unitsApartAnswer,
	marks
});
