// "Nhật ký": what was done, by whom, page by page or one line after another.
import { actionsOf, type AuditGroup } from '../../../domain/office/audit-group';
import type { AuditLine } from '../../../domain/office/audit';
import type { IsoDate, PeriodId } from '../../../domain/figures/period';
import { unitName, versionOn, type UnitId } from '../../../domain/unit/unit';
import { fold } from '../../../domain/text';
import {
	auditLines,
	auditLinesOneByOne,
	countAuditLines,
	type AuditFilter
} from '../../db/audit/audit-log';
import type { ReportContext } from '../basis/context';
import { namesFor } from '../basis/names';
import { registerOf } from '../basis/units-in-period';

/** An absent part means all. */
export interface AuditRequest {
	readonly from?: IsoDate;
	readonly to?: IsoDate;
	readonly person?: AuditFilter['person'];
	readonly group?: AuditGroup;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	readonly text?: string;
	/** Page of 50, from 0. */
	readonly page?: number;
}
interface AuditPage {
	/** Newest first. */
	readonly rows: readonly AuditLine[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

const PAGE_SIZE = 50;
/** Lines about one report or one upload: there are few, unless somebody made a sport of it. */
const MOST_ABOUT = 100;

export function auditReport(ctx: ReportContext, request: AuditRequest): AuditPage {
	const filter = filterOf(request);
	const total = countAuditLines(ctx.db, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(Math.max(0, request.page ?? 0), pages - 1);
	const rows = auditLines(ctx.db, filter, { limit: PAGE_SIZE, offset: page * PAGE_SIZE });
	return { rows, total, page, pages };
}

/** All lines of the request up to so many, newest first. */
export function auditExtract(
	ctx: ReportContext,
	request: AuditRequest,
	most: number
): { readonly rows: readonly AuditLine[]; readonly total: number } {
	const filter = filterOf(request);
	const rows = auditLines(ctx.db, filter, { limit: most, offset: 0 });
	return { rows, total: countAuditLines(ctx.db, filter) };
}

/** All lines of the request, newest first, without holding them all. */
export const auditStream = (ctx: ReportContext, request: AuditRequest): Iterable<AuditLine> =>
	auditLinesOneByOne(ctx.db, filterOf(request));

/** What was done to these: "upload:12", "report:30". */
export const auditAbout = (ctx: ReportContext, subjects: readonly string[]): AuditLine[] =>
	auditLines(ctx.db, { subjects }, { limit: MOST_ABOUT, offset: 0 });

/** Units that are gone, and KPIs, have names too. */
export function auditNames(ctx: ReportContext) {
	const register = registerOf(ctx);
	const lastName = (id: UnitId): string => {
		const version =
			versionOn(register, id, ctx.today) ??
			register.versions.findLast(({ unitId }) => unitId === id);
		return version === undefined ? `số ${id}` : unitName(version);
	};
	return {
		...namesFor(ctx),
		unit: lastName,
		kpi: (id: string): string => ctx.catalogue.kpis.get(id)?.name ?? id
	};
}

function filterOf(request: AuditRequest): AuditFilter {
	const { from, to, person, group, unitId, period, text = '' } = request;
	return {
		...(from === undefined ? {} : { from }),
		...(to === undefined ? {} : { to }),
		...(person === undefined ? {} : { person }),
		...(group === undefined ? {} : { actions: actionsOf(group) }),
		...(unitId === undefined ? {} : { unitIds: [unitId] }),
		...(period === undefined ? {} : { period }),
		...(fold(text) === '' ? {} : { text })
	};
}
