// Shapes of the answers, for the OpenAPI document; tests hold every answer against them.
import { z } from 'zod';
import { LAYOUT_IDS } from '$lib/domain/layouts';
import {
	id,
	day,
	instant,
	period,
	window,
	unitAnswer,
	place,
	severity,
	issueAnswer
} from './answer-parts';
import { comparisonAnswer, count, flag, percent, unitsApartAnswer } from './comparison-answer';
import { reason, state } from './figure-state';
import { PERIOD_KINDS } from '$lib/domain/figures/period';

const kind = z.enum(PERIOD_KINDS);
export const unitsAnswer = z.strictObject({
	rows: z.array(
		z.strictObject({
			...unitAnswer,
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
			...unitAnswer,
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
			...unitAnswer,
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
			flags: z.array(flag),
			units: z
				.int()
				.nullable()
				.describe('Số đơn vị đứng sau giá trị của cơ quan; null: một đơn vị.')
		})
	),
	breaks: z.array(period),
	restarts: z.array(period)
});
export const trendAnswer = z.strictObject({
	kpi: z.string(),
	kind,
	periods: z.array(period),
	decimals: z.int(),
	direction: z.enum(['higher', 'lower']),
	target: z.number().nullable(),
	accumulates: z.boolean(),
	total: series,
	series: z.array(series),
	course: comparisonAnswer.nullable().describe('Kỳ cuối có giá trị so với kỳ đầu.'),
	unitChanges: z
		.array(
			z.strictObject({
				period,
				since: period,
				both: z.int(),
				joined: unitsApartAnswer,
				left: unitsApartAnswer,
				isBreak: z.boolean()
			})
		)
		.describe('Các kỳ mà đơn vị đứng sau giá trị của cơ quan khác với kỳ trước đó.')
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
			...issueAnswer,
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
			...unitAnswer,
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
	layout: z.enum(LAYOUT_IDS).nullable(),
	outcome: z
		.enum(['stored', 'unchanged', 'would_store', 'must_fix', 'needs_confirmation'])
		.describe(
			'stored: đã lưu; unchanged: mọi số đã có sẵn; would_store: kiểm tra thử, lưu được; must_fix: có lỗi phải sửa; needs_confirmation: mâu thuẫn, cần lý do trong confirm.'
		),
	stored: z.boolean().describe('true: mọi số của tệp đang được lưu.'),
	counts: z.strictObject({
		added: z.int(),
		changed: z.int(),
		unchanged: z.int(),
		skipped: z.int()
	}),
	confirm: z
		.strictObject({
			contradictions: z
				.int()
				.describe('Số mâu thuẫn mới cần lý do, kể cả mâu thuẫn không liệt kê.'),
			message: z.string()
		})
		.nullable()
		.describe('Điều cần nói trong tham số confirm; null khi không cần.'),
	submissions: z.array(z.strictObject({ ...unitAnswer, period })),
	moreSubmissions: z.int().describe('Số báo cáo không liệt kê ở submissions.'),
	severities: z
		.strictObject({ error: z.int(), warning: z.int(), info: z.int() })
		.describe('Đếm mọi vấn đề, kể cả vấn đề không liệt kê.'),
	codes: z
		.array(z.strictObject({ code: z.string(), severity, count: z.int() }))
		.describe('Đếm mọi vấn đề theo loại, kể cả vấn đề không liệt kê.'),
	moreIssues: z
		.int()
		.describe('Số vấn đề không liệt kê: mỗi loại chỉ liệt kê những chỗ đầu, đếm đủ ở codes.'),
	issues: z.array(
		z.strictObject({
			...issueAnswer,
			needsReason: z.literal(true).optional().describe('confirm hỏi lý do về vấn đề này.')
		})
	)
});
/** Of an archive of several files one after another. */
export const sentAnswer = z.union([receipt, z.strictObject({ files: z.array(receipt) })]);
export const faultAnswer = z.strictObject({
	error: z.strictObject({ code: z.string(), message: z.string(), id: z.string().optional() })
});
