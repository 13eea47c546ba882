import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as figures } from '../../src/routes/api/v1/figures/+server';
import { GET as issues } from '../../src/routes/api/v1/issues/+server';
import { GET as kpi } from '../../src/routes/api/v1/kpi/+server';
import { GET as openapi } from '../../src/routes/api/v1/openapi.json/+server';
import { GET as periods } from '../../src/routes/api/v1/periods/+server';
import { GET as ranking } from '../../src/routes/api/v1/ranking/+server';
import { GET as submissions } from '../../src/routes/api/v1/submissions/+server';
import { GET as trend } from '../../src/routes/api/v1/trend/+server';
import { GET as units } from '../../src/routes/api/v1/units/+server';
import { GET as uploads } from '../../src/routes/api/v1/uploads/+server';
import * as answers from '../../src/routes/api/v1/answers';
import { rankingAnswer } from '../../src/routes/api/v1/ranking-answer';
import { ENDPOINTS } from '../../src/routes/api/v1/document';
import { demonstrationDatabase, emptyDatabase, type TestOffice } from '../support/report-database';
import { eventFor } from '../support/route-event';

type Get = (event: ReturnType<typeof eventFor>) => Response;

let office: TestOffice;
beforeAll(() => {
	office = demonstrationDatabase();
});
afterAll(() => office.close());

async function asked(get: Get, path: string) {
	const response = get(eventFor(office, `/api/v1/${path}`));
	return { status: response.status, headers: response.headers, body: await response.json() };
}

const ANSWERED: readonly (readonly [string, Get, z.ZodType])[] = [
	['units', units, answers.unitsAnswer],
	['units?of=MH', units, answers.unitsAnswer],
	['periods', periods, answers.periodsAnswer],
	['periods?of=MH', periods, answers.periodsAnswer],
	['figures?period=2023-q3', figures, answers.figuresAnswer],
	['figures?period=2025-q2&unit=MH12', figures, answers.figuresAnswer],
	['kpi?period=2023-h1', kpi, answers.kpiAnswer],
	['kpi?period=2026-q3&of=MH&kpi=online_share', kpi, answers.kpiAnswer],
	['ranking?kpi=overdue_rate&period=2026-q3', ranking, rankingAnswer],
	['ranking?kpi=disbursement_rate&period=2026-q3&of=MH&tie=dense', ranking, rankingAnswer],
	['trend?kpi=online_share', trend, answers.trendAnswer],
	['trend?kpi=online_share&of=MH&unit=MH01,MH19&kind=year', trend, answers.trendAnswer],
	['issues', issues, answers.issuesAnswer],
	['issues?of=MH&severity=warning', issues, answers.issuesAnswer],
	['submissions?of=MH&page=1', submissions, answers.submissionsAnswer],
	['submissions?unit=MH05&period=2026-q3', submissions, answers.submissionsAnswer],
	['uploads?of=MH', uploads, answers.uploadsAnswer],
	['uploads?unit=MH05&period=2026-q3&state=counting&text=b', uploads, answers.uploadsAnswer]
];

describe('the API', () => {
	test.each(ANSWERED)('answers %s in the described shape', async (path, get, shape) => {
		const { status, headers, body } = await asked(get, path);
		expect({ status, body }).toMatchObject({ status: 200 });
		expect(shape.safeParse(body).error?.issues ?? []).toEqual([]);
		expect(headers.get('cache-control')).toBe('no-store');
	});

	test('understands periods, offices and units as they are written', async () => {
		const { body } = await asked(
			kpi,
			`kpi?${new URLSearchParams({ period: 'Quý III/2023', unit: 'thị trấn Thanh Miện', kpi: 'online_share' })}`
		);
		expect(body.rows).toMatchObject([
			{ name: 'Thị trấn Thanh Miện', numerator: 922, denominator: 944, state: 'value' }
		]);
	});

	test('finds an office that has ended in the meantime', async () => {
		const query = new URLSearchParams({ kpi: 'online_share', of: 'Huyện Thanh Miện' });
		expect((await asked(trend, `trend?${query}`)).body.total.name).toBe('Huyện Thanh Miện');
	});

	const REFUSED: readonly (readonly [string, Get, number, string])[] = [
		['figures', figures, 400, 'missing_parameter'],
		['figures?period=quý năm', figures, 400, 'bad_parameter'],
		['figures?period=2023-q3&perod=1', figures, 400, 'unknown_parameter'],
		['figures?period=2023-q3&period=2023-q1', figures, 400, 'repeated_parameter'],
		['ranking?kpi=khong_co&period=2023-q3', ranking, 404, 'unknown_kpi'],
		['ranking?kpi=online_share&period=2023-q3&of=Huyện Mơ', ranking, 404, 'unknown_unit'],
		['ranking?kpi=online_share&period=2023-q3&tie=ngau_nhien', ranking, 400, 'bad_parameter'],
		['kpi?period=2023-q3&unit=Xã Không Đâu', kpi, 404, 'unknown_unit'],
		['trend?kpi=online_share&kind=thang', trend, 400, 'bad_parameter'],
		['submissions?page=-1', submissions, 400, 'bad_parameter']
	];
	test.each(REFUSED)('refuses %s in words', async (path, get, status, code) => {
		const answer = await asked(get, path);
		expect(answer.status).toBe(status);
		expect(answers.faultAnswer.parse(answer.body).error.code).toBe(code);
		expect(answer.body.error.message).toMatch(/\.$/);
	});

	test('has no ranking while nothing is stored', async () => {
		const empty = emptyDatabase();
		const event = eventFor(empty, '/api/v1/ranking?kpi=online_share&period=2023-q3');
		const response = ranking(event);
		expect(response.status).toBe(404);
		expect(await response.json()).toMatchObject({ error: { code: 'no_data' } });
		empty.close();
	});
});

describe('the OpenAPI document', () => {
	test('describes every address with its parameters and answer', async () => {
		const document = await openapi().json();
		expect(document.openapi).toBe('3.1.0');
		expect(Object.keys(document.paths)).toEqual(ENDPOINTS.map(({ path }) => path));
		const { parameters, responses } = document.paths['/ranking'].get;
		expect(
			parameters.map((p: { name: string; required: boolean }) => [p.name, p.required])
		).toEqual([
			['kpi', true],
			['period', true],
			['of', false],
			['tie', false]
		]);
		expect(responses['200'].content['application/json'].schema.properties).toHaveProperty(
			'unranked'
		);
	});
});
