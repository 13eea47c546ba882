// What the address asks of the audit log.
import { z } from 'zod';
import { AUDIT_GROUPS } from '$lib/domain/office/audit-group';
import { parseDay, periodFromId } from '$lib/domain/figures/period';
import { formatDay } from '$lib/format/period';
import type { AuditRequest } from '$lib/server/reports/audit/audit';

const day = z.string().trim().max(20).catch('');
/** What an address says wrongly is left out, as if it had not been said. */
const Query = z.object({
	tu: day,
	den: day,
	/** "tk-3": an account · "ten-Hệ thống": somebody without one. */
	nguoi: z
		.string()
		.regex(/^(tk-[1-9]\d{0,8}|ten-.{1,200})$/)
		.nullable()
		.catch(null),
	loai: z.enum(AUDIT_GROUPS).nullable().catch(null),
	'don-vi': z.coerce.number().int().positive().nullable().catch(null),
	trong: z
		.string()
		.refine((text) => periodFromId(text) !== undefined)
		.nullable()
		.catch(null),
	tim: z.string().trim().max(200).catch(''),
	trang: z.coerce.number().int().positive().catch(1)
});

interface AuditFault {
	readonly field: 'tu' | 'den';
	readonly message: string;
}

export function auditQuery(url: URL) {
	const filter = Query.parse(Object.fromEntries(url.searchParams));
	const [from, to] = [parseDay(filter.tu), parseDay(filter.den)];
	const { nguoi, loai, 'don-vi': unitId, trong, tim, trang } = filter;
	const request: AuditRequest = {
		...(from === undefined ? {} : { from }),
		...(to === undefined ? {} : { to }),
		...(nguoi === null ? {} : { person: personOf(nguoi) }),
		...(loai === null ? {} : { group: loai }),
		...(unitId === null ? {} : { unitId }),
		...(trong === null ? {} : { period: trong }),
		text: tim,
		page: trang - 1
	};
	const isFiltered =
		[from, to, nguoi, loai, unitId, trong].some((part) => part !== undefined && part !== null) ||
		tim !== '';
	const shown = { ...filter, tu: writtenAs(from, filter.tu), den: writtenAs(to, filter.den) };
	return { filter: shown, request, isFiltered, faults: faultsIn(filter, from, to) };
}

const writtenAs = (day: string | undefined, typed: string): string =>
	day === undefined ? typed : formatDay(day);

const personOf = (written: string): NonNullable<AuditRequest['person']> =>
	written.startsWith('tk-')
		? { accountId: Number(written.slice('tk-'.length)) }
		: { name: written.slice('ten-'.length) };

function faultsIn(
	filter: { readonly tu: string; readonly den: string },
	from: string | undefined,
	to: string | undefined
): AuditFault[] {
	const unread = (field: 'tu' | 'den', label: string): AuditFault => ({
		field,
		message: `${label} ghi “${filter[field]}”. Viết ngày như 05/10/2026.`
	});
	return [
		...(filter.tu !== '' && from === undefined ? [unread('tu', 'Từ ngày')] : []),
		...(filter.den !== '' && to === undefined ? [unread('den', 'Đến ngày')] : []),
		...(from !== undefined && to !== undefined && from > to
			? [{ field: 'den', message: 'Đến ngày đứng trước Từ ngày; đổi lại một trong hai.' } as const]
			: [])
	];
}
