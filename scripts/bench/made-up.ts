// A country of made-up communes and one report of each, the same every time.
import { WIDE_HEADINGS } from '../../src/routes/(app)/nop-bao-cao/mau/[layout]/templates';

const CODE_DIGITS = 5;
/** Without the stated rate and the note. */
const HEADINGS = WIDE_HEADINGS.slice(0, -2);

export const PARENT_CODE = 'TN';
const nameOf = (index: number): string => `Thử Nghiệm ${index + 1}`;
const codeOf = (index: number): string => String(index + 1).padStart(CODE_DIGITS, '0');

export function unitsCsv(count: number): string {
	const heading = 'code,name,kind,parent_code,parent_name,parent_kind,valid_from,valid_to';
	const rows = Array.from(
		{ length: count },
		(_, index) => `${codeOf(index)},${nameOf(index)},xa,${PARENT_CODE},Thử Nghiệm,tinh,,`
	);
	return [heading, ...rows].join('\n');
}

/** Every row adds up, so that the import has nothing to ask about. */
export function wideCsv(count: number, period: string): string {
	const rows = Array.from({ length: count }, (_, index) => {
		const carried = index % 7;
		const fresh = 200 + ((index * 37) % 1500);
		const online = Math.floor(fresh * (0.6 + (index % 35) / 100));
		const total = carried + fresh;
		const pending = index % 11;
		const resolved = total - pending;
		const late = index % 5;
		const early = Math.floor((resolved - late) * 0.7);
		const onTime = resolved - late - early;
		const bearing = Math.floor(fresh * 0.4);
		const paid = Math.floor(bearing * (0.5 + (index % 40) / 100));
		return [
			`Xã ${nameOf(index)}`,
			period,
			...[total, fresh, online, fresh - online, carried, resolved, early, onTime, late, pending],
			...[bearing, paid]
		].join(';');
	});
	return [HEADINGS.join(';'), ...rows].join('\r\n');
}
