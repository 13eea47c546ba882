// What several answers of the API are made of.
import { z } from 'zod';

export const id = z.int().positive();
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const period = z
	.string()
	.regex(
		/^\d{4}-(q[1-4]|h1|m9|y|m(0[1-9]|1[0-2])|w(0[1-9]|[1-4]\d|5[0-3])|\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/
	);
export const window = z
	.strictObject({ from: day, to: day })
	.nullable()
	.describe('Khoảng thời gian của số liệu; null khi báo cáo không nêu.');
export const unitAnswer = { unitId: id, code: z.string(), name: z.string() };
export const place = z.strictObject({
	sheet: z.string().optional(),
	row: z.int().optional(),
	column: z.string().optional(),
	letter: z.string().optional().describe('Chữ của cột: "D"; cùng với row là ô D14.'),
	line: z.int().optional(),
	quote: z.string().optional(),
	was: z.string().optional().describe('Chữ trong tệp, khi ô đã được gõ lại lúc kiểm tra.')
});
export const severity = z.enum(['error', 'warning', 'info']);
export const issueAnswer = {
	code: z.string(),
	severity,
	message: z.string(),
	place,
	found: z.string().optional(),
	expected: z.string().optional(),
	fix: z.string().optional(),
	arithmetic: z.string().optional()
};
