// One way to answer: read the query by its schema, find the units it names, give JSON or a fault in words.
import { json, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { UnitId, UnitMatch } from '$lib/domain/unit/unit';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { unitNamed, type NamedUnitScope } from '$lib/server/reports/basis/named-unit';
import { chosenOffice } from '$lib/server/reports/basis/offices';

/** A question that cannot be answered; its message is for a person. */
export class ApiFault extends Error {
	constructor(
		readonly status: 400 | 404 | 413 | 415 | 429 | 503,
		readonly code: string,
		message: string
	) {
		super(message);
		this.name = 'ApiFault';
	}
}

export function answer<Schema extends z.ZodObject>(
	schema: Schema,
	work: (ctx: ReportContext, query: z.output<Schema>) => object
): (event: RequestEvent) => Response {
	return ({ url, locals }) => {
		try {
			return json(work(locals.reports, readQuery(schema, url)), { headers: HEADERS });
		} catch (thrown) {
			return faultResponse(thrown);
		}
	};
}

/** Anything else is a fault of ours, and told as one. */
export function faultResponse(thrown: unknown): Response {
	if (!(thrown instanceof ApiFault)) throw thrown;
	const { status, code, message } = thrown;
	return json({ error: { code, message } }, { status, headers: HEADERS });
}

/** What was written elsewhere is handed through as it is. */
export function jsonText(text: string, status: number): Response {
	const body = new TextEncoder().encode(text);
	const length = { 'content-length': String(body.byteLength) };
	const headers = { ...HEADERS, ...length, 'content-type': 'application/json' };
	return new Response(body, { status, headers });
}

const HEADERS = { 'cache-control': 'no-store' };

/** A name that is not a parameter is a slip of the pen, not a wish for everything. */
export function readQuery<Schema extends z.ZodObject>(schema: Schema, url: URL): z.output<Schema> {
	const known = Object.keys(schema.shape);
	const given = [...url.searchParams.keys()];
	const unknown = given.find((name) => !known.includes(name));
	if (unknown !== undefined) {
		throw new ApiFault(
			400,
			'unknown_parameter',
			`Không có tham số "${unknown}". Các tham số dùng được: ${known.join(', ')}.`
		);
	}
	const repeated = given.find((name, index) => given.indexOf(name) !== index);
	if (repeated !== undefined) {
		throw new ApiFault(400, 'repeated_parameter', `Tham số "${repeated}" lặp lại.`);
	}
	const read = schema.safeParse(Object.fromEntries(url.searchParams));
	if (read.success) return read.data;
	const [first] = read.error.issues;
	const name = first?.path.join('.') ?? '';
	const missing = !url.searchParams.has(name);
	throw new ApiFault(
		400,
		missing ? 'missing_parameter' : 'bad_parameter',
		missing
			? `Thiếu tham số "${name}".`
			: `Tham số "${name}" là "${url.searchParams.get(name) ?? ''}": ${first?.code === 'custom' ? first.message : 'không đọc được'}.`.replace(
					/\.\.$/,
					'.'
				)
	);
}

/** The office that is named; undefined when none is. */
export function officeId(
	ctx: ReportContext,
	named: string | undefined,
	period?: string
): UnitId | undefined {
	if (named === undefined) return undefined;
	return oneUnit(ctx, named, { role: 'organising', ...(period === undefined ? {} : { period }) });
}

/** Where an answer is always about one office: the one named, else the one the pages open with. */
export function officeIdOrFirst(
	ctx: ReportContext,
	named: string | undefined,
	period?: string
): UnitId {
	const office = officeId(ctx, named, period) ?? chosenOffice(ctx)?.unitId;
	if (office !== undefined) return office;
	throw new ApiFault(404, 'no_data', 'Chưa có báo cáo nào được lưu.');
}

/** Communes named in a comma-separated list. */
export function unitIdList(
	ctx: ReportContext,
	named: string | undefined,
	scope: Omit<NamedUnitScope, 'role'>
): UnitId[] | undefined {
	if (named === undefined) return undefined;
	const names = named.split(',').filter((name) => name.trim() !== '');
	return [...new Set(names.map((name) => oneUnit(ctx, name, { ...scope, role: 'commune' })))];
}

export function knownKpi(ctx: ReportContext, id: string): string {
	if (ctx.catalogue.kpis.has(id)) return id;
	const known = [...ctx.catalogue.kpis.keys()].join(', ');
	throw new ApiFault(404, 'unknown_kpi', `Không có chỉ số "${id}". Các chỉ số: ${known}.`);
}

function oneUnit(ctx: ReportContext, named: string, scope: NamedUnitScope): UnitId {
	const match = unitNamed(ctx, named.trim(), scope);
	if (match.kind === 'one') return match.unitId;
	const role = scope.role === 'organising' ? 'cơ quan tổng hợp' : 'đơn vị';
	throw faultOf(match, `${role} "${named.trim()}"`);
}

function faultOf(match: Exclude<UnitMatch, { kind: 'one' }>, named: string): ApiFault {
	switch (match.kind) {
		case 'many':
			return new ApiFault(
				400,
				'ambiguous_unit',
				`Có nhiều ${named}: ${match.candidates.join('; ')}. Dùng mã, hoặc viết kèm tên cấp trên.`
			);
		case 'not_valid':
			return new ApiFault(
				404,
				'unit_not_valid',
				`${match.name} không có hiệu lực vào thời điểm này${match.successors.length > 0 ? `; nay là ${match.successors.join(', ')}` : ''}.`
			);
		case 'none':
			return new ApiFault(
				404,
				'unknown_unit',
				`Không có ${named}.${match.nearest.length > 0 ? ` Gần giống: ${match.nearest.join('; ')}.` : ''}`
			);
	}
}
