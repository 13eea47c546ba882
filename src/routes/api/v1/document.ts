// The OpenAPI document, made of the schemas that read the queries and hold the answers.
import { z } from 'zod';
import * as answers from './answers';
import * as queries from './queries';

interface Endpoint {
	readonly path: string;
	readonly summary: string;
	readonly query: z.ZodObject;
	readonly answer: z.ZodType;
}

export const ENDPOINTS: readonly Endpoint[] = [
	{
		path: '/units',
		summary: 'Danh mục đơn vị, mỗi giai đoạn hiệu lực một dòng.',
		query: queries.unitsQuery,
		answer: answers.unitsAnswer
	},
	{
		path: '/periods',
		summary: 'Các kỳ có số liệu.',
		query: queries.periodsQuery,
		answer: answers.periodsAnswer
	},
	{
		path: '/figures',
		summary: 'Số liệu đang có giá trị của một kỳ, kèm nguồn và vị trí trong tệp.',
		query: queries.figuresQuery,
		answer: answers.figuresAnswer
	},
	{
		path: '/kpi',
		summary: 'Chỉ số của từng đơn vị trong một kỳ.',
		query: queries.kpiQuery,
		answer: answers.kpiAnswer
	},
	{
		path: '/ranking',
		summary: 'Xếp hạng theo một chỉ số trong một kỳ.',
		query: queries.rankingQuery,
		answer: answers.rankingAnswer
	},
	{
		path: '/trend',
		summary: 'Một chỉ số qua các kỳ cùng loại.',
		query: queries.trendQuery,
		answer: answers.trendAnswer
	},
	{
		path: '/issues',
		summary: 'Vấn đề số liệu đang mở.',
		query: queries.issuesQuery,
		answer: answers.issuesAnswer
	},
	{
		path: '/submissions',
		summary: 'Báo cáo đã nộp, mới nhất trước.',
		query: queries.submissionsQuery,
		answer: answers.submissionsAnswer
	},
	{
		path: '/uploads',
		summary: 'Các lần nhập, kể cả đã hoàn tác, mới nhất trước.',
		query: queries.uploadsQuery,
		answer: answers.uploadsAnswer
	}
];

export function openApiDocument(version: string): object {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Thước đo CCHC',
			version,
			description:
				'Cùng số liệu với các trang. Phần trăm đủ chữ số; null không bao giờ nghĩa là 0. Chỉ đọc.'
		},
		servers: [{ url: '/api/v1' }],
		paths: Object.fromEntries(
			ENDPOINTS.map((endpoint) => [endpoint.path, { get: operation(endpoint) }])
		)
	};
}

function operation({ path, summary, query, answer }: Endpoint): object {
	const fault = {
		description: 'Câu hỏi không trả lời được.',
		content: jsonOf(answers.faultAnswer)
	};
	return {
		operationId: path.slice(1),
		summary,
		parameters: parametersOf(query),
		responses: {
			'200': { description: summary, content: jsonOf(answer) },
			'400': fault,
			'404': fault
		}
	};
}

function jsonOf(schema: z.ZodType): object {
	return { 'application/json': { schema: z.toJSONSchema(schema) } };
}

/** As written in the address, so before any reading of it. */
function parametersOf(query: z.ZodObject): object[] {
	const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
	return Object.entries(properties).map(([name, property]) => {
		const schema = typeof property === 'boolean' ? {} : property;
		const { description, ...rest } = schema;
		return { name, in: 'query', required: required.includes(name), description, schema: rest };
	});
}
