// A country of made-up communes and one report of each, the same every time.
import { LONG_HEADINGS } from '../../src/routes/(app)/nop-bao-cao/mau/[layout]/templates';

const CODE_DIGITS = 5;
/** In the order of the figures below; the same in every build, so that builds can be compared. */
const HEADINGS: readonly string[] = [
	'Đơn vị',
	'Kỳ báo cáo',
	'Tổng số hồ sơ tiếp nhận',
	'Mới tiếp nhận',
	'Trực tuyến',
	'Trực tiếp, bưu chính',
	'Kỳ trước chuyển qua',
	'Đã giải quyết',
	'Trước hạn',
	'Đúng hạn',
	'Quá hạn',
	'Đang giải quyết',
	'Hồ sơ có phí, lệ phí',
	'Thanh toán trực tuyến'
];

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
function figuresOf(index: number): number[] {
	const carried = index % 7;
	const fresh = 200 + ((index * 37) % 1500);
	const online = Math.floor(fresh * (0.6 + (index % 35) / 100));
	const total = carried + fresh;
	// What is left over is what the next quarter begins with.
	const pending = carried;
	const resolved = total - pending;
	const late = index % 5;
	const early = Math.floor((resolved - late) * 0.7);
	const onTime = resolved - late - early;
	const bearing = Math.floor(fresh * 0.4);
	const paid = Math.floor(bearing * (0.5 + (index % 40) / 100));
	return [
		...[total, fresh, online, fresh - online, carried, resolved, early, onTime, late, pending],
		...[bearing, paid]
	];
}

export function wideRows(count: number, period: string): (string | number)[][] {
	const rows = Array.from({ length: count }, (_, index) => [
		`Xã ${nameOf(index)}`,
		period,
		...figuresOf(index)
	]);
	return [[...HEADINGS], ...rows];
}

export const wideCsv = (count: number, period: string): string =>
	wideRows(count, period)
		.map((row) => row.join(';'))
		.join('\r\n');

const INDICATORS = [
	'dossiers_received_total',
	'dossiers_received_new',
	'dossiers_received_online',
	'dossiers_received_direct_postal',
	'dossiers_carried_over',
	'dossiers_resolved_total',
	'dossiers_resolved_early',
	'dossiers_resolved_on_time',
	'dossiers_resolved_late',
	'dossiers_pending_total',
	'dossiers_fee_bearing',
	'dossiers_paid_online'
];

/** The same figures, one a line, for each of the periods. */
export function longRows(count: number, periods: readonly string[]): (string | number)[][] {
	const rows = periods.flatMap((period) =>
		Array.from({ length: count }, (_, index) =>
			figuresOf(index).map((value, at) => [
				`Xã ${nameOf(index)}`,
				period,
				INDICATORS[at] ?? '',
				value
			])
		).flat()
	);
	return [LONG_HEADINGS.slice(0, 4), ...rows];
}

export const longCsv = (count: number, periods: readonly string[]): string =>
	longRows(count, periods)
		.map((row) => row.join(';'))
		.join('\r\n');

/** Quarters one after the other, as a report names them. */
export const quarters = (count: number, firstYear: number): string[] =>
	Array.from({ length: count }, (_, at) => {
		const name = ['I', 'II', 'III', 'IV'][at % 4] ?? '';
		return `Quý ${name}/${firstYear + Math.floor(at / 4)}`;
	});
