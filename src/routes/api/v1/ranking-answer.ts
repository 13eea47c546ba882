// Shape of a ranking, for the OpenAPI document.
import { z } from 'zod';
import { period, unitAnswer } from './answer-parts';
import { comparisonAnswer, flag, marks, total } from './comparison-answer';
import { reason, state } from './figure-state';

const interval = z
	.strictObject({ low: z.number(), high: z.number() })
	.describe(
		'Khoảng mà riêng may rủi có thể làm tỷ lệ lệch đi (Wilson có hiệu chỉnh liên tục, 95 %).'
	);

export const rankingAnswer = z.strictObject({
	kpi: z.string(),
	period,
	of: z.strictObject(unitAnswer),
	decimals: z.int(),
	direction: z.enum(['higher', 'lower']),
	tieRule: z.enum(['competition', 'dense']),
	ranksFew: z.boolean().describe('Đơn vị có mẫu số dưới minimumDenominator cũng có hạng.'),
	minimumDenominator: z.int(),
	previousPeriod: period.nullable(),
	target: z.number().nullable(),
	reference: z.strictObject({ of: z.enum(['target', 'office']), value: z.number() }).nullable(),
	total,
	totalChange: z
		.number()
		.nullable()
		.describe('Trên các đơn vị có giá trị ở cả hai kỳ; xem comparison.'),
	comparison: comparisonAnswer.nullable(),
	rows: z.array(
		z.strictObject({
			rank: z.int(),
			tied: z.boolean(),
			...unitAnswer,
			numerator: z.number(),
			denominator: z.number(),
			value: z.number(),
			flags: z.array(flag),
			interval,
			rankRange: z.strictObject({ best: z.int(), worst: z.int() }),
			band: z
				.enum(['better', 'unclear', 'worse'])
				.nullable()
				.describe('So với reference: tốt hơn rõ, chưa khác biệt rõ, kém hơn rõ.'),
			rankChange: z
				.int()
				.nullable()
				.describe('Xếp lại cả hai kỳ giữa các đơn vị có giá trị ở cả hai; lớn hơn 0 là lên hạng.'),
			valueChange: z.number().nullable(),
			valueChangeLastYear: z.number().nullable(),
			changeMarks: marks,
			changeMarksLastYear: marks,
			openIssues: z.int()
		})
	),
	unranked: z.array(
		z.strictObject({
			...unitAnswer,
			state,
			reason: reason.nullable().describe('null: ít hồ sơ, xem few.'),
			stated: z.array(z.string()),
			few: z
				.strictObject({
					numerator: z.number(),
					denominator: z.number(),
					value: z.number(),
					flags: z.array(flag),
					interval
				})
				.nullable()
				.describe('Giá trị của đơn vị có mẫu số dưới ngưỡng: có tỷ lệ, không có hạng.'),
			openIssues: z.int()
		})
	)
});
