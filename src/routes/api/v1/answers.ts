// Shapes of the answers, for the OpenAPI document; tests hold every answer against them.
import { z } from 'zod';
import { PERIOD_KINDS } from '$lib/domain/period';

const id = z.int().positive();
const day = z.iso.date();
const instant = z.iso.datetime();
const period = z
	.string()
	.regex(
		/^\d{4}-(q[1-4]|h1|m9|y|m(0[1-9]|1[0-2])|w(0[1-9]|[1-4]\d|5[0-3])|\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/
	);
const window = z
	.strictObject({ from: day, to: day })
	.nullable()
	.describe('Khoảng thời gian của số liệu; null khi báo cáo không nêu.');
const unit = { unitId: id, code: z.string(), name: z.string() };
const percent = z
	.number()
	.nullable()
	.describe('Phần trăm, đủ chữ số; null là không có giá trị, không bao giờ là 0.');
const count = z.number().nullable();
const state = z.enum(['value', 'missing', 'not_applicable', 'zero_denominator', 'stated_only']);
const reason = z.enum([
	'blank',
	'not_reported',
	'not_submitted',
	'inexact',
	'contradiction',
	'not_applicable',
	'zero_denominator'
]);
const flag = z.enum([
	'unverified',
	'few',
	'derived',
	'other_window',
	'fallback_denominator',
	'combined_figure',
	'mixed_sources'
]);
const place = z.strictObject({
	sheet: z.string().optional(),
	row: z.int().optional(),
	column: z.string().optional(),
	letter: z.string().optional().describe('Chữ của cột: "D"; cùng với row là ô D14.'),
	line: z.int().optional(),
	quote: z.string().optional(),
	was: z.string().optional().describe('Chữ trong tệp, khi ô đã được gõ lại lúc kiểm tra.')
});
const kind = z.enum(PERIOD_KINDS);
const total = z.strictObject({
	numerator: count,
	denominator: count,
	value: percent,
	units: z.int(),
	flags: z.array(flag)
});

export const unitsAnswer = z.strictObject({
	rows: z.array(
		z.strictObject({
			...unit,
			kind: z.string(),
			parentId: id.nullable(),
			validFrom: day.nullable(),
			validTo: day.nullable(),
			isDemonstration: z.boolean()
		})
	)
});
export const periodsAnswer = z.strictObject({
	rows: z.array(z.strictObject({ period, kind, reported: z.int(), derivedOnly: z.boolean() }))
});
export const figuresAnswer = z.strictObject({
	period,
	rows: z.array(
		z.strictObject({
			...unit,
			indicator: z.string(),
			field: z.string(),
			source: z.string(),
			window,
			value: z.number().nullable(),
			text: z.string(),
			state: state.extract(['value', 'missing', 'not_applicable']),
			reason: reason.optional(),
			place,
			derived: z.boolean()
		})
	)
});
export const kpiAnswer = z.strictObject({
	period,
	rows: z.array(
		z.strictObject({
			...unit,
			kpi: z.string(),
			numerator: count,
			denominator: count,
			value: percent,
			state,
			reason: reason.optional(),
			window,
			stated: z.array(z.number()),
			flags: z.array(flag),
			sources: z.array(z.string()),
			others: z.array(
				z.strictObject({
					source: z.string(),
					numerator: z.number(),
					denominator: z.number(),
					value: z.number()
				})
			)
		})
	)
});
export const rankingAnswer = z.strictObject({
	kpi: z.string(),
	period,
	of: z.strictObject(unit),
	decimals: z.int(),
	direction: z.enum(['higher', 'lower']),
	tieRule: z.enum(['competition', 'dense']),
	previousPeriod: period.nullable(),
	target: z.number().nullable(),
	total,
	totalChange: z.number().nullable(),
	rows: z.array(
		z.strictObject({
			rank: z.int(),
			tied: z.boolean(),
			...unit,
			numerator: z.number(),
			denominator: z.number(),
			value: z.number(),
			flags: z.array(flag),
			rankChange: z.int().nullable(),
			valueChange: z.number().nullable(),
			valueChangeLastYear: z.number().nullable(),
			openIssues: z.int()
		})
	),
	unranked: z.array(z.strictObject({ ...unit, state, reason, stated: z.array(z.string()) }))
});
const series = z.strictObject({
	unitId: id.nullable(),
	code: z.string(),
	name: z.string(),
	points: z.array(
		z.strictObject({
			period,
			state,
			numerator: count,
			denominator: count,
			value: percent,
			flags: z.array(flag)
		})
	),
	breaks: z.array(period)
});
export const trendAnswer = z.strictObject({
	kpi: z.string(),
	kind,
	periods: z.array(period),
	decimals: z.int(),
	direction: z.enum(['higher', 'lower']),
	target: z.number().nullable(),
	total: series,
	series: z.array(series)
});
const file = z.strictObject({ fileId: id, name: z.string(), size: z.int() });
export const issuesAnswer = z.strictObject({
	rows: z.array(
		z.strictObject({
			id,
			unitId: id,
			unitCode: z.string().describe('Mã đơn vị; `code` là loại vấn đề.'),
			name: z.string(),
			period,
			code: z.string(),
			severity: z.enum(['error', 'warning', 'info']),
			message: z.string(),
			place,
			found: z.string().optional(),
			expected: z.string().optional(),
			fix: z.string().optional(),
			arithmetic: z.string().optional(),
			openedAt: instant,
			reason: z.string().nullable(),
			submissionId: id,
			file
		})
	)
});
export const submissionsAnswer = z.strictObject({
	rows: z.array(
		z.strictObject({
			submissionId: id,
			...unit,
			period,
			layout: z.string(),
			window,
			receivedAt: instant,
			file,
			confirmReason: z.string().nullable(),
			added: z.int(),
			changed: z.int(),
			unchanged: z.int(),
			daysLate: z.int().nullable(),
			uploadId: id,
			setAside: z
				.strictObject({
					decision: z.enum(['withdrawn', 'sent_back']),
					at: instant,
					by: z.string().nullable(),
					reason: z.string()
				})
				.nullable()
				.describe('Đã rút hoặc trả lại: số liệu của báo cáo này không được tính.')
		})
	),
	total: z.int(),
	page: z.int(),
	pages: z.int()
});
export const uploadsAnswer = z.strictObject({
	rows: z.array(
		z.strictObject({
			uploadId: id,
			receivedAt: instant,
			submittedBy: z.string().nullable(),
			account: z.string().nullable().describe('Tên hiển thị của tài khoản đã lưu.'),
			isWhole: z
				.boolean()
				.describe('false: tệp còn nêu đơn vị khác; ở đây chỉ có phần của đơn vị được xem.'),
			note: z.string().nullable(),
			confirmReason: z.string().nullable(),
			file,
			undone: z
				.strictObject({ at: instant, by: z.string().nullable(), reason: z.string() })
				.nullable(),
			reports: z.int(),
			units: z.int(),
			periods: z.array(period),
			withdrawn: z.int(),
			sentBack: z.int(),
			added: z.int(),
			changed: z.int(),
			unchanged: z.int()
		})
	),
	total: z.int(),
	page: z.int(),
	pages: z.int()
});
const receipt = z.strictObject({
	file: z.string(),
	layout: z.string().nullable(),
	stored: z.boolean().describe('true: mọi số của tệp đang được lưu.'),
	counts: z.strictObject({
		added: z.int(),
		changed: z.int(),
		unchanged: z.int(),
		skipped: z.int()
	}),
	submissions: z.array(z.strictObject({ ...unit, period })),
	issues: z.array(
		z.strictObject({
			code: z.string(),
			severity: z.enum(['error', 'warning', 'info']),
			message: z.string(),
			place,
			found: z.string().optional(),
			expected: z.string().optional(),
			fix: z.string().optional(),
			arithmetic: z.string().optional()
		})
	)
});
/** Of an archive of several files one after another. */
export const sentAnswer = z.union([receipt, z.strictObject({ files: z.array(receipt) })]);
export const faultAnswer = z.strictObject({
	error: z.strictObject({ code: z.string(), message: z.string(), id: z.string().optional() })
});
