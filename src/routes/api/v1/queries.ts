// What may be asked of the API. The same schemas read the query and describe it in the OpenAPI document.
import { z } from 'zod';
import { parsePeriod, PERIOD_KINDS, periodId } from '$lib/domain/figures/period';

const office = z
	.string()
	.min(1)
	.describe('Cơ quan tổng hợp: mã, tên viết đầy đủ, hoặc unitId.')
	.meta({ examples: ['293'] });
const unit = z.string().min(1).describe('Đơn vị: mã, tên viết đầy đủ, hoặc unitId.');
const units = z.string().min(1).describe('Một hay nhiều đơn vị, cách nhau bằng dấu phẩy.');
const period = z
	.string()
	.transform((text, context) => {
		const read = parsePeriod(text);
		if (read !== undefined) return periodId(read);
		context.addIssue({
			code: 'custom',
			message: `"${text}" không phải kỳ báo cáo. Viết như 2023-q3, 2023-h1, 2023-m9 (9 tháng), 2025-m09 (tháng 9), 2025-w31, 2023-y hoặc "Quý III/2023", "Tháng 9/2025", "10 tháng đầu năm 2025".`
		});
		return z.NEVER;
	})
	.describe(
		'Kỳ báo cáo: 2023-q1 … 2023-q4, 2023-h1 (6 tháng), 2023-m9 (9 tháng), 2023-y, 2025-m01 … 2025-m12 (tháng), 2025-w01 … 2025-w53 (tuần), 2025-01-01..2025-10-31 (khoảng khác), hoặc cách viết thường dùng.'
	);
const kpi = z.string().min(1).describe('Mã chỉ số, ví dụ timely_rate.');
const page = z.coerce.number().int().min(0).describe('Trang, từ 0.');

export const unitsQuery = z.object({ of: office.optional() });
export const periodsQuery = z.object({ of: office.optional() });
export const figuresQuery = z.object({ period, of: office.optional(), unit: units.optional() });
export const kpiQuery = z.object({
	period,
	of: office.optional(),
	unit: units.optional(),
	kpi: kpi.optional()
});
export const rankingQuery = z.object({
	kpi,
	period,
	of: office.optional(),
	tie: z
		.enum(['competition', 'dense'])
		.default('competition')
		.describe('Cách xếp đồng hạng: competition 1-2-2-4, dense 1-2-2-3.')
});
export const trendQuery = z.object({
	kpi,
	of: office.optional(),
	unit: units.optional(),
	kind: z
		.enum(PERIOD_KINDS)
		.default('quarter')
		.describe(
			'Loại kỳ: quý, 6 tháng, 9 tháng, năm, tháng, tuần, khoảng khác (cùng những ngày ấy qua các năm).'
		)
});
export const issuesQuery = z.object({
	of: office.optional(),
	unit: unit.optional(),
	period: period.optional(),
	severity: z.enum(['warning', 'info']).optional().describe('warning: mâu thuẫn; info: lưu ý.')
});
export const submissionsQuery = z.object({
	of: office.optional(),
	unit: unit.optional(),
	period: period.optional(),
	page: page.default(0)
});
export const sendQuery = z.object({
	of: office.optional(),
	unit: unit.optional().describe('Đơn vị của báo cáo, khi tệp không ghi: mã, tên, hoặc unitId.'),
	period: period.optional(),
	'dry-run': z
		.enum(['true', 'false'])
		.default('false')
		.transform((text) => text === 'true')
		.describe('true: chỉ kiểm tra, không lưu gì.'),
	confirm: z
		.string()
		.trim()
		.min(1)
		.max(1000)
		.optional()
		.describe('Lý do lưu nguyên như báo cáo khi số liệu mâu thuẫn.'),
	note: z.string().trim().max(1000).optional().describe('Ghi chú về lần nộp này.')
});
export const uploadsQuery = z.object({
	of: office.optional(),
	unit: unit.optional(),
	period: period.optional(),
	state: z
		.enum(['counting', 'withdrawn', 'sent_back', 'undone'])
		.optional()
		.describe('Đang tính, có báo cáo đã rút, có báo cáo đã trả lại, đã hoàn tác.'),
	text: z.string().optional().describe('Có trong tên tệp, tên người nộp, ghi chú hoặc lý do.'),
	page: page.default(0)
});
