// A country of made-up communes and one report of each, the same every time.

const CODE_DIGITS = 5;
const HEADINGS = [
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
