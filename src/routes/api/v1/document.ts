// The OpenAPI document, made of the schemas that read the queries and hold the answers.
import { z } from 'zod';
import { rankingAnswer } from './ranking-answer';
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
		answer: rankingAnswer
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
	const paths: Record<string, object> = Object.fromEntries(
		ENDPOINTS.map((endpoint) => [endpoint.path, { get: operation(endpoint) }])
	);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Thước đo CCHC',
			version,
			description:
				'Cùng số liệu với các trang, của những đơn vị mà tài khoản được xem. Phần trăm đủ chữ số; null không bao giờ nghĩa là 0.'
		},
		servers: [{ url: '/api/v1' }],
		security: [{ token: [] }, { session: [] }],
		paths: { ...paths, '/uploads': { ...paths['/uploads'], post: SENDING } },
		components: {
			securitySchemes: {
				token: {
					type: 'http',
					scheme: 'bearer',
					description:
						'Khóa API lấy ở trang Tài khoản, bắt đầu bằng cchc_. Khóa “đọc” xem số liệu; khóa “nộp” còn gửi được tệp.'
				},
				session: {
					type: 'apiKey',
					in: 'cookie',
					name: 'phien',
					description: 'Phiên đăng nhập của trình duyệt; qua HTTPS tên là __Host-phien.'
				}
			}
		}
	};
}

const fault = (description: string): object => ({
	description,
	content: jsonOf(answers.faultAnswer)
});

/** Of every address. */
const REFUSALS = {
	'400': fault('Câu hỏi không trả lời được.'),
	'401': fault('Chưa đăng nhập, hoặc khóa sai, hết hạn, đã thu hồi.'),
	'403': fault('Vai trò hoặc khóa này không gồm việc này.'),
	'404': fault('Không có, hoặc không thuộc các đơn vị được xem.'),
	'429': fault('Hỏi quá nhiều trong một lúc; đầu mục retry-after cho biết bao giờ hỏi lại.')
};

function operation({ path, summary, query, answer }: Endpoint): object {
	return {
		operationId: path.slice(1),
		summary,
		parameters: parametersOf(query),
		responses: { '200': { description: summary, content: jsonOf(answer) }, ...REFUSALS }
	};
}

const FILE = { type: 'string', format: 'binary' };
const received = (description: string): object => ({
	description,
	content: jsonOf(answers.sentAnswer)
});

const SENDING = {
	operationId: 'send',
	summary: 'Gửi một tệp báo cáo: đọc, kiểm tra rồi lưu, trọn tệp hoặc không gì cả.',
	security: [{ token: [] }],
	parameters: [
		...parametersOf(queries.sendQuery),
		{
			name: 'x-file-name',
			in: 'header',
			required: false,
			description: 'Tên tệp, mã hóa phần trăm theo UTF-8, khi gửi chính các byte của tệp.',
			schema: { type: 'string' }
		}
	],
	requestBody: {
		required: true,
		content: {
			'multipart/form-data': {
				schema: { type: 'object', required: ['file'], properties: { file: FILE } }
			},
			'application/octet-stream': { schema: FILE }
		}
	},
	responses: {
		'200': received('Đã lưu, đã có sẵn từ trước, hoặc kiểm tra thử lưu được.'),
		...REFUSALS,
		'409': received(
			'Chưa lưu: số liệu mâu thuẫn. Nội dung là biên nhận đầy đủ; confirm nói điều gì cần lý do. Gửi lại tệp kèm confirm để lưu nguyên như báo cáo.'
		),
		'413': fault('Tệp quá lớn.'),
		'415': fault('Nội dung gửi lên không phải là tệp.'),
		'422': received(
			'Chưa lưu: tệp có lỗi phải sửa. Nội dung là biên nhận đầy đủ: từng lỗi ở đâu, tìm thấy gì, cần gì, sửa thế nào.'
		),
		'429': fault(
			'Hỏi quá nhiều trong một lúc, hoặc tài khoản này có quá nhiều tệp chờ đọc; gửi lại sau.'
		),
		'503': fault('Máy chủ bận hoặc chưa ghi được; gửi lại sau.')
	}
};

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
