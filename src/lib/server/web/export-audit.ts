// Every file that leaves with figures in it leaves a line in the audit log first; what cannot be recorded is not handed out.
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { periodFromId, type PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import { recordAudit } from '../db/audit/audit';
import { writeWhenFree } from '../db/database';
import { storageFault, type StorageFault } from '../db/file/faults';
import { refusalResponse } from './rights/refusal';

export const exportsAudited: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!isExport(event, response)) return response;
	try {
		await recordExport(event, response);
		return response;
	} catch (cause) {
		const fault = storageFault(cause);
		if (fault === undefined) throw cause;
		return withheld(event, fault);
	}
};

/** Empty forms to be filled in. */
const WITHOUT_FIGURES: ReadonlySet<string> = new Set(['/(app)/nop-bao-cao/mau/[layout]']);

/** By what is answered, not by a list: a new way to take figures out is recorded from its first day. */
function isExport({ request, route }: RequestEvent, { ok, headers }: Response): boolean {
	const isFile = headers.get('content-disposition')?.startsWith('attachment') === true;
	return ok && isFile && request.method !== 'HEAD' && !WITHOUT_FIGURES.has(route.id ?? '');
}

function recordExport(event: RequestEvent, { headers }: Response): Promise<number> {
	const { db, actor, clock } = event.locals;
	const { pathname, search } = event.url;
	const file = fileNameIn(headers.get('content-disposition') ?? '');
	const length = Number(headers.get('content-length') ?? NaN);
	return writeWhenFree(db, (writer) =>
		recordAudit(writer, actor, {
			action: 'data.exported',
			subject: pathname,
			unitId: unitIn(event),
			period: periodIn(event),
			detail: {
				path: pathname,
				query: decoded(search),
				file,
				format: file.split('.').at(-1) ?? '',
				bytes: Number.isFinite(length) ? length : null
			},
			at: clock.now()
		})
	);
}

const fileNameIn = (disposition: string): string =>
	decoded(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '');

/** A name that was written by hand into an address may be no text at all. */
function decoded(written: string): string {
	try {
		return decodeURIComponent(written);
	} catch {
		return written;
	}
}

function unitIn({ route, params, url }: RequestEvent): UnitId | null {
	const isUnit = route.id?.startsWith('/(app)/don-vi/[id]') === true;
	const written = isUnit ? params['id'] : url.searchParams.get('co-quan');
	return /^\d{1,9}$/.test(written ?? '') ? Number(written) : null;
}

function periodIn({ url }: RequestEvent): PeriodId | null {
	const written = url.searchParams.get('ky') ?? '';
	return periodFromId(written) === undefined ? null : written;
}

function withheld(event: RequestEvent, fault: StorageFault): Response {
	event.locals.storage = fault;
	event.locals.operation.log.error({ id: event.locals.requestId, code: fault.code }, 'export');
	return refusalResponse(event, {
		status: fault.status,
		message: `Tệp chưa được gửi: mỗi lần tải số liệu phải ghi được vào nhật ký trước. ${fault.message}`
	});
}
