// A table as a file: CSV for Excel in Vietnam by default, plain CSV for programs, XLSX.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { ReportTable } from '$lib/format/table';
import { tableCsv } from '$lib/server/export/csv';
import { downloadHeaders, fileName } from '$lib/server/export/download';
import { tableXlsx, XLSX_TYPE } from '$lib/server/export/xlsx';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { scopeFor, type Scope } from '$lib/server/reports/basis/scope';
import type { OfficeChoice } from '$lib/server/reports/basis/scope-model';

const Query = z.object({
	'dinh-dang': z.enum(['csv', 'xlsx']).default('csv'),
	/** `thuan`: UTF-8 without mark, commas and decimal points. */
	kieu: z.enum(['excel', 'thuan']).default('excel')
});

export interface TableFile {
	readonly table: ReportTable;
	/** Parts of the file's name: what, whose, when. */
	readonly name: readonly string[];
	readonly sheetName: string;
	readonly isDemonstration: boolean;
	/** ISO instant, written into an XLSX. */
	readonly createdAt: string;
}

export async function tableResponse(url: URL, file: TableFile): Promise<Response> {
	const read = Query.safeParse(Object.fromEntries(url.searchParams));
	if (!read.success) error(400, 'Tệp tải về là dinh-dang=csv hoặc dinh-dang=xlsx.');
	const { 'dinh-dang': format, kieu } = read.data;
	const parts = [...file.name, file.isDemonstration ? 'Số liệu minh họa' : ''];
	if (format === 'xlsx') {
		const { sheetName, createdAt } = file;
		const bytes = await tableXlsx(file.table, { sheetName, createdAt });
		return new Response(new Uint8Array(bytes), {
			headers: downloadHeaders(fileName(parts, 'xlsx'), XLSX_TYPE)
		});
	}
	return new Response(tableCsv(file.table, kieu === 'thuan' ? 'plain' : 'excel'), {
		headers: downloadHeaders(fileName(parts, 'csv'), 'text/csv; charset=utf-8')
	});
}

export interface ReadyScope extends Scope {
	readonly office: OfficeChoice;
	readonly period: string;
}

/** Office and period of a file; a page without figures has no file. */
export function readyScope(ctx: ReportContext, url: URL): ReadyScope {
	const scope = scopeFor(ctx, {
		office: url.searchParams.get('co-quan'),
		period: url.searchParams.get('ky')
	});
	const { office, period } = scope;
	if (office === null || period === null) {
		error(404, 'Không có số liệu của cơ quan và kỳ này để tải về.');
	}
	return { ...scope, office, period };
}
